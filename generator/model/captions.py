"""Captions in WebVTT: what they say, and where a browser would not understand them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.text import paragraphs

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_SUBRIP = re.compile(r"\d,\d{3} -->")
_ARROW = "-->"
_NO_CUES = ("NOTE", "STYLE", "REGION")
_RIGHT = "写成 00:00:05.000 --> 00:00:08.500"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One line that is wrong (counted from 1), and the right form."""

    line: int
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Captions:
    """What is said, cue by cue, without marks; and all mistakes."""

    words: tuple[str, ...]
    mistakes: tuple[Mistake, ...]


def read_captions(raw: bytes) -> Captions:
    """Nothing in the file makes this raise."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Captions((), (Mistake(1, "字幕不是 UTF-8 文本", "用记事本打开，另存为，编码选 UTF-8"),))
    lines = re.split(r"\r\n|\n|\r", text)
    words: list[str] = []
    mistakes = list(_head(lines))
    if mistakes and _SUBRIP.search(text):
        return Captions((), tuple(mistakes))
    last = 0.0
    for start, block in _blocks(lines):
        if block[0].split(" ")[0] in _NO_CUES or (start == 1 and block[0].startswith("WEBVTT")):
            continue
        at = next((index for index, line in enumerate(block[:2]) if _ARROW in line), None)
        if at is None:
            mistakes.append(Mistake(start, "这条字幕没有时间", f"文字上面一行{_RIGHT}"))
            continue
        times = _seconds(block[at])
        if times is None:
            mistakes.append(Mistake(start + at, f"时间“{block[at].strip()[:40]}”读不懂", _RIGHT))
        elif times[1] <= times[0]:
            mistakes.append(Mistake(start + at, "这条字幕结束不晚于开始", "核对两个时间，先写开始，后写结束"))
        elif times[0] < last:
            mistakes.append(Mistake(start + at, "这条字幕早于上一条开始", "按开始的先后排列"))
        else:
            last = times[0]
        words += _plain(block[at + 1 :])
    return Captions(tuple(words), tuple(mistakes))


def _head(lines: list[str]) -> Iterator[Mistake]:
    if re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        if len(lines) > 1 and _ARROW in lines[1]:
            yield Mistake(2, "第一行下面没有空行", "WEBVTT 之后空一行")
        return
    fix = "第一行写 WEBVTT，空一行再写字幕"
    if _SUBRIP.search("\n".join(lines)):
        fix = "这是 SRT 字幕：第一行加 WEBVTT 并空一行，时间里的逗号改成小数点"
    yield Mistake(1, "字幕文件不以 WEBVTT 开头，浏览器不会显示", fix)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between blank ones, with the number of the first."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _seconds(line: str) -> tuple[float, float] | None:
    """Start and end of a cue."""
    match = _TIMES.fullmatch(line.strip())
    if match is None:
        return None
    hours, minutes, seconds, thousandths = (match.groups("0")[part::4] for part in range(4))
    start, end = (
        int(hours[each]) * 3600 + int(minutes[each]) * 60 + int(seconds[each]) + int(thousandths[each]) / 1000
        for each in range(2)
    )
    return start, end


def _plain(lines: list[str]) -> list[str]:
    """The words of a cue without tags and character references."""
    return paragraphs(html.unescape(re.sub(r"<[^>]*>", "", "\n".join(lines))))
