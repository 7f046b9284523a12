"""Rooms and furniture: windows, lamps, tables, shelves, clocks, beds, doors."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import Canvas


def floor(c: Canvas, y: float, paint: str = "mid", edge: str = "") -> None:
    """The floor below y, perhaps with a dark edge."""
    c.rect(0, y, 960, 600 - y, paint)
    if edge:
        c.rect(0, y, 960, 8, edge)


def window(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    pane: str = "hi",
    bar: str = "bg",
    cols: int = 3,
    rows: int = 1,
    sill: str = "dk",
) -> None:
    """A window; draw the view over the pane first by passing ``pane='-'`` afterwards."""
    c.rect(x, y, w, h, pane)
    bars(c, x, y, w, h, bar, cols, rows, sill)


def bars(c: Canvas, x: float, y: float, w: float, h: float, bar: str, cols: int, rows: int, sill: str = "dk") -> None:
    """Glazing bars and sill of a window whose view is already drawn."""
    for k in range(1, cols):
        c.rect(x + w * k / cols - 3.5, y, 7, h, bar)
    for k in range(1, rows):
        c.rect(x, y + h * k / rows - 3, w, 6, bar)
    if sill:
        c.rect(x - 12, y + h, w + 24, 11, sill)


def curtain(c: Canvas, x: float, y: float, w: float, h: float, paint: str = "hi/vert@.5", rail: str = "dk") -> None:
    """A hanging curtain with its rail."""
    c.rect(x, y, w, h, paint)
    c.rect(x - 6, y - 8, w + 12, 9, rail)


def pendant(c: Canvas, x: float, drop: float, w: float, shade: str = "red", glow: str = "", reach: float = 0) -> None:
    """A lamp hanging from the ceiling; ``glow`` paints the cone of light down to ``reach``."""
    if glow:
        c.path([(x - w * 0.5, drop), (x + w * 0.5, drop), (x + w * 1.7, reach), (x - w * 1.7, reach)], glow)
    c.line([(x, 0), (x, drop - w * 0.4)], "dk", 2.6)
    c.path(
        f"M{x - w / 2} {drop} Q{x - w / 2} {drop - w * 0.46} {x} {drop - w * 0.46} "
        f"Q{x + w / 2} {drop - w * 0.46} {x + w / 2} {drop} Z",
        shade,
    )
    c.pie(x, drop, w * 0.14, 0, 180, "hi")


def desk_lamp(
    c: Canvas, x: float, y: float, s: float = 1, shade: str = "red", arm: str = "dk", glow: str = "", flip: bool = False
) -> None:
    """A jointed desk lamp standing on (x, y), its shade lit towards the lower right."""
    with c.at(x, y, s, flip=flip):
        c.rect(-34, -10, 68, 10, arm, 4)
        c.line("M0 -8 L-26 -96 L62 -194", arm, 6)
        c.circle(-26, -96, 7, arm)
        with c.at(68, -194, 1, -32):
            if glow:
                c.path([(-38, 34), (38, 34), (170, 330), (-120, 330)], glow)
            c.pie(0, 32, 13, 0, 180, "hi")
            c.path("M-14 -26 Q0 -34 14 -26 L46 32 H-46 Z", shade)


def clock(
    c: Canvas,
    x: float,
    y: float,
    r: float,
    hour: float,
    minute: float,
    *,
    face: str = "hi",
    rim: str = "dk",
    hand: str = "red",
) -> None:
    """A wall clock with ticks instead of figures."""
    c.circle(x, y, r, rim)
    c.circle(x, y, r * 0.9, face)
    for k in range(12):
        with c.at(x, y, 1, k * 30):
            c.rect(-r * 0.025, -r * 0.8, r * 0.05, r * (0.16 if k % 3 == 0 else 0.09), rim)
    with c.at(x, y, 1, (hour + minute / 60) * 30):
        c.line([(0, r * 0.1), (0, -r * 0.46)], rim, r * 0.075)
    with c.at(x, y, 1, minute * 6):
        c.line([(0, r * 0.14), (0, -r * 0.66)], hand, r * 0.05)
    c.circle(x, y, r * 0.07, rim)


def table(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    top: str = "dk",
    leg: str = "dk",
    thick: float = 14,
    inset: float = 24,
) -> None:
    """A table whose top begins at y and whose feet are at y + h."""
    for lx in (x + inset, x + w - inset - 10):
        c.rect(lx, y + thick, 10, h - thick, leg)
    c.rect(x, y, w, thick, top, 3)


def stool(c: Canvas, x: float, y: float, w: float, h: float, paint: str = "dk") -> None:
    """A stool with its seat centred at (x, y)."""
    c.rect(x - w / 2, y, w, h * 0.14, paint, 3)
    c.line([(x - w * 0.34, y + h * 0.1), (x - w * 0.44, y + h)], paint, 5)
    c.line([(x + w * 0.34, y + h * 0.1), (x + w * 0.44, y + h)], paint, 5)


def books(c: Canvas, x: float, y: float, w: float, h: float, paints: Sequence[str], *, gap: float = 0.1) -> None:
    """A row of books standing on y, ``h`` the tallest, filling the width."""
    px = x
    while px < x + w - 8:
        width = min(c.rng.choice([10, 13, 16, 20, 26]) * h / 90, x + w - px)
        tall = h * c.rng.uniform(0.68, 1)
        paint = c.rng.choice(paints)
        if c.rng.random() < 0.05 and x + w - px > 46 * h / 90:
            with c.at(px + tall * 0.2, y, 1, -14):
                c.rect(0, -tall, width, tall, paint)
            px += width + tall * 0.28
            continue
        c.rect(px, y - tall, width - 1.6, tall, paint)
        if width > h * 0.17:
            c.rect(px + width * 0.2, y - tall * 0.84, width * 0.52, h * 0.03, "bg")
            c.rect(px + width * 0.2, y - tall * 0.76, width * 0.52, h * 0.018, "bg")
        px += width + (h * 0.16 if c.rng.random() < gap else 0)


def bookcase(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    shelves: int,
    paints: Sequence[str],
    *,
    case: str = "dk",
    back: str = "bg",
    board: float = 9,
) -> None:
    """A bookcase with filled shelves."""
    c.rect(x, y, w, h, case)
    pitch = (h - board) / shelves
    for k in range(shelves):
        top = y + board + k * pitch
        c.rect(x + board, top, w - board * 2, pitch - board, back)
        books(c, x + board + 3, top + pitch - board, w - board * 2 - 6, (pitch - board) * 0.9, paints)


def bed(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    *,
    blanket: str = "red",
    frame: str = "dk",
    sheet: str = "hi",
    patient: str = "sand",
) -> None:
    """A hospital bed with its mattress top at y; the pillow is at the left."""
    s = w / 580
    with c.at(x, y, s):
        c.rect(0, 0, 560, 58, sheet, 8)
        if patient:
            c.rect(18, -44, 120, 50, sheet, 18)
            c.circle(94, -52, 30, patient)
            c.path("M130 0 Q200 -56 310 -32 Q440 -50 552 -18 V24 H130 Z", blanket)
        else:
            c.rect(18, -34, 120, 40, sheet, 14)
            c.path("M200 0 H560 V40 Q380 46 200 40 Z", blanket)
        c.rect(-12, -90, 14, 196, frame, 4)
        c.rect(556, -40, 14, 146, frame, 4)
        c.rect(-12, 58, 580, 12, frame)
        for k in (20, 540):
            c.rect(k - 4, 66, 8, 44, frame)
            c.circle(k, 118, 13, frame)


def door(
    c: Canvas, x: float, y: float, w: float, h: float, paint: str = "lo", frame: str = "dk", pane: str = "hi"
) -> None:
    """A door standing on y with a small pane."""
    c.rect(x - 8, y - h - 8, w + 16, h + 8, frame)
    c.rect(x, y - h, w, h, paint)
    if pane:
        c.rect(x + w * 0.3, y - h * 0.88, w * 0.4, h * 0.34, pane)
    c.circle(x + w * 0.86, y - h * 0.46, w * 0.045, frame)


def cabinet(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    cols: int,
    rows: int,
    *,
    body: str = "dk",
    front: str = "lo",
    pull: str = "hi",
    gap: float = 5,
    knob: bool = False,
) -> None:
    """A block of drawers; handles as bars or knobs."""
    c.rect(x, y, w, h, body)
    cw, rh = (w - gap) / cols, (h - gap) / rows
    for i in range(cols):
        for j in range(rows):
            px, py = x + gap + i * cw, y + gap + j * rh
            c.rect(px, py, cw - gap, rh - gap, front)
            mx, my = px + (cw - gap) / 2, py + (rh - gap) / 2
            if knob:
                c.circle(mx, my + rh * 0.2, min(cw, rh) * 0.07, pull)
            else:
                c.rect(mx - cw * 0.14, my - 2.5, cw * 0.28, 5, pull, 2)


def bench(c: Canvas, x: float, y: float, w: float, paint: str = "dk", back: bool = True) -> None:
    """A long seat with its sitting surface at y."""
    if back:
        c.rect(x, y - 62, w, 34, paint, 6)
    c.rect(x - 6, y, w + 12, 14, paint, 4)
    for k in (x + 16, x + w - 26):
        c.rect(k, y + 10, 10, 44, paint)


def pot(c: Canvas, x: float, y: float, s: float = 1, leaf: str = "lo", body: str = "dk") -> None:
    """A pot plant standing on (x, y)."""
    with c.at(x, y, s):
        for angle, size in ((-48, 0.8), (-24, 1), (0, 1.15), (24, 1), (48, 0.8)):
            with c.at(0, -34, size, angle):
                c.path("M0 0 Q-22 -46 0 -92 Q22 -46 0 0 Z", leaf)
        c.path("M-30 -44 H30 L22 0 H-22 Z", body)
