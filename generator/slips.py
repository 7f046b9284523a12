"""Slips of the keyboard in YAML, each told at its place, with a mend where only one thing can have been meant.

The rules look at single lines, so one slip never hides another. Which keys there are is handed down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.lines import INVISIBLE, Line, Sort, closing_bracket, closing_quote, read_lines
from generator.problem import Edit, Keys, Mend, Problem, applied
from generator.quoting import quoted_value


@dataclass(frozen=True, slots=True)
class Widths:
    """How many spaces a Tab and a full-width space stand for."""

    tab: int = 2
    wide: int = 2


WIDTHS = (Widths(), Widths(4), Widths(8), Widths(2, 1), Widths(4, 4))
"""What may have been meant, the likeliest first."""

HARMLESS = frozenset({"F14", "Y10", "Y14"})
"""Codes that do not keep a record from being read."""

_START = rf"[ \t\u3000\xa0\u2000-\u200a{INVISIBLE}-]*"
_SUSPICIOUS = (
    re.compile(
        rf"\n(?:[ -]*[\t\u3000\xa0\u2000-\u200a{INVISIBLE}]|{_START}(?:[-–—·•](?![\s\d—–－-])|[－–—·•])"
        rf"|{_START}[A-Za-z_]\w*(?:[ \u3000]*：|:[^\s/]|:[\u3000\xa0])"
        r"|\{|[^:\n]*:[ \t]*\S.*: |[^:\n]*:[ \t].*:[ \t\r]*$)",
        re.MULTILINE,
    ),
    re.compile(r"[ :]#\S"),
    re.compile(r"[:-][ \t]+(?:[\"'\[{@`%*&!,\]}?]|[|>](?![-+1-9]*[ \r]*$)|- )", re.MULTILINE),
)
"""Without any of these there is nothing to look for, which is much faster told than found. Each begins with one of a
few characters, which lets the machine of `re` pass over all others; the first wants a line end before the text.
"""

_DASH = re.compile(r"(?P<dash>-|－|–|—|·|•)(?P<gap>[ \t\u3000\xa0]*)(?P<rest>(?![-－–—·•\s]).+)")
_HASH = re.compile(r"(?:(?<=[ \t])|^)#(?=[^\s#!])")
_COMMENT = re.compile(r"\s#(?:\s.*|)$")
_DRIVE = re.compile(r"\"[A-Za-z]:\\(?!\\)")
_NO_ESCAPE = re.compile(r"(?:[^\\]|\\[0abtnvfre \"/\\N_LPxuU\t])*+\\")
"""All that double quotes understand, then a backslash that means nothing."""
_IN_BRACES = re.compile(
    r"(?P<mark>[{,，])[ \u3000]*(?P<key>[a-z_]+)[ \u3000]*(?P<colon>[:：])(?P<gap>[ \u3000]*)(?=[^\s}])"
)
_ANCHOR = re.compile(r"[*&][\w-]+(?:\s|$)", re.ASCII)
_HEADER = re.compile(r"[|>][-+1-9]*")


def slips(text: str, keys: Keys, widths: Widths = WIDTHS[0]) -> tuple[Problem, ...]:
    """What was mistyped in a YAML text, in the order of its lines."""
    if not any(sign.search(f"\n{text}") for sign in _SUSPICIOUS):
        return ()
    lines = [line for line in read_lines(text) if line.sort is not Sort.EMPTY]
    problems: list[Problem] = []
    above: list[Line] = []
    for index, line in enumerate(lines):
        if line.sort is Sort.ENTRY:
            alone = index + 1 == len(lines) or lines[index + 1].sort is not Sort.GOES_ON
            while above and above[-1].column > len(line.lead):
                above.pop()
            found = _of_line(line, keys, widths, above[-1].key if above else "", alone=alone)
            problems += (_with_lines_below(each, lines, index) if each.code == "Y12" else each for each in found)
            above += [line] if line.key else []
    return tuple(problems)


def _of_line(line: Line, keys: Keys, widths: Widths, owner: str, *, alone: bool) -> Iterator[Problem]:
    """What is wrong with one entry, `owner` being the key that it stands below; `alone` says that its value ends with
    the line.
    """
    yield from _white_space(line, widths)
    if line.key:
        yield from _colon(line, keys)
    else:
        yield from _dash(line, keys, owner)
    if not line.key or (line.colon.strip() == ":" and (line.colon != ":" or not line.value)):
        yield from _value(line, keys, alone=alone)


def _white_space(line: Line, widths: Widths) -> Iterator[Problem]:
    if not line.key and not line.dashes:
        return
    before = line.lead + line.dashes
    strange = [(index, char) for index, char in enumerate(before) if char not in " -"]
    if not strange:
        return
    names = {"\t": "制表符（Tab）", "\u3000": "全角空格", "\xa0": "不间断空格"}
    spaces = {"\t": " " * widths.tab, "\u3000": " " * widths.wide, **dict.fromkeys(INVISIBLE, "")}
    kinds = dict.fromkeys(names.get(char, "看不见的字符" if char in INVISIBLE else "特殊空格") for _i, char in strange)
    edits = tuple(Edit(line.start + index, line.start + index + 1, spaces.get(char, " ")) for index, char in strange)
    yield Problem(
        "Y11", f"这一行开头有{'、'.join(kinds)}", "缩进和短横线后面只用半角空格，每级缩进两格",
        line.number, strange[0][0] + 1, Mend(edits),
    )  # fmt: skip


def _colon(line: Line, keys: Keys) -> Iterator[Problem]:
    wide = "：" in line.colon
    if not wide and (line.colon.endswith((" ", "\t")) or not line.value):
        return
    known = line.key in keys.known
    if not known and not (wide and re.fullmatch(r"[a-z_]+", line.key)):
        return
    right = f"{line.key}:{' ' if line.value else ''}"
    start = line.value_start - len(line.colon)
    mend = Mend((Edit(start, start + len(line.colon), right.removeprefix(line.key)),)) if known else None
    column = start - line.start + 1 + len(line.colon) - len(line.colon.lstrip())
    fix = right + line.value[:20]
    if wide:
        yield Problem("Y07", f"“{line.key}”后面用了全角冒号“：”", fix, line.number, column, mend)
    else:
        yield Problem("Y08", f"“{line.key}”的冒号后面缺一个空格", fix, line.number, column, mend)


def _dash(line: Line, keys: Keys, owner: str) -> Iterator[Problem]:
    match = _DASH.match(line.value)
    if match is None or line.dashes or owner not in keys.lists:
        return
    if match["dash"] == "-" and (match["gap"] or match["rest"][0].isdigit()):
        return
    at = line.value_start
    mend = Mend((Edit(at, at + len(match["dash"]) + len(match["gap"]), "- "),))
    problem = Problem("Y12", "列表的一项没有以“- ”开头", f"- {match['rest'][:20]}", line.number, line.column + 1, mend)
    yield problem


def _with_lines_below(problem: Problem, lines: Sequence[Line], index: int) -> Problem:
    """The keys of an item that stand right of a dash without a space move along when it gets one."""
    own = len(lines[index].lead)
    after = (lines[number] for number in range(index + 1, len(lines)))  # not a slice: there may be very many
    below = list(takewhile(lambda each: len(each.lead) > own or each.sort is Sort.COMMENT, after))
    if problem.mend is None or not below or len(below[0].lead) != own + 1:
        return problem
    moved_lines = tuple(Edit(each.start, each.start, " ") for each in below)
    return replace(problem, mend=Mend((*problem.mend.edits, *moved_lines)))


def _value(line: Line, keys: Keys, *, alone: bool) -> Iterator[Problem]:
    """A value that has to stand in quotes, or of which a part is taken for a comment."""
    if line.dashes and re.search("[\u4e00-\u9fff]", line.key):  # “- 要求: 每月一次: 不缺席” is one sentence
        whole = replace(line, key="", colon="", value=line.key + line.colon + line.value)
        line = whole if _why_quoted(whole.value.rstrip(), whole) else line
    value = line.value.rstrip()
    column = line.value_start - line.start + 1
    if not value:
        return
    hashed = None if value[0] in "'\"[{|>" else _HASH.search(value)
    if hashed is not None:
        lost = value[hashed.start() :]
        right = f'{line.key}{": " if line.key else ""}"{value}"'
        fix = f"是正文就整段加引号：{right[:60]}；是说明就在 # 后面加一个空格"
        yield Problem("Y10", f"“{lost[:20]}”被当作说明，没有读进来", fix, line.number, column + hashed.start())
        return
    if value[0] == "{":
        yield from _braces(value, line, keys)
    why = _why_quoted(value, line)
    if not why:
        yield from _wide_comma(value, line, keys)
        return
    right = quoted_value(_raw(value))
    start = line.value_start
    certain = alone and _COMMENT.search(value) is None and not _second_key(value, keys)
    if line.key in keys.lists and value.startswith("- "):
        yield Problem("Y12", "列表的第一项要另起一行", f"{line.key}:\n  {value[:30]}", line.number, column)
        return
    if _second_key(value, keys):
        yield Problem("Y09", "一行里写了两项", "每项另起一行", line.number, column)
        return
    mend = Mend((Edit(start, start + len(value), right),)) if certain else None
    yield Problem("Y09", why, f"{line.key}{': ' if line.key else ''}{right[:40]}", line.number, column, mend)


def _braces(value: str, line: Line, keys: Keys) -> Iterator[Problem]:
    """Full-width marks about the keys of a row in braces, and colons without a space."""
    edits: list[Edit] = []
    for match in _IN_BRACES.finditer(value):
        at = line.value_start + match.start()
        right = ("{" if match["mark"] == "{" else ", ") + match["key"] + ": "
        if match["key"] in keys.known and (match["mark"] == "，" or match["colon"] != ":" or not match["gap"]):
            edits.append(Edit(at, at + len(match[0]), right))
    if edits:
        column = edits[0].start - line.start + 1
        right = applied(value, [Edit(e.start - line.value_start, e.end - line.value_start, e.text) for e in edits])
        yield Problem("Y15", "花括号里的标点不对", right[:80], line.number, column, Mend(tuple(edits)))


def _wide_comma(value: str, line: Line, keys: Keys) -> Iterator[Problem]:
    """Text in brackets that a full-width comma seems to part. Ids are told by the model, which knows what they are."""
    end = closing_bracket(value) if value[0] == "[" and line.key in keys.lists else None
    inner = value[1:end] if end is not None else ""
    at = inner.find("，")
    if at < 0 or any(mark in inner for mark in ",\"'{[") or not re.search("[\u4e00-\u9fff]", inner):
        return
    parts = ", ".join(part.strip() for part in inner.split("，"))
    fix = f'是几项就改用英文逗号：[{parts[:40]}]；是一项就加引号：["{inner[:40]}"]'
    yield Problem("Y14", "方括号里用了全角逗号“，”，只算一项", fix, line.number, line.value_start - line.start + at + 2)


def _raw(value: str) -> str:
    """The text within the quotes of a value that is quoted as a whole; else the value."""
    if value[0] == '"' and closing_quote(value) == len(value) - 1:
        return value[1:-1]
    return value


def _second_key(value: str, keys: Keys) -> bool:
    return any(match[1] in keys.known for match in re.finditer(r"\s([a-z_]+): ", value))


def _why_quoted(value: str, line: Line) -> str:
    """Why a value cannot stand without quotes, or with those that it has; empty where it can."""
    sign = value[0]
    if sign in "'\"":
        return _why_requoted(value)
    if sign in "[{":
        end = closing_bracket(value)
        rest = value[end + 1 :] if end is not None else ""
        return f"文字以“{sign}”开头，要加引号" if rest.strip() and not _COMMENT.match(rest) else ""
    if (sign in "*&" and _ANCHOR.match(value)) or (sign in "|>" and _HEADER.fullmatch(_COMMENT.sub("", value))):
        return ""
    if sign in "@`%*&!|>,]}" or value[:2] in ("- ", "? "):
        return f"文字以“{sign}”开头，要加引号"
    if ": " in _COMMENT.sub("", value) or value.endswith(":"):
        once = not line.key and value.count(": ") == 1 - value.endswith(":")  # a mapping, which the model refuses
        return "" if once or not (line.key or line.dashes) else "文字里有英文冒号加空格，要加引号"
    return ""


def _why_requoted(value: str) -> str:
    end = closing_quote(value)
    if end is None:
        return ""
    rest = value[end + 1 :]
    if rest.strip() and not _COMMENT.match(rest):
        return "引号只括住了开头，要括住整段文字"
    if value[0] == '"' and not rest.strip() and (_DRIVE.match(value) or _NO_ESCAPE.match(value[:end])):
        return "英文双引号里有反斜杠“\\”，要改用单引号"
    return ""


def misaligned(text: str) -> Problem | None:
    """The first key that stands neither with those above it nor one step further in."""
    columns: list[tuple[int, int]] = []
    last: Line | None = None
    for line in read_lines(text):
        if line.sort is not Sort.ENTRY or not (line.key or line.dashes):
            last = line if line.sort in (Sort.ENTRY, Sort.GOES_ON) else last
            continue
        places = [len(line.lead)] + ([line.column] if line.dashes and line.key else [])
        inner = 0
        while columns and columns[-1][0] > places[0]:
            inner = columns.pop()[1]
        if columns and columns[-1][0] < places[0] and last is not None and last.value.strip() and last.key:
            return _crooked(line, last.number)
        if columns and columns[-1][0] < places[0] and last is not None and last.column > places[0]:
            return _crooked(line, inner or columns[-1][1])
        columns += [(place, line.number) for place in places if not columns or columns[-1][0] < place]
        last = line
    return None


def _crooked(line: Line, other: int) -> Problem:
    message = f"第 {line.number} 行缩进与第 {other} 行不齐"
    return Problem("Y13", message, "同级各行左边对齐，下一级多缩进两格", line.number, len(line.lead) + 1, also=(other,))


def moved(problem: Problem, by: int) -> Problem:
    """The same problem in a text before which so many characters stand."""
    if problem.mend is None or not by:
        return problem
    edits = tuple(replace(edit, start=edit.start + by, end=edit.end + by) for edit in problem.mend.edits)
    return replace(problem, mend=replace(problem.mend, edits=edits))
