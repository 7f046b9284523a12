"""Things on desks and in workshops: paper, books, computers, bowls, gears."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas


def sheet(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    paint: str = "hi",
    ink: str = "dk",
    lines: int = 6,
    turn: float = 0,
    title: bool = True,
    edge: str = "",
    seed: int = 0,
) -> None:
    """A page centred at (x, y) with bars for lines of writing."""
    with c.at(x, y, 1, turn):
        c.rect(-w / 2, -h / 2, w, h, paint)
        if edge:
            c.frame(-w / 2, -h / 2, w, h, edge, 2)
        pitch = h * 0.76 / max(lines, 1)
        for k in range(lines):
            length = (0.72, 0.66, 0.74, 0.5, 0.7, 0.62, 0.74, 0.4)[(k + seed) % 8]
            heavy = title and k == 0
            c.rect(
                -w * 0.37, -h * 0.38 + k * pitch, w * (0.4 if heavy else length), pitch * (0.3 if heavy else 0.16), ink
            )


def form(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    cols: int,
    rows: int,
    *,
    paint: str = "hi",
    ink: str = "dk",
    head: str = "red",
    line: float = 2,
    filled: Sequence[tuple[int, int, str]] = (),
) -> None:
    """A ruled table with its top left at (x, y); ``filled`` paints (col, row) cells."""
    c.rect(x, y, w, h, paint)
    c.rect(x, y, w, h / rows, head)
    for col, row, fill in filled:
        c.rect(x + w * col / cols, y + h * row / rows, w / cols, h / rows, fill)
    for k in range(cols + 1):
        c.line([(x + w * k / cols, y), (x + w * k / cols, y + h)], ink, line)
    for k in range(rows + 1):
        c.line([(x, y + h * k / rows), (x + w, y + h * k / rows)], ink, line)


def clipboard(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    board: str = "lo",
    paper: str = "hi",
    clip: str = "dk",
    turn: float = 0,
    lines: int = 7,
) -> None:
    """A clipboard with a page, centred at (x, y)."""
    with c.at(x, y, 1, turn):
        c.rect(-w / 2, -h / 2, w, h, board, w * 0.05)
        sheet(c, 0, h * 0.03, w * 0.84, h * 0.84, paint=paper, lines=lines)
        c.rect(-w * 0.17, -h / 2 - h * 0.03, w * 0.34, h * 0.08, clip, 5)
        c.circle(0, -h / 2 - h * 0.02, w * 0.05, clip)


def pen(c: Canvas, x: float, y: float, length: float, turn: float, body: str = "dk", band: str = "red") -> None:
    """A pen whose nib is at (x, y), lying upwards before turning."""
    t = length * 0.075
    with c.at(x, y, 1, turn):
        c.path([(0, 0), (-t / 2, -t * 1.5), (t / 2, -t * 1.5)], "sand")
        c.rect(-t / 2, -length, t, length - t * 1.5, body, t * 0.3)
        c.rect(-t / 2, -length * 0.8, t, t * 0.6, band)


def open_book(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    *,
    page: str = "hi",
    cover: str = "lo",
    ink: str = "dk",
    lines: int = 6,
    h: float = 0,
) -> None:
    """An open book lying flat seen from above, centred at (x, y)."""
    h = h or w * 0.64
    c.rect(x - w / 2 - 6, y - h / 2 - 2, w + 12, h + 10, cover, 6)
    for side in (-1, 1):
        with c.at(x, y, 1, 0, side < 0):
            c.path(
                f"M0 {-h / 2 + 8} Q{w * 0.25} {-h / 2 - 12} {w / 2} {-h / 2} V{h / 2} "
                f"Q{w * 0.25} {h / 2 - 12} 0 {h / 2 + 6} Z",
                page,
            )
            for k in range(lines):
                yy = -h * 0.34 + k * h * 0.72 / max(lines, 1)
                c.line(f"M{w * 0.07} {yy} Q{w * 0.24} {yy - 9} {w * (0.43 - 0.07 * (k % 3))} {yy - 5}", ink, 2.4)
    c.line([(x, y - h / 2 + 8), (x, y + h / 2 + 4)], f"{ink}@.5", 2)


def book_side(
    c: Canvas, x: float, y: float, w: float, h: float, cover: str = "lo", page: str = "hi", worn: bool = False
) -> None:
    """A closed book lying on (x, y) seen from its open edge; ``worn`` shows torn corners."""
    c.rect(x, y - h, w, h, cover, 3)
    c.rect(x + h * 0.3, y - h * 0.84, w - h * 0.3, h * 0.68, page)
    for k in (0.3, 0.5, 0.7):
        c.line([(x + h * 0.34, y - h * k), (x + w - 3, y - h * k)], f"{cover}@.45", 1.4)
    if worn:
        c.path([(x + w - h * 0.7, y - h - 1), (x + w + 2, y - h - 1), (x + w + 2, y - h * 0.5)], "bg")


def laptop(c: Canvas, x: float, y: float, w: float, *, body: str = "dk", face: str = "bg", marks: str = "red") -> None:
    """An open laptop standing on (x, y), seen from the front of its screen."""
    h = w * 0.62
    c.rect(x - w / 2, y - h, w, h, body, 6)
    c.rect(x - w * 0.45, y - h * 0.92, w * 0.9, h * 0.78, face)
    if marks:
        c.rect(x - w * 0.36, y - h * 0.76, w * 0.3, h * 0.08, marks)
        for k in range(3):
            c.rect(x - w * 0.36, y - h * (0.58 - 0.13 * k), w * (0.6, 0.48, 0.55)[k], h * 0.045, body)
    c.path([(x - w * 0.54, y), (x + w * 0.54, y), (x + w * 0.6, y + w * 0.06), (x - w * 0.6, y + w * 0.06)], body)


def laptop_back(c: Canvas, x: float, y: float, w: float, body: str = "mid", mark: str = "hi") -> None:
    """A laptop standing on (x, y) seen from behind."""
    h = w * 0.6
    c.path([(x - w / 2, y - h), (x + w / 2, y - h), (x + w * 0.54, y), (x - w * 0.54, y)], body)
    c.circle(x, y - h * 0.5, w * 0.05, mark)


def bowl(
    c: Canvas, x: float, y: float, w: float, *, body: str = "dk", rim: str = "mid", steam: str = "", food: str = ""
) -> None:
    """A bowl standing on (x, y)."""
    h = w * 0.5
    if steam:
        for k in (-1, 0, 1):
            c.line(
                f"M{x + k * w * 0.16} {y - h * 1.35} q{-w * 0.09} {-w * 0.15} 0 {-w * 0.3} "
                f"q{w * 0.09} {-w * 0.15} 0 {-w * 0.3}",
                steam,
                w * 0.032,
            )
    if food:
        c.ellipse(x, y - h + 2, w * 0.44, h * 0.26, food)
    c.path(
        f"M{x - w / 2} {y - h} h{w} Q{x + w * 0.46} {y - h * 0.12} {x + w * 0.16} {y - h * 0.08} "
        f"H{x - w * 0.16} Q{x - w * 0.46} {y - h * 0.12} {x - w / 2} {y - h} Z",
        body,
    )
    c.rect(x - w * 0.53, y - h - w * 0.05, w * 1.06, w * 0.075, rim, w * 0.03)
    c.rect(x - w * 0.19, y - h * 0.12, w * 0.38, h * 0.12, rim)


def gear(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    teeth: int,
    paint: str,
    *,
    hub: str = "bg",
    turn: float = 0,
    holes: int = 0,
    ring: str = "",
) -> None:
    """A spur gear; ``r`` is its outer radius."""
    points = []
    for k in range(teeth):
        for offset, radius in ((-0.30, 0.86), (-0.16, 1.0), (0.16, 1.0), (0.30, 0.86)):
            t = math.radians(turn) + 2 * math.pi * (k + offset) / teeth
            points.append((x + r * radius * math.cos(t), y + r * radius * math.sin(t)))
    c.path(points, paint)
    if ring:
        c.ring(x, y, r * 0.72, ring, r * 0.03)
    for k in range(holes):
        t = math.radians(turn) + 2 * math.pi * (k + 0.5) / holes
        c.circle(x + r * 0.48 * math.cos(t), y + r * 0.48 * math.sin(t), r * 0.13, hub)
    c.circle(x, y, r * 0.2, hub)


def bubble(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    paint: str = "hi",
    *,
    tail: float = 0,
    lines: int = 0,
    ink: str = "dk",
    soft: float = 0.4,
) -> None:
    """A speech bubble centred at (x, y); ``tail`` moves the tip sideways, ``soft`` rounds it."""
    c.path([(x - 14, y + h / 2 - 6), (x + 14, y + h / 2 - 6), (x + tail, y + h / 2 + h * 0.3)], paint)
    c.rect(x - w / 2, y - h / 2, w, h, paint, h * soft)
    for k in range(lines):
        c.rect(x - w * 0.32, y - h * 0.2 + k * h * 0.2, w * (0.64, 0.46, 0.56)[k % 3], h * 0.055, ink)


def screw(c: Canvas, x: float, y: float, r: float, turn: float, paint: str = "stone", slot: str = "hi") -> None:
    """A slotted screw head."""
    c.circle(x, y, r, paint)
    with c.at(x, y, 1, turn):
        c.line([(-r * 0.55, 0), (r * 0.55, 0)], slot, r * 0.24)


def screwdriver(
    c: Canvas, x: float, y: float, s: float, turn: float, handle: str = "red", shaft: str = "stone"
) -> None:
    """A screwdriver with its tip at (x, y), upright before turning."""
    with c.at(x, y, s, turn):
        c.path([(-3, 0), (3, 0), (5, -14), (-5, -14)], shaft)
        c.rect(-4, -120, 8, 108, shaft)
        c.rect(-17, -226, 34, 110, handle, 13)
        for k in (-8, 0, 8):
            c.rect(k - 1.5, -212, 3, 80, "hi@.35")


def box(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    front: str = "lo",
    top: str = "mid",
    slot: str = "dk",
    depth: float = 0.22,
) -> None:
    """A closed box standing on y with a slot in its lid; (x, y) is the front's lower left."""
    d = w * depth
    c.path([(x, y - h), (x + w, y - h), (x + w - d, y - h - d), (x + d, y - h - d)], top)
    c.rect(x, y - h, w, h, front)
    c.rect(x + w * 0.28, y - h - d * 0.6, w * 0.44, d * 0.2, slot, 3)


def folder(c: Canvas, x: float, y: float, w: float, h: float, back: str = "dk", front: str = "red") -> None:
    """An open folder, its pocket in front; (x, y) is the lower left corner."""
    c.path(f"M{x} {y} V{y - h} H{x + w * 0.36} L{x + w * 0.44} {y - h * 0.86} H{x + w} V{y} Z", back)
    c.path([(x - w * 0.03, y - h * 0.62), (x + w * 1.03, y - h * 0.62), (x + w * 0.97, y), (x + w * 0.03, y)], front)
