"""Larger machines: lathes, presses, scanners, robots; and maps."""

from __future__ import annotations

from collections.abc import Sequence

from .canvas import Canvas
from .path import Point


def lathe(c: Canvas, x: float, y: float, s: float = 1, body: str = "lo", panel: str = "dk", light: str = "red") -> None:
    """A boxed machine tool standing on (x, y) (lower left), 400 x 270 at scale 1."""
    with c.at(x, y, s):
        c.path("M0 0 V-210 Q0 -230 20 -230 H300 L330 -270 H400 V0 Z", body)
        c.rect(24, -206, 236, 120, panel, 8)
        c.rect(34, -196, 216, 100, "bg")
        c.path("M34 -96 L110 -196 H150 L74 -96 Z", "hi@.5")
        c.rect(40, -166, 54, 60, panel)
        c.rect(94, -150, 70, 28, "stone")
        c.path("M150 -112 h62 v16 h-82 Z", panel)
        c.rect(148, -206, 7, 120, panel)
        c.rect(286, -208, 92, 74, panel, 5)
        c.rect(294, -200, 76, 40, "hi")
        c.line("M300 -172 l14 -12 l12 8 l16 -16 l20 10", light, 3)
        for k in range(4):
            c.circle(302 + k * 20, -148, 5, light if k == 0 else "hi")
        c.rect(0, -60, 400, 8, panel)
        c.rect(20, -40, 120, 24, panel, 3)
        c.rect(-6, -8, 412, 8, panel)
        c.rect(360, -308, 12, 40, panel)
        c.circle(366, -314, 11, light)


def roller(c: Canvas, x: float, y: float, r: float, paint: str, core: str = "hi", rim: str = "dk") -> None:
    """A cylinder seen end on."""
    c.circle(x, y, r, rim)
    c.circle(x, y, r * 0.92, paint)
    c.circle(x, y, r * 0.26, rim)
    c.circle(x, y, r * 0.13, core)
    for k in range(3):
        with c.at(x, y, 1, k * 120 + 20):
            c.circle(0, -r * 0.56, r * 0.08, rim)


def press_tower(c: Canvas, x: float, y: float, s: float, body: str = "lo", dark: str = "dk") -> None:
    """One printing unit standing on (x, y) (lower left), 150 x 300 at scale 1."""
    with c.at(x, y, s):
        c.rect(0, -300, 150, 300, body, 8)
        c.rect(0, -300, 150, 26, dark, 6)
        c.rect(22, -246, 106, 176, dark, 6)
        roller(c, 75, -202, 36, "sand")
        roller(c, 75, -122, 44, "hi", core="red")
        c.rect(18, -48, 50, 22, dark, 3)
        c.circle(112, -37, 8, "red")
        c.rect(-8, -10, 166, 10, dark)


def scanner(c: Canvas, x: float, y: float, r: float, shell: str = "hi", bore: str = "dk", ring: str = "mid") -> None:
    """A ring-shaped scanner centred at (x, y)."""
    c.rect(x - r * 1.15, y - r * 1.18, r * 2.3, r * 2.45, shell, r * 0.5)
    c.circle(x, y, r * 0.92, ring)
    c.ring(x, y, r * 0.8, "red", r * 0.03)
    c.circle(x, y, r * 0.68, bore)


def robot(
    c: Canvas, x: float, y: float, s: float = 1, shell: str = "hi", dark: str = "dk", eye: str = "red", beam: str = ""
) -> None:
    """A small inspection vehicle standing on (x, y), looking right."""
    with c.at(x, y, s):
        if beam:
            c.path("M96 -128 L520 -250 V40 L96 -104 Z", beam)
        c.rect(-110, -84, 210, 52, shell, 14)
        c.rect(-110, -62, 210, 12, eye)
        c.rect(-70, -118, 96, 36, dark, 8)
        c.rect(-12, -164, 8, 50, dark)
        c.line("M-8 -160 L52 -140", dark, 9)
        c.rect(40, -140, 60, 46, dark, 10)
        c.circle(82, -117, 16, "hi")
        c.circle(84, -117, 8, eye)
        c.line("M-58 -118 V-176", dark, 3)
        c.circle(-58, -180, 5, eye)
        c.rect(-122, -44, 236, 44, dark, 22)
        for k in range(5):
            c.circle(-98 + k * 47, -22, 14, shell)
            c.circle(-98 + k * 47, -22, 5, dark)


def regions(
    c: Canvas,
    x: float,
    y: float,
    w: float,
    h: float,
    cols: int,
    rows: int,
    paints: Sequence[str],
    *,
    jitter: float = 0.32,
    border: str = "hi",
    width: float = 3,
) -> list[Point]:
    """An irregular patchwork of townships; returns the centres of its cells."""
    cw, rh = w / cols, h / rows
    nodes = [
        [
            (
                x + i * cw + (c.rng.uniform(-jitter, jitter) * cw if 0 < i < cols else 0),
                y + j * rh + (c.rng.uniform(-jitter, jitter) * rh if 0 < j < rows else 0),
            )
            for i in range(cols + 1)
        ]
        for j in range(rows + 1)
    ]
    centres = []
    for j in range(rows):
        for i in range(cols):
            cell = [nodes[j][i], nodes[j][i + 1], nodes[j + 1][i + 1], nodes[j + 1][i]]
            c.path(cell, paints[c.rng.randrange(len(paints))])
            c.line([*cell, cell[0]], border, width)
            centres.append((sum(p[0] for p in cell) / 4, sum(p[1] for p in cell) / 4))
    return centres


def cluster(
    c: Canvas, x: float, y: float, spread: float, count: int, r: float, paint: str, stretch: float = 1.2
) -> None:
    """Dots scattered around a centre, denser towards it."""
    for _ in range(count):
        c.circle(x + c.rng.gauss(0, spread) * stretch, y + c.rng.gauss(0, spread), r, paint)


def pin(c: Canvas, x: float, y: float, s: float, paint: str = "red", eye: str = "hi") -> None:
    """A map pin with its point at (x, y)."""
    with c.at(x, y, s):
        c.path("M0 0 Q-26 -34 -26 -56 A26 26 0 0 1 26 -56 Q26 -34 0 0 Z", paint)
        c.circle(0, -56, 10, eye)
