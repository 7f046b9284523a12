"""Social cards: one picture of 1200 × 630 a page, drawn with Pillow in the colours of the tokens.

Warm white, a serif title, red for what sort of record it is, a gold hairline over the name of the
institution, and the cover of the record at the right where it has one.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import orjson
from PIL import Image, ImageColor, ImageDraw, ImageFont

from generator.faces import SANS, SANS_BOLD, SERIF_BOLD, face_for, path_of, settable
from generator.media.pictures import cropped
from generator.media.typesetting import DASH, Block, Measure, Piece, broken, pieces_of, shortened
from generator.palette import tokens
from generator.task import Stage, Task
from generator.views.page import Page, SocialCard
from generator.views.social import HEIGHT, WIDTH

_RECIPE = "1"
"""Part of every key: raise it when cards are drawn differently, or with other faces."""

_LEFT, _TOP, _FOOT = 80, 76, 506
"""Pixels: the left margin, the top of the first line, and where the hairline lies."""

_COVER = 420
"""Width of the cover, in pixels."""

_STEPS = ((116, 1), (96, 1), (84, 2), (72, 3), (64, 3), (56, 4), (48, 4), (42, 4))
"""Sizes of the title in pixels, and how many lines of each a card holds."""

_TRIED, _SMALLER = 4, 4.0
"""How many sizes are tried for better breaks, and what a step down must bring, in square ems."""

_LEADING = 1.34

_SHADES = 16
"""Steps from the ground to a colour in a card without a photograph."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that a card needs, of the light scheme."""

    ground: str
    ink: str
    soft: str
    red: str
    gold: str


def card_tasks(pages: Iterable[Page], theme: Path, content: Path, colour: str = "") -> list[Task]:
    """One task a card; pages that share a card share its task. `colour` is an institution's own."""
    colours = palette(theme, colour)
    tasks: dict[str, Task] = {}
    for page in pages:
        card = page.meta.card
        if card is None or card.path in tasks:
            continue
        digest = hashlib.blake2b(orjson.dumps((card, colours)), digest_size=16).hexdigest()
        cover = content / card.cover if card.cover else None
        tasks[card.path] = Task(card.path, Stage.DERIVE, f"card:{_RECIPE}:{digest}", draw, (card, colours, cover))
    return list(tasks.values())


def palette(theme: Path, colour: str = "") -> Palette:
    """From the tokens."""
    light = tokens(theme, colour)["light"]
    return Palette(light["ground"], light["ink"], light["ink-3"], light["red"], light["gold"])


def draw(card: SocialCard, colours: Palette, cover: Path | None) -> bytes:
    """The card as PNG, or as JPEG where it shows a photograph: whichever is smaller."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), colours.ground)
    pen = ImageDraw.Draw(sheet)
    right = WIDTH - _LEFT
    if cover:
        sheet.paste(cropped(cover, (_COVER, HEIGHT)), (WIDTH - _COVER, 0))
        right = WIDTH - _COVER - 56
    _kind(pen, card, colours, right)
    _title(pen, card.title, colours, right)
    _foot(pen, card, colours, right)
    out = io.BytesIO()
    if cover:
        sheet.save(out, "JPEG", quality=84, optimize=True, subsampling=0)
    else:
        sheet.quantize(palette=_inks(colours), dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


@cache
def _inks(colours: Palette) -> Image.Image:
    """A palette of the ground with the steps to each colour that is printed on it: what smoothed edges need."""
    ground = ImageColor.getrgb(colours.ground)
    steps: list[int] = []
    for ink in (colours.ink, colours.soft, colours.red, colours.gold):
        for step in range(_SHADES):
            part = step / (_SHADES - 1)
            steps += [round(a + (b - a) * part) for a, b in zip(ground, ImageColor.getrgb(ink), strict=True)]
    sheet = Image.new("P", (1, 1))
    sheet.putpalette(steps)
    return sheet


def _kind(pen: ImageDraw.ImageDraw, card: SocialCard, colours: Palette, right: int) -> None:
    """What sort of record it is, in red, and whose."""
    start: float = _LEFT
    if card.kind:
        start = _words(pen, start, _TOP, card.kind, SANS_BOLD, 30, colours.red, right) + 26
    if card.unit and right - start > 150:
        _words(pen, start, _TOP, card.unit, SANS, 30, colours.soft, right)


def _title(pen: ImageDraw.ImageDraw, title: str, colours: Palette, right: int) -> None:
    block, size = set_title(title, right - _LEFT)
    leading = round(size * _LEADING)
    top = _TOP + 68 + (_FOOT - _TOP - 68 - len(block.lines) * leading) * 0.36
    for number, line in enumerate(block.lines):
        _line(pen, _LEFT, top + number * leading, line, SERIF_BOLD, size, colours.ink)


def _foot(pen: ImageDraw.ImageDraw, card: SocialCard, colours: Palette, right: int) -> None:
    pen.rectangle((_LEFT, _FOOT, right - 1, _FOOT + 1), fill=colours.gold)
    top = _FOOT + 34
    for bar in range(4):
        pen.rectangle((_LEFT, top + 13 * bar, _LEFT + 51, top + 13 * bar + 6), fill=colours.red)
    _words(pen, _LEFT + 74, top - 8, card.institution, SERIF_BOLD, 28, colours.ink, right)
    _words(pen, _LEFT + 74, top + 28, card.portal, SANS, 23, colours.soft, right)


def set_title(title: str, width: int) -> tuple[Block, int]:
    """The title in lines, and its size in pixels: the largest at which it fits, or one below if it breaks better."""
    groups = pieces_of(settable(title), _measure(SERIF_BOLD))
    fitting = [(block, size) for size, most in _STEPS if (block := broken(groups, width / size, most))][:_TRIED]
    if not fitting:
        size, most = _STEPS[-1]
        return shortened(groups, width / size, most, _measure(SERIF_BOLD)), size
    return min(fitting, key=lambda each: each[0].cost + _SMALLER * fitting.index(each))


def _words(
    pen: ImageDraw.ImageDraw, x: float, y: float, text: str, face: str, size: int, colour: str, right: int
) -> float:
    """One line of words from `x` to `right` at most; where it ends."""
    groups = pieces_of(settable(text.replace("|", "")), _measure(face))
    if not groups:
        return x
    room = (right - x) / size
    block = broken(groups, room, 1) or shortened(groups, room, 1, _measure(face))
    _line(pen, x, y, block.lines[0], face, size, colour)
    return x + block.widths[0] * size


def _line(
    pen: ImageDraw.ImageDraw, x: float, y: float, pieces: Iterable[Piece], face: str, size: int, colour: str
) -> None:
    """The pieces side by side, on the base line of a line of this size that begins at `y`."""
    for piece in pieces:
        x += piece.before * size
        at = x
        for run, own in _runs(piece.text, face):
            pen.text((at, y + size), run, colour, _font(own, size), anchor="ls")
            at += _font(own, size).getlength(run)
        if piece.text == DASH:  # its halves do not meet by themselves
            pen.text((x + (at - x) / 4, y + size), DASH[0], colour, _font(face, size), anchor="ls")
        x += piece.width * size


def _measure(face: str) -> Measure:
    def measure(text: str) -> float:
        return sum(_font(own, 100).getlength(run) for run, own in _runs(text, face)) / 100

    return measure


def _runs(text: str, face: str) -> list[tuple[str, str]]:
    """Stretches of a text with the face that has their characters."""
    runs: list[tuple[str, str]] = []
    for char in text:
        own = face_for(char, face) or face
        if runs and runs[-1][1] == own:
            runs[-1] = (runs[-1][0] + char, own)
        else:
            runs.append((char, own))
    return runs


@lru_cache(maxsize=32)
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """The plain layout engine is the same on every system; what it lacks of Chinese rules, `typesetting` does."""
    return ImageFont.truetype(str(path_of(face)), size, layout_engine=ImageFont.Layout.BASIC)
