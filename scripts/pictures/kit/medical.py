"""Laboratory and hospital props: glass, microscopes, monitors, scans, tools."""

from __future__ import annotations

import math

from .canvas import Canvas
from .path import Point


def pulse(x: float, y: float, w: float, beats: int, h: float, kind: str = "ecg") -> list[Point]:
    """A trace from x over width w around y: ``ecg``, ``wave`` (pulse) or ``breath``."""
    shapes = {
        "ecg": [
            (0, 0),
            (0.18, 0),
            (0.24, -0.16),
            (0.3, 0),
            (0.38, 0),
            (0.42, 0.16),
            (0.48, -1),
            (0.55, 0.42),
            (0.6, 0),
            (0.7, 0),
            (0.78, -0.26),
            (0.86, 0),
            (1, 0),
        ],
        "wave": [
            (0, 0),
            (0.1, -0.1),
            (0.2, -0.75),
            (0.27, -1),
            (0.36, -0.82),
            (0.46, -0.42),
            (0.52, -0.36),
            (0.58, -0.44),
            (0.7, -0.2),
            (0.86, -0.04),
            (1, 0),
        ],
        "breath": [(k / 16, 0.5 * math.cos(k / 8 * math.pi) - 0.5) for k in range(17)],
    }
    beat = w / beats
    return [(x + beat * (n + px), y + h * py) for n in range(beats) for px, py in shapes[kind]]


def screen(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    *,
    frame: str = "dk",
    face: str = "",
    bezel: float = 8,
    foot: float = 0,
) -> None:
    """A flat screen; ``foot`` adds a stand of that height."""
    if foot:
        c.rect(x + w / 2 - 8, y + h, 16, foot, frame)
        c.rect(x + w / 2 - w * 0.2, y + h + foot - 8, w * 0.4, 8, frame, 3)
    c.rect(x, y, w, h, frame, 5)
    if face:
        c.rect(x + bezel, y + bezel, w - bezel * 2, h - bezel * 2, face)


def flask(
    c: Canvas, x: float, y: float, s: float = 1, liquid: str = "red", glass: str = "bg", level: float = 0.5
) -> None:
    """A conical flask standing on (x, y), 230 wide and 290 tall at scale 1."""
    with c.at(x, y, s):
        c.path("M-30 -282 h60 v104 l84 178 h-228 l84 -178 Z", glass)
        top = -178 * level
        half = 114 + (84 / 178) * top
        c.path([(-half, top), (half, top), (114, 0), (-114, 0)], liquid)
        c.line("M-30 -282 h60 v104 l84 178 h-228 l84 -178 Z", "dk", 3.6)
        c.rect(-40, -292, 80, 13, "dk", 3)


def rack(c: Canvas, x: float, y: float, levels: list[tuple[float, str]], s: float = 1, glass: str = "bg") -> None:
    """A rack of test tubes standing on (x, y) (left foot); levels are (fill 0..1, paint)."""
    with c.at(x, y, s):
        width = 46 * len(levels) + 24
        for k, (fill, paint) in enumerate(levels):
            left = 20 + k * 46
            c.path(f"M{left} -232 h30 v206 a15 15 0 0 1 -30 0 Z", glass)
            top = -26 - 190 * fill
            c.path(f"M{left} {top} h30 V-26 a15 15 0 0 1 -30 0 Z", paint)
            c.line(f"M{left} -232 V-26 a15 15 0 0 0 30 0 V-232", "dk", 2.6)
            c.line([(left - 4, -232), (left + 34, -232)], "dk", 4)
        c.rect(0, -172, width, 10, "dk")
        c.rect(0, -10, width, 10, "dk")
        c.rect(0, -172, 8, 172, "dk")
        c.rect(width - 8, -172, 8, 172, "dk")


def beaker(
    c: Canvas, x: float, y: float, s: float = 1, liquid: str = "lo", glass: str = "bg", level: float = 0.5
) -> None:
    """A beaker standing on (x, y)."""
    with c.at(x, y, s):
        c.rect(-46, -120, 92, 120, glass)
        c.rect(-46, -120 * level, 92, 120 * level, liquid)
        c.line("M-54 -124 L-46 -116 V0 H46 V-120", "dk", 3.4)
        for k in range(3):
            c.line([(18, -30 - 24 * k), (38, -30 - 24 * k)], "dk", 2)


def microscope(
    c: Canvas, x: float, y: float, s: float = 1, body: str = "dk", tube: str = "lo", knob: str = "red"
) -> None:
    """A microscope standing on (x, y), about 260 wide and 400 tall at scale 1."""
    with c.at(x, y, s):
        c.path("M-6 -392 Q140 -344 126 -176 Q118 -80 40 -30 H-66 Q52 -90 62 -182 Q66 -280 -30 -300 Z", body)
        c.rect(-156, -32, 320, 32, body, 6)
        c.rect(-86, -114, 190, 17, tube, 3)
        c.rect(-30, -121, 72, 7, "hi")
        c.circle(82, -204, 24, knob)
        c.circle(82, -204, 9, "hi")
        with c.at(-22, -298, 1, -18):
            c.rect(-26, -170, 52, 120, body, 6)
            c.rect(-34, -52, 68, 128, tube, 6)
            c.rect(-18, 76, 36, 46, body, 4)
            c.rect(-10, 120, 20, 20, knob)


def drip(c: Canvas, x: float, y: float, h: float, *, pole: str = "dk", fluid: str = "red", bag: str = "hi") -> None:
    """An infusion stand on (x, y), ``h`` tall, one bag on the left arm."""
    c.rect(x - 2.5, y - h, 5, h, pole)
    c.rect(x - 36, y - h, 72, 5, pole)
    c.rect(x - 33, y - 8, 66, 8, pole, 3)
    c.rect(x - 33, y - h + 8, 30, 64, bag, 7)
    c.rect(x - 33, y - h + 40, 30, 32, fluid, 7)
    c.line(f"M{x - 18} {y - h + 72} v20", pole, 2)


def slice_ct(
    c: Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    paints: tuple[str, ...] = ("hi", "mid", "lo", "ln", "dk"),
    spot: str = "",
) -> None:
    """A cross-section as nested ellipses with two dark chambers, perhaps with a finding."""
    for q, paint in zip((1, 0.9, 0.78, 0.5, 0.26), paints, strict=True):
        c.ellipse(x, y, rx * q, ry * q, paint)
    for side in (-1, 1):
        c.ellipse(x + side * rx * 0.42, y, rx * 0.2, ry * 0.38, paints[-1])
    if spot:
        c.circle(x + rx * 0.46, y - ry * 0.1, rx * 0.11, spot)


def chest(c: Canvas, x: float, y: float, s: float = 1, bone: str = "hi", lung: str = "dk", heart: str = "mid") -> None:
    """A chest film centred at (x, y): lungs, ribs, spine and heart; 300 x 320 at scale 1."""
    with c.at(x, y, s):
        for side in (-1, 1):
            with c.at(0, 0, 1, 0, side < 0):
                c.path("M22 -110 Q84 -150 112 -40 Q132 60 122 118 Q70 92 26 112 Q36 0 22 -110 Z", lung)
        c.path("M-4 -10 Q64 0 70 82 Q72 120 20 116 Q-34 116 -30 60 Q-28 10 -4 -10 Z", heart)
        c.rect(-9, -150, 18, 300, bone, 5)
        for k in range(6):
            yy = -104 + k * 38
            reach = 92 + 12 * min(k, 3)
            for side in (-1, 1):
                c.line(
                    f"M{side * 10} {yy - 8} Q{side * reach * 0.8} {yy - 34} {side * reach * 1.12} {yy + 26}",
                    f"{bone}@.8",
                    6,
                )
        for side in (-1, 1):
            c.line(f"M{side * 8} -138 Q{side * 70} -162 {side * 128} -136", bone, 9)


def syringe(
    c: Canvas, x: float, y: float, s: float = 1, turn: float = 0, fluid: str = "red", glass: str = "hi"
) -> None:
    """A syringe lying with its needle up before turning, centred at (x, y)."""
    with c.at(x, y, s, turn):
        c.line([(0, -92), (0, -160)], "stone", 3)
        c.rect(-7, -98, 14, 14, "dk")
        c.rect(-17, -84, 34, 130, glass, 4)
        c.rect(-17, -84, 34, 74, fluid, 4)
        for k in range(5):
            c.rect(5, -70 + k * 20, 12, 2.4, "dk")
        c.rect(-17, -14, 34, 9, "dk")
        c.rect(-4, -6, 8, 96, "dk")
        c.rect(-32, 44, 64, 8, "dk", 3)
        c.rect(-22, 88, 44, 8, "dk", 3)


def scissors(c: Canvas, x: float, y: float, s: float = 1, turn: float = 0, paint: str = "dk") -> None:
    """Open surgical scissors, points up before turning."""
    with c.at(x, y, s, turn):
        for side in (-1, 1):
            with c.at(0, 0, 1, 9 * side, side < 0):
                c.path("M-7 10 L-2 -120 Q8 -80 8 10 Z", paint)
                c.line([(0, 0), (-13, 72)], paint, 9)
                c.ring(-20, 96, 20, paint, 9)
        c.circle(0, 6, 5, "hi")


def hand(c: Canvas, x: float, y: float, s: float, paint: str, turn: float = 0, flip: bool = False) -> None:
    """An open palm held up, wrist at (x, y), about 100 wide and 190 tall at scale 1."""
    with c.at(x, y, s, turn, flip):
        c.rect(-28, -40, 56, 44, paint, 8)
        c.rect(-40, -112, 80, 92, paint, 26)
        for k, (fx, top) in enumerate(((-30, -168), (-10, -186), (10, -182), (30, -160))):
            c.line([(fx, -96), (fx + (k - 1.5) * 3, top)], paint, 17)
        c.line([(-30, -50), (-62, -98)], paint, 18)
