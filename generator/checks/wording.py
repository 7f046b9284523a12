"""Fixed expressions and punctuation: what `data/terms.yml` says, and GB/T 15834—2011 where it is beyond doubt.

These are warnings for whoever writes. Nothing is left out because of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from generator.checks.place import at
from generator.checks.texts import texts
from generator.finding import Finding, found
from generator.model.base import Record
from generator.model.shape import label_of
from generator.model.terms import Order, Terms
from generator.portal.graph import FullPortal
from generator.text import quoted

_HAN = r"\u3400-\u9fff"
_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_MOST = 3
"""How many places of one text are shown."""

# what must stand before a mark is asked for after its first character: so the machine of `re` passes over all others
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[,;:?!](?<=[{_HAN}”》）].)(?=[{_HAN}“《（\n]|$)"), "汉字之间用全角标点"),
    (re.compile(rf"\([^()\n]*[{_HAN}][^()\n]*\)"), "括号里有汉字，用全角括号"),
    (re.compile(rf"\"[^\"\n]*[{_HAN}][^\"\n]*\""), "汉字用中文引号"),
    (re.compile(rf"[ \u3000](?<=[{_HAN}，。；：].)[ \u3000]*(?=[{_HAN}])"), "汉字之间不空格"),
    (re.compile(rf"\.(?<=[{_HAN}].)\.{{2,}}|。。+"), "省略号写作“……”"),
    (
        re.compile(r"[\[（(【]\s*(?P<year>(?:19|20)\d\d)\s*[\]）)】]\s*(?:第\s*)?0*(?P<number>\d+)\s*号"),
        "年份用六角括号〔〕",
    ),
)
_JOINT = rf"[”\"]?[、，,和与及]?[{_HAN}]{{0,2}}[“\"]?"
"""Between the parts of a phrase, verbs of two characters included: 增强“四个意识”、坚定“四个自信”."""

_ORIGINAL = frozenset({("plans", "written"), ("plans", "units"), ("policies", "title")})
"""Type and field of what is copied from a document, letter by letter."""

Said = tuple[str, str, str]
"""Code, message, and the right form."""


def wording_of_the_site(portal: FullPortal) -> Iterator[Finding]:
    """T01: the settings keep to fixed expressions, T02: their order, T03: and punctuation (`model/terms.py`)."""
    terms = portal.wording
    for path, text in texts(portal.site):
        for code, message, fix in _judged(text, terms, portal.as_of):
            label = label_of(type(portal.site), path)
            yield found(code, "data/portal.yml", path, label=label, message=message, fix=fix)


def wording(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """T01: every text of a record that is not internal keeps to fixed expressions, T02: their order, T03: and
    punctuation (`model/terms.py`, GB/T 15834—2011).
    """
    for path, text in texts(record):
        if (kind, next(step for step in reversed(path) if isinstance(step, str))) in _ORIGINAL:
            continue
        for code, message, fix in _judged(text, portal.wording, portal.as_of):
            yield at(portal, kind, record, path, code, message=message, fix=fix)


def _judged(text: str, terms: Terms, day: dt.date) -> Iterator[Said]:
    for exemption in terms.exemptions:
        if exemption.until is None or day <= exemption.until:
            text = text.replace(exemption.text, "\n")
    yield from _wordings(text, terms)
    for order in terms.orders:
        yield from _order(text, order)
    if terms.punctuation:
        yield from _punctuation(text)


def _wordings(text: str, terms: Terms) -> Iterator[Said]:
    for entry in terms.wordings:
        rest = text.replace(entry.right, "\n")
        wrong = [each for each in entry.wrong if each in rest]
        if wrong:
            why = f"（{entry.why}）" if entry.why else ""
            yield "T01", f"写的是{_listed(wrong)}", f"规范写法：{entry.right}{why}"


def _order(text: str, order: Order) -> Iterator[Said]:
    parts = "|".join(re.escape(part) for part in sorted(order.parts, key=len, reverse=True))
    for run in re.finditer(f"(?:{parts})(?:{_JOINT}(?:{parts}))+", text):
        said = re.findall(parts, run[0])
        right = sorted(said, key=order.parts.index)
        if said != right:
            why = f"（{order.why}）" if order.why else ""
            yield "T02", f"次序是{quoted(said)}", f"规范次序：{quoted(right)}{why}"
            return


def _punctuation(text: str) -> Iterator[Said]:
    shown = sorted(
        (match.start(), _around(text, match), why) for pattern, why in _MARKS for match in pattern.finditer(text)
    )
    if shown:
        wrong = list(dict.fromkeys(place for _start, place, _why in shown[:_MOST]))
        more = f" 等 {len(shown)} 处" if len(shown) > _MOST else ""
        rules = "；".join(dict.fromkeys(why for _start, _place, why in shown))
        yield "T03", f"标点：{_listed(wrong)}{more}", f"{rules}：{_listed([_corrected(place) for place in wrong])}"


def _listed(words: Sequence[str]) -> str:
    return "、".join(f"〈{word}〉" for word in words)


def _around(text: str, match: re.Match[str]) -> str:
    """A mark with two characters on each side, so that it can be looked for."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return before.rpartition("\n")[2] + match[0] + after.partition("\n")[0]


def _corrected(words: str) -> str:
    for pattern, _why in _MARKS:
        words = pattern.sub(_right, words)
    return words


def _right(match: re.Match[str]) -> str:
    """What the marks that were found should be."""
    own = match[0]
    if "year" in match.re.groupindex:
        return f"〔{match['year']}〕{match['number']}号"
    if own[0] == '"':
        return f"“{own[1:-1]}”"
    if own[0] == "(":
        return f"（{own[1:-1]}）"
    if not own.strip():
        return ""
    return "……" if own[0] == "." or own.count("。") > 2 else "。" if own[0] == "。" else own.translate(_WIDE)
