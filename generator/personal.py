"""Personal data and secret markings in a text, and the text without them.

Patterns that can be computed are: an identity number has a check digit and a day of birth (GB 11643), a bank card obeys
Luhn's rule (GB/T 17552). What cannot is told by the word before it (学号, 住址) or by the provider (mail).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found from `start` to `end` of a text; `shown` is as much of it as may be repeated."""

    code: str
    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of what must not be published: its name in Chinese and how it is told. Only a line with its `sign` is
    looked at, which costs much less.
    """

    code: str
    name: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _text: True


MARKING = "D07"
"""The code of a secret or internal marking: what carries one is not published at all."""

_BEFORE, _AFTER = r"(?<![A-Za-z0-9_=/.\-])", r"(?![A-Za-z0-9_])"
_GAP = r"[ \-]?"
_MAIL_HOSTS = (
    "qq|vip\\.qq|foxmail|163|vip\\.163|126|yeah|139|189|wo|sina|vip\\.sina|sohu|tom|21cn|aliyun|gmail|googlemail|"
    "outlook|hotmail|live|msn|icloud|me|yahoo|proton|protonmail"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _digits(text: str) -> str:
    return re.sub(r"[ \-]", "", text)


def is_identity_number(text: str) -> bool:
    """Whether 18 characters are an identity number: a day that there is, and the check digit of GB 11643."""
    year, month, day = int(text[6:10]), int(text[10:12]), int(text[12:14])
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= _MONTHS[month - 1]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == text[17].upper()


def is_card_number(text: str) -> bool:
    """Whether the digits obey Luhn's rule."""
    total = 0
    for place, digit in enumerate(reversed(_digits(text))):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


_NUMBER = re.compile(r"\d{4}")

KINDS = (
    Kind("D02", "身份证号", _NUMBER, re.compile(rf"{_BEFORE}(?P<it>[1-8]\d{{16}}[\dXx]){_AFTER}"), is_identity_number),
    Kind(
        "D01",
        "手机号码",
        _NUMBER,
        re.compile(rf"{_BEFORE}(?P<it>(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}){_AFTER}"),
    ),
    Kind(
        "D03",
        "银行卡号",
        _NUMBER,
        re.compile(rf"{_BEFORE}(?P<it>(?:62|4\d|5[1-5])\d\d(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?){_AFTER}"),
        is_card_number,
    ),
    Kind(
        "D04",
        "学号或工号",
        re.compile("学|工|卡"),
        re.compile(
            r"(?:学号|学籍号|工号|教工号|职工号|一卡通号)[码为是：:\s]{0,3}(?P<it>[A-Za-z]{0,2}\d{5,14})" + _AFTER
        ),
    ),
    Kind(
        "D05",
        "住址",
        re.compile("住|户|地址|小区|花园|家园|公寓|新村|佳苑|家属院"),
        re.compile(
            r"(?:家庭住址|家庭地址|家住|现住址|现住|户籍地址|户籍所在地|居住地址)[为在是：:\s]{0,3}(?P<it>[^\s，。；,;、]{4,60})"
            r"|(?P<other>[一-龥]{2,4}(?:小区|花园|家园|公寓|新村|佳苑|家属院)[^\s，。；,;]{0,8}?"
            r"\d{1,4}(?:栋|幢|号楼|号)[^\s，。；,;]{0,8}?\d{2,4}室?)"
        ),
    ),
    Kind(
        "D06",
        "私人邮箱",
        re.compile("@"),
        re.compile(
            rf"(?<![A-Za-z0-9._%+\-])(?P<it>[A-Za-z0-9._%+\-]+@(?:{_MAIL_HOSTS})\.(?:com|cn|net|me)(?:\.cn)?){_AFTER}",
            re.I,
        ),
    ),
    Kind(
        MARKING,
        "密级或内部标志",
        re.compile("★|☆|密级|内部|外传|扩散"),
        re.compile(
            r"(?P<it>(?:绝密|机密|秘密)[ 　]?[★☆](?:[ 　]?(?:\d{1,2}年|长期))?"
            r"|密级[为是：:\s]{0,3}(?:绝密|机密|秘密|内部)"
            r"|内部(?:资料|文件|材料|刊物)[，,、。；\s]{0,2}(?:注意保存|妥善保管|请勿外传|不得外传|严禁外传)"
            r"|(?:仅供|仅限)内部(?:使用|参考|阅读|传阅))"
            # as a line or in brackets: within a sentence it tells of a rule
            r"|(?:^|[（(【\n])(?P<other>(?:严禁|不得|请勿)(?:外传|扩散))(?=$|[）)】！!。\n])"
        ),
    ),
)
"""Those whose form is certain come first: what they have found no other finds again."""

NAMES = {kind.code: kind.name for kind in KINDS}

_SIGNS = (
    re.compile(r"\d(?:\d{4}|\d{2,3}[ \-]\d{4})"),
    re.compile("@|★|☆|住|户|小区|花园|家园|公寓|新村|佳苑|家属院|地址|内部|密级|外传|扩散"),
)
"""What a line has at least in which anything can be found. Each begins with one of a few characters, and no choice
of kinds of them, which lets the machine of `re` pass over all others.
"""


def personal_data(text: str) -> list[Hit]:
    """All that is found, in order; nothing goes over the end of a line."""
    hits: list[Hit] = []
    done = -1
    for sign in sorted(match.start() for signs in _SIGNS for match in signs.finditer(text)):
        if sign > done:
            start = text.rfind("\n", 0, sign) + 1
            done = text.find("\n", sign)
            done = len(text) if done < 0 else done
            hits += _in_line(text[start:done], start)
    return hits


def _in_line(line: str, above: int) -> list[Hit]:
    hits: list[Hit] = []
    for kind in KINDS:
        for match in kind.pattern.finditer(line) if kind.sign.search(line) else ():
            start, end = next(match.span(name) for name in match.groupdict() if match[name] is not None)
            free = all(above + end <= hit.start or hit.end <= above + start for hit in hits)
            if free and kind.holds(match[0]):
                hits.append(Hit(kind.code, above + start, above + end, _shown(kind.code, line[start:end])))
    return sorted(hits, key=lambda hit: hit.start)


def without_personal_data(value: Any, exempt: Collection[str] = ()) -> Any:
    """Plain data with a note in the place of everything found in its texts, but for what is shown as `exempt`."""
    if isinstance(value, str):
        return "".join(_parts(value, exempt))
    if isinstance(value, dict):
        return {key: without_personal_data(each, exempt) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(without_personal_data(each, exempt) for each in value)
    return value


def _parts(text: str, exempt: Collection[str]) -> Iterator[str]:
    done = 0
    for hit in personal_data(text):
        if hit.shown not in exempt:
            yield f"{text[done : hit.start]}〔{NAMES[hit.code]}已隐去〕"
            done = hit.end
    yield text[done:]


def _shown(code: str, text: str) -> str:
    """A marking as it is; of everything else the beginning and the end."""
    if code == MARKING:
        return text
    plain = _digits(text) if code in ("D01", "D02", "D03") else text
    if code == "D06":
        name, _at, host = text.partition("@")
        return f"{name[:2]}***@{host}"
    kept = 3 if len(plain) > 8 else 2
    return f"{plain[:kept]}****{plain[-2:]}"
