"""Abstract silhouettes: a circle for the head, a rounded body, nothing more."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import Canvas
from .path import Point


def standing(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    paint: str,
    *,
    head: str = "",
    wide: float = 0.3,
    collar: str = "",
    coat: str = "",
    cap: str = "",
    hands: Sequence[Point] = (),
    hand: str = "",
) -> None:
    """A person standing on (x, y), ``h`` tall.

    ``collar`` paints a V at the neck, ``coat`` an open white coat, ``cap`` is
    ``chef``, ``nurse``, ``hat``, ``straw`` (a darker hat) or ``hair``; ``hands`` are points the arms reach, given
    relative to (x, y) in units of ``h``.
    """
    half, top = h * wide / 2, y - h * 0.77
    c.path(
        f"M{x - half} {y} V{y - h * 0.6} Q{x - half} {top} {x} {top} Q{x + half} {top} {x + half} {y - h * 0.6} V{y} Z",
        paint,
    )
    if coat:
        c.path(f"M{x - half * 0.42} {top + h * 0.03} L{x} {y - h * 0.5} L{x + half * 0.42} {top + h * 0.03} Z", coat)
        c.line([(x, y - h * 0.5), (x, y)], coat, h * 0.008)
    if collar:
        c.path(f"M{x - h * 0.045} {top + h * 0.008} L{x} {top + h * 0.07} L{x + h * 0.045} {top + h * 0.008} Z", collar)
    arms(c, x, y, h, paint, hands, hand or head or paint, wide)
    c.circle(x, y - h * 0.895, h * 0.1, head or paint)
    hat(c, x, y - h * 0.895, h * 0.1, cap)


def arms(
    c: Canvas, x: float, y: float, h: float, paint: str, hands: Sequence[Point], hand: str, wide: float = 0.3
) -> None:
    """Straight arms from the shoulders of a standing person to the given points."""
    for dx, dy in hands:
        side = 1 if dx >= 0 else -1
        start = (x + side * h * wide * 0.36, y - h * 0.64)
        end = (x + dx * h, y + dy * h)
        c.line([start, end], paint, h * 0.085)
        c.circle(*end, h * 0.043, hand)


def hat(c: Canvas, x: float, y: float, r: float, kind: str) -> None:
    """Headwear above a head at (x, y) of radius ``r``."""
    if kind == "chef":
        c.rect(x - r * 0.9, y - r * 1.5, r * 1.8, r * 0.95, "hi")
        for k in (-0.7, 0, 0.7):
            c.circle(x + r * k, y - r * 1.75, r * 0.68, "hi")
    elif kind == "nurse":
        cap = (
            f"M{x - r * 0.84} {y - r * 0.56} L{x - r * 0.72} {y - r * 1.12} "
            f"Q{x} {y - r * 1.3} {x + r * 0.72} {y - r * 1.12} "
            f"L{x + r * 0.84} {y - r * 0.56} Q{x} {y - r * 0.86} {x - r * 0.84} {y - r * 0.56} Z"
        )
        c.path(cap, "cream")
        c.line(cap, "stone", r * 0.06)
    elif kind in ("hat", "straw"):
        brim = f"M{x - r * 1.8} {y - r * 0.35} Q{x} {y - r * 2.4} {x + r * 1.8} {y - r * 0.35} Z"
        c.path(brim, "sand/horiz:wine@.35" if kind == "hat" else "#A0714D")
    elif kind == "hair":
        c.pie(x, y, r * 1.06, 180, 360, "ink")


def bust(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    paint: str,
    *,
    head: str = "",
    cap: str = "",
    collar: str = "",
    wide: float = 1.0,
) -> None:
    """Head and shoulders whose lower edge is at y."""
    half = h * 0.5 * wide
    c.path(
        f"M{x - half} {y} Q{x - half} {y - h * 0.56} {x} {y - h * 0.56} Q{x + half} {y - h * 0.56} {x + half} {y} Z",
        paint,
    )
    if collar:
        c.path(f"M{x - h * 0.14} {y - h * 0.55} L{x} {y - h * 0.34} L{x + h * 0.14} {y - h * 0.55} Z", collar)
    c.circle(x, y - h * 0.77, h * 0.19, head or paint)
    hat(c, x, y - h * 0.77, h * 0.19, cap)


def limbs(
    c: Canvas,
    paint: str,
    *,
    hip: Point,
    neck: Point,
    head: Point,
    r: float,
    feet: Sequence[Sequence[Point]] = (),
    hands: Sequence[Sequence[Point]] = (),
    face: str = "",
    thick: float = 2.0,
    shoe: str = "",
) -> None:
    """A posed figure: a thick torso, legs and arms as polylines, a round head.

    ``r`` is the head's radius; ``feet`` run from the hip, ``hands`` from the neck.
    """
    for leg in feet:
        c.line([hip, *leg], paint, r * 0.95)
        if shoe:
            c.circle(*leg[-1], r * 0.5, shoe)
    c.line([hip, neck], paint, r * thick)
    for arm in hands:
        c.line([neck, *arm], paint, r * 0.75)
        c.circle(*arm[-1], r * 0.4, face or paint)
    c.circle(*head, r, face or paint)


def walking(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    paint: str,
    *,
    face: str = "",
    pack: str = "",
    cap: str = "",
    flip: bool = False,
    arm: Sequence[Point] = (),
) -> None:
    """A person walking to the right (``flip``: left), feet at (x, y), perhaps with a pack."""
    with c.at(x, y, h / 100, flip=flip):
        if pack:
            c.rect(-21, -76, 19, 36, pack, 7)
        limbs(
            c,
            paint,
            hip=(0, -44),
            neck=(3, -70),
            head=(5, -90),
            r=9.6,
            face=face,
            thick=2.2,
            feet=(((9, -22), (12, -3)), ((-5, -22), (-14, -4))),
            hands=(arm,) if arm else (((10, -56), (14, -46)),),
        )
        hat(c, 5, -90, 9.6, cap)


def seated(
    c: Canvas,
    x: float,
    y: float,
    h: float,
    paint: str,
    *,
    face: str = "",
    flip: bool = False,
    lean: float = 0,
    reach: Point | None = None,
    cap: str = "",
) -> None:
    """A person in profile on a seat at (x, y), facing right (``flip``: left).

    ``h`` is the height from seat to crown, ``reach`` where the hand is, relative
    to the seat in hundredths of ``h``.
    """
    with c.at(x, y, h / 100, flip=flip):
        hands = (((16 + lean, -34), reach),) if reach else (((18 + lean, -36), (30 + lean, -22)),)
        limbs(
            c,
            paint,
            hip=(0, -14),
            neck=(2 + lean, -56),
            head=(5 + lean * 1.3, -86),
            r=14.5,
            face=face,
            thick=2.1,
            feet=(((38, -12), (40, 34)),),
            hands=hands,
        )
        hat(c, 5 + lean * 1.3, -86, 14.5, cap)


def from_above(
    c: Canvas, x: float, y: float, s: float, paint: str, *, face: str = "", turn: float = 0, reach: bool = True
) -> None:
    """A person seen from above, ``s`` across the shoulders, facing up before turning."""
    with c.at(x, y, s / 100, turn):
        if reach:
            c.line([(-40, 0), (-30, -46)], paint, 20)
            c.line([(40, 0), (30, -46)], paint, 20)
            c.circle(-30, -50, 10, face or paint)
            c.circle(30, -50, 10, face or paint)
        c.ellipse(0, 6, 54, 28, paint)
        c.circle(0, 0, 25, face or paint)
