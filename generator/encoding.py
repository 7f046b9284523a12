"""Bytes become text: the encodings of Chinese offices are told apart by name, line ends of Word are found."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from generator.personal import without_personal_data
from generator.problem import Edit, Mend, Problem

MAX_BYTES = 1_000_000
MAX_LINE = 100_000

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMES = {"utf-16": "UTF-16", "gb18030": "GBK"}
_HOW = "运行 fourones check --fix 自动转换，或用记事本打开，另存为，编码选 UTF-8"
_SOFT = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SOFT_NAMES = {"\x0b": " Word 的软回车", "\x0c": "分页符"}
_BLOCK = re.compile(r"(?P<lead> *)(?P<dashes>(?:- +)*)(?:[^\s#'\"\[{][^:\n]*:)? *[|>][-+1-9]* *(?:#.*)?")
_KEY = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]\w*)\s*[:：]")
_VALUE = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[A-Za-z_]\w*: +)(?P<text>[^\s\"'\[{|>&*!%@`#].*)")


def decode(raw: bytes) -> tuple[str, Problem | None]:
    """The text and what is wrong with its encoding; a text that no mend can save is empty."""
    if len(raw) > MAX_BYTES:
        return "", Problem("F05", f"文件有 {len(raw) // 1000} KB，超过 {MAX_BYTES // 1000} KB", "把长文字拆成几条记录")
    text, problem = _decoded(raw)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            return "", Problem("F05", f"第 {number} 行有 {len(line)} 个字符", "一行不超过十万个字符", number)
    return text, problem


def _decoded(raw: bytes) -> tuple[str, Problem | None]:
    if raw.startswith(_UTF_16):
        return _recoded(raw, "utf-16", None)
    if b"\x00" in raw:
        return "", Problem("F02", "文件不是文本，可能是图片、表格或 Word 文件改了扩展名", "换成 UTF-8 编码的文本文件")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        if _is_gbk(raw):
            return _recoded(raw, "gb18030", line)
        return "", Problem("F02", "文件里有不是 UTF-8 的字节", "另存为 UTF-8 编码", line)
    if raw.startswith(_BOM):
        mend = Mend(encoding="utf-8-sig")
        fix = "不影响发布；可运行 fourones check --fix 去掉"
        return text, Problem("F14", "文件开头有看不见的标记（BOM），是记事本存的", fix, 1, mend=mend)
    return text, None


def _recoded(raw: bytes, encoding: str, line: int | None) -> tuple[str, Problem | None]:
    try:
        text = plain_text(raw, encoding)
    except UnicodeDecodeError:
        return "", Problem("F02", f"文件像是 {_NAMES[encoding]} 编码，但有损坏", "另存为 UTF-8 编码", line)
    return text, Problem("F02", f"文件是 {_NAMES[encoding]} 编码", _HOW, line, mend=Mend(encoding=encoding))


def plain_text(raw: bytes, encoding: str) -> str:
    """The text that the bytes stand for in this encoding; of a foreign one with plain line ends.
    Raises UnicodeDecodeError.
    """
    text = raw.decode(encoding)
    return text if encoding == "utf-8-sig" else text.replace("\r\n", "\n").removeprefix("\ufeff")


def shown_lines(path: Path) -> list[str]:
    """The lines of a file as far as they can be shown, without personal data; none where it cannot be opened."""
    try:
        raw = path.read_bytes()
    except OSError:
        return []
    text, _problem = decode(raw)
    lines = (text or raw.decode("utf-8-sig", "replace")).splitlines()
    return [without_personal_data(line) for line in lines]


def _is_gbk(raw: bytes) -> bool:
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return bool(re.search(r"[\u4e00-\u9fff]{2}", text))


def soft_breaks(text: str, known: Collection[str]) -> tuple[Problem, ...]:
    """Line ends that only Word and some web pages write, each with the plain lines that it should be."""
    if _SOFT.search(text) is None:
        return ()
    problems: list[Problem] = []
    block: int | None = None  # how far in the key of an open literal text stands
    offset = 0
    head = not text.startswith("---")
    for number, line in enumerate(text.split("\n"), 1):
        if line.rstrip() == "---":
            head = number == 1
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and line.strip() and indent <= block:
            block = None
        if _SOFT.search(line):
            literal = " " * indent if block is not None or not head else None
            problems.append(_soft_break(line, number, offset, literal, known))
        opened = _BLOCK.fullmatch(line) if block is None else None
        if opened is not None:
            block = len(opened["lead"]) + len(opened["dashes"])
        offset += len(line) + 1
    return tuple(problems)


def _soft_break(line: str, number: int, offset: int, literal: str | None, known: Collection[str]) -> Problem:
    """The finding of one line; `literal` is the indentation of the text in which every line end counts."""
    first = _SOFT.search(line)
    assert first is not None
    parts = _SOFT.split(line)
    if literal is None:
        mended = _structured(parts, known)
    else:
        mended = ("\n" + literal).join([parts[0], *(part.strip(" ") for part in parts[1:])])
    mend = Mend((Edit(offset, offset + len(line), mended),)) if mended is not None else None
    fix = "删掉这里的换行，或运行 fourones check --fix" if mend else "删掉这里的换行，接着写成一行"
    return Problem("F13", f"这一行有{_SOFT_NAMES.get(first[0], '特殊换行符')}", fix, number, first.start() + 1, mend)


def _structured(parts: list[str], known: Collection[str]) -> str | None:
    """The lines that a line of keys and values should be; None where that is not certain."""
    starts = [_KEY.match(part) for part in parts[1:] if part.strip()]
    if all(start is not None and start["key"] in known for start in starts):
        return "\n".join(part for part in parts if part.strip())  # every part is a line of its own
    value = _VALUE.fullmatch(parts[0])
    if value is None or any(starts):
        return None
    inner = "\n" + " " * (len(value["lead"]) + 2)
    return (
        value["lead"]
        + value["key"].rstrip()
        + " |-"
        + inner
        + inner.join(text for text in (value["text"].strip(), *(part.strip() for part in parts[1:])) if text)
    )
