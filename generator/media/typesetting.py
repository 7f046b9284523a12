"""A title broken into balanced lines by the rules of Chinese typesetting.

All lengths are in ems, so that one measurement serves every size. No line begins with a closing mark or ends
with an opening one, Latin words and numbers stay whole (GB/T 15834), quotation marks are half as wide as a
character, and so is a mark at either end of a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from generator.text import closed_up

Measure = Callable[[str], float]
"""The width of a run of text in ems."""

_OPENING = "“‘（《〈「『【〔［｛"
_ENDING = "”’）》〉」』】〕］｝"
_CLOSING = _ENDING + "，。、；：？！"
DASH = "——"
_DASHES = (DASH, "……")
_JOINTS = "—…·～"
_BREAK = "|"
_QUOTES = "“”‘’"
_LATIN = r"[!-{}~¢-ɏͰ-Ͽ‐‑–‰′″⁰-₉€№℃℉™]"
_PIECE = re.compile(rf"\||{_LATIN}{{1,24}}|——|……|\s+|.", re.DOTALL)
_STOP, _PAUSE = tuple("：。；？！"), (*"，、”》", *_DASHES)
_PARTICLES = "的地得了着过们吗呢吧"

_GAP = 0.125
"""Between Chinese and Latin."""

_WORDS = re.compile(
    "党支部|党总支|党组织|党[委员建]|书记|支部|工作室|工作法|组织员|带头人|教研[室部]|研究[生所]|教[师育]|学[生院校]|师生|老师|高校"
    "|大学|医[院学]|实验|课[程题]|培育|建设|工程|计划|成果|案例|资料|公示|通知|意见|办法|方案|名单|评估|推广|示范|特色|活动|服务|公寓"
    "|政治|能力|提升|创[建优]|质量|典型|经验|平台|材料|宣传|思想|思政|年度|第.批|代表性|新时代"
)
"""What titles here are made of; there is no dictionary, so other words may be parted."""

_INSIDE_QUOTES, _INSIDE_WORD, _BEFORE_PARTICLE, _LONELY, _AT_NUMBER = 20.0, 20.0, 8.0, 8.0, 2.0
_AFTER_STOP, _AFTER_PAUSE, _AT_MARK = -18.0, -8.0, -60.0
"""What a break costs at a place, in square ems of unevenness; less than nothing is a good place."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is set at one go: a character, a mark or a Latin run. `before` and `width` are in ems; `before`
    moves what follows too, and is negative where the empty half of a mark is cut off.
    """

    text: str
    width: float
    before: float = 0.0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of pieces, each with its width; what their breaks cost, and whether nothing was cut off."""

    lines: tuple[tuple[Piece, ...], ...]
    widths: tuple[float, ...]
    cost: float = 0.0
    whole: bool = True


def pieces_of(text: str, measure: Measure) -> list[list[Piece]]:
    """Unbreakable groups of pieces; the first piece of a group says what a break before it costs."""
    runs = [match[0] for match in _PIECE.finditer(closed_up(text))]
    costs = _costs(runs)
    pieces: list[Piece] = []
    last = ""
    for run, cost in zip(runs, costs, strict=True):
        if run != _BREAK and not run.isspace():
            pieces.append(Piece(run, measure(run), _before(last, run, measure), cost))
            last = run
        elif run.isspace() and last:
            last = last.rstrip() + " "
    groups: list[list[Piece]] = []
    for index, piece in enumerate(_halved(pieces)):
        if groups and (piece.text in (*_CLOSING, *_DASHES) or pieces[index - 1].text in _OPENING):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def broken(groups: list[list[Piece]], width: float, most: int) -> Block | None:
    """The groups in as few lines as fit into the width, of even length; None where `most` lines are too few."""
    if not groups:
        return Block((), ())
    spans = _Spans(groups)
    least = _lines_needed(spans, width)
    if least is None or least > most:
        return None
    for count in range(least, most + 1):
        block = _balanced(groups, spans, width, count)
        if block is not None:
            return block
    return None


def shortened(groups: list[list[Piece]], width: float, most: int, measure: Measure) -> Block:
    """As many groups as fit, and an ellipsis: for titles that no size makes fit."""
    ellipsis = Piece("…", measure("…"))
    for count in range(len(groups) - 1, 0, -1):
        kept = [*groups[: count - 1], [*groups[count - 1], ellipsis]]
        block = broken(kept, width, most)
        if block is not None:
            return replace(block, whole=False)
    return Block(((ellipsis,),), (ellipsis.width,), whole=False)


def _costs(runs: list[str]) -> list[float]:
    """What a break before each run costs."""
    inside: set[int] = set()
    starts = [0, *accumulate(len(run) for run in runs)]
    for word in _WORDS.finditer("".join(runs)):
        inside.update(range(word.start() + 1, word.end()))
    costs, depth = [], 0
    for index, run in enumerate(runs):
        left = runs[index - 1] if index else ""
        cost = _INSIDE_QUOTES * (depth > 0)
        if left == _BREAK:
            cost += _AT_MARK
        elif left and left in _STOP:
            cost += _AFTER_STOP
        elif left and left in _PAUSE:
            cost += _AFTER_PAUSE
        elif left:
            cost += _INSIDE_WORD * (starts[index] in inside) + _BEFORE_PARTICLE * (run in _PARTICLES)
            cost += _AT_NUMBER * (_latin(left) != _latin(run))
            cost += _LONELY * any(
                near in (*_STOP, "，", "、")
                for near in (*runs[max(0, index - 3) : index], *runs[index + 1 : index + 3])
            )
        costs.append(cost)
        depth += (run in _OPENING) - (run in _ENDING)
    return costs


def _before(last: str, run: str, measure: Measure) -> float:
    """What goes before a piece in the middle of a line: a word space, a gap between scripts, or nothing."""
    if last.endswith(" "):
        return measure(" ") if _latin(last) and _latin(run) else 0.0
    if not last or any(each in (*_OPENING, *_CLOSING, *_DASHES, *_JOINTS) for each in (last, run)):
        return 0.0
    return _GAP if _latin(last) != _latin(run) else 0.0


def _latin(run: str) -> bool:
    return re.match(_LATIN, run.strip()[-1:]) is not None


def _halved(pieces: list[Piece]) -> list[Piece]:
    """Marks without their empty half where two of them meet; quotation marks always."""
    out = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1].text if index else ""
        after = pieces[index + 1].text if index + 1 < len(pieces) else ""
        if piece.width >= 1 and piece.text in _OPENING and (piece.text in _QUOTES or (before and before in _OPENING)):
            out.append(replace(piece, before=piece.before - 0.5))
        elif (
            piece.width >= 1
            and piece.text in _CLOSING
            and (piece.text in _QUOTES or (after and after in _CLOSING + _OPENING))
        ):
            out.append(replace(piece, width=piece.width - 0.5))
        else:
            out.append(piece)
    return out


def _line(groups: Iterable[list[Piece]]) -> tuple[Piece, ...]:
    """The pieces of a line; a mark at either end is flush with it."""
    pieces = [piece for group in groups for piece in group]
    first, last = pieces[0], pieces[-1]
    pieces[0] = replace(first, before=-0.5 if first.text in _OPENING and first.width >= 1 else 0.0)
    if last.text in _CLOSING and last.width >= 1:
        pieces[-1] = replace(pieces[-1], width=last.width - 0.5)
    return tuple(pieces)


def _width(pieces: Iterable[Piece]) -> float:
    return sum(piece.before + piece.width for piece in pieces)


class _Spans:
    """How wide any stretch of groups is as a line of its own."""

    def __init__(self, groups: list[list[Piece]]) -> None:
        self.upto = [0.0]
        for group in groups:
            self.upto.append(self.upto[-1] + _width(group))
        ends = [_line([group]) for group in groups]
        self.first = [line[0].before - group[0].before for line, group in zip(ends, groups, strict=True)]
        self.last = [line[-1].width - group[-1].width for line, group in zip(ends, groups, strict=True)]

    def width(self, start: int, end: int) -> float:
        """Of the groups from `start` to before `end`."""
        return self.upto[end] - self.upto[start] + self.first[start] + self.last[end - 1]


def _lines_needed(spans: _Spans, width: float) -> int | None:
    """How many lines a plain filling takes; None where one group alone is too wide."""
    count, start = 1, 0
    for index in range(len(spans.first)):
        if spans.width(index, index + 1) > width:
            return None
        if spans.width(start, index + 1) > width:
            count, start = count + 1, index
    return count


def _balanced(groups: list[list[Piece]], spans: _Spans, width: float, count: int) -> Block | None:
    """Exactly `count` lines, as even as the places of the breaks allow."""
    total = len(groups)
    even = spans.width(0, total) / count
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _number in range(count):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _from) in best[-1].items():
            for end in range(start + 1, total + 1):
                wide = spans.width(start, end)
                if wide > width:
                    break
                now = cost + (wide - even) ** 2 + (groups[end][0].cost if end < total else 0.0)
                if end not in reached or now < reached[end][0]:
                    reached[end] = (now, start)
        best.append(reached)
    if total not in best[-1]:
        return None
    ends = [total]
    for reached in reversed(best[1:]):
        ends.append(reached[ends[-1]][1])
    ends.reverse()
    lines = tuple(_line(groups[start:end]) for start, end in pairwise(ends))
    return Block(lines, tuple(_width(line) for line in lines), best[-1][total][0])
