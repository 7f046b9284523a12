"""Land and plants: hills, fields, leaves, trees, seedlings, houses, sky."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .canvas import Canvas
from .path import Point, smooth


def ground(c: Canvas, heights: Sequence[float], paint: str, x0: float = -20, x1: float = 980) -> list[Point]:
    """A rolling plane from edge to edge through evenly spaced heights, filled to the bottom."""
    step = (x1 - x0) / (len(heights) - 1)
    curve = smooth([(x0 + k * step, y) for k, y in enumerate(heights)])
    c.path([*curve, (x1, 620), (x0, 620)], paint)
    return curve


def peaks(c: Canvas, points: Sequence[Point], paint: str, *, shade: str = "") -> None:
    """An angular mountain range; ``shade`` hatches the right flank of every summit."""
    c.path([*points, (points[-1][0], 620), (points[0][0], 620)], paint)
    if shade:
        for left, top, right in zip(points, points[1:], points[2:], strict=False):
            if top[1] < left[1] and top[1] < right[1]:
                foot = (top[0] + (right[0] - top[0]) * 0.22, right[1] + 30)
                c.path([top, right, foot], shade)


def cloud(c: Canvas, x: float, y: float, w: float, paint: str = "hi") -> None:
    """A flat cloud made of two bars."""
    c.rect(x, y, w, w * 0.1, paint, w * 0.05)
    c.rect(x + w * 0.22, y - w * 0.1, w * 0.5, w * 0.12, paint, w * 0.05)


def moon(c: Canvas, x: float, y: float, r: float, paint: str = "hi", sky: str = "bg") -> None:
    """A crescent."""
    c.circle(x, y, r, paint)
    c.circle(x - r * 0.42, y - r * 0.2, r * 0.9, sky)


def leaf(
    c: Canvas, x: float, y: float, length: float, turn: float, paint: str, *, vein: str = "", fat: float = 0.24
) -> None:
    """A pointed leaf growing from (x, y); upwards before turning."""
    with c.at(x, y, length, turn):
        c.path(f"M0 0 C{-fat * 1.6} -.25 {-fat * 1.2} -.75 0 -1 C{fat * 1.2} -.75 {fat * 1.6} -.25 0 0 Z", paint)
        if vein:
            c.line([(0, -0.04), (0, -0.86)], vein, 0.022)
            for k in (0.28, 0.46, 0.64):
                c.line([(-fat * 0.62, -k - 0.14), (0, -k), (fat * 0.62, -k - 0.14)], vein, 0.014)


def sprig(
    c: Canvas, x: float, y: float, h: float, paint: str, pairs: int = 3, *, width: float = 3, tip: bool = True
) -> None:
    """A stem with opposite leaves, standing on (x, y)."""
    c.line([(x, y), (x, y - h)], paint, width)
    for k in range(pairs):
        py = y - h * (0.25 + 0.62 * k / pairs)
        size = h * 0.42 * (1 - k * 0.16)
        leaf(c, x, py, size, 52, paint)
        leaf(c, x, py, size, -52, paint)
    if tip:
        leaf(c, x, y - h * 0.92, h * 0.3, 0, paint)


def tree(c: Canvas, x: float, y: float, s: float, crown: str = "dk", second: str = "lo", trunk: str = "dk") -> None:
    """A round-crowned tree standing on (x, y)."""
    with c.at(x, y, s):
        c.rect(-4, -70, 8, 70, trunk)
        c.circle(0, -96, 46, crown)
        c.circle(13, -108, 26, second)


def poplar(c: Canvas, x: float, y: float, h: float, paint: str, trunk: str = "dk") -> None:
    """A narrow tree standing on (x, y)."""
    c.rect(x - h * 0.018, y - h * 0.3, h * 0.036, h * 0.3, trunk)
    c.ellipse(x, y - h * 0.58, h * 0.13, h * 0.42, paint)


def house(
    c: Canvas, x: float, y: float, s: float, *, wall: str = "hi", roof: str = "dk", door: str = "lo", window: str = "dk"
) -> None:
    """A gabled house whose lower left corner is at (x, y); 84 wide at scale 1."""
    with c.at(x, y, s):
        c.rect(0, -56, 84, 56, wall)
        c.path("M-12 -56 L42 -96 L96 -56 Z", roof)
        c.rect(14, -42, 18, 18, window)
        c.rect(52, -38, 18, 38, door)


def rows(c: Canvas, left: Point, right: Point, vanish: Point, count: int, paint: str, width: float = 4) -> None:
    """Furrows running from a baseline towards a vanishing point, as tapering wedges."""
    for k in range(count):
        t = (k + 0.5) / count
        x, y = left[0] + (right[0] - left[0]) * t, left[1] + (right[1] - left[1]) * t
        c.path([(x - width, y), (x + width, y), vanish], paint)


def seedling(
    c: Canvas, x: float, y: float, stage: int, s: float = 1, plant: str = "lo", root: str = "dk", grain: str = "red"
) -> None:
    """A cereal plant at one of seven stages, from seed (0) to ear (6), soil line at y."""
    with c.at(x, y, s):
        depth = (10, 22, 34, 44, 52, 58, 62)[stage]
        for k in range(-stage, stage + 1, 2):
            c.line(f"M0 12 q{k * 3} {depth * 0.4} {k * 4.4} {depth}", root, 2)
        c.ellipse(0, 14, 8, 11, grain if stage < 3 else root)
        height = (0, 18, 60, 110, 160, 205, 240)[stage]
        if stage == 0:
            return
        c.line([(0, 8), (0, -height)], plant, 4)
        for k in range(min(stage, 5) if stage > 1 else 1):
            side = 1 if k % 2 else -1
            base = -height * (0.12 + 0.16 * k)
            size = min(height * 0.62, 92) * (1 - 0.06 * k)
            c.path(
                f"M0 {base} Q{side * size * 0.25} {base - size * 0.9} {side * size * 0.85} {base - size * 0.55} "
                f"Q{side * size * 0.35} {base - size * 0.55} 0 {base + 8} Z",
                plant,
            )
        if stage == 1:
            leaf(c, 0, -14, 24, 18, plant)
        if stage == 6:
            for k in range(6):
                for side in (-1, 1):
                    leaf(c, 0, -height - 2 - k * 9, 20, side * 32, grain, fat=0.3)
            leaf(c, 0, -height - 54, 22, 0, grain, fat=0.3)


def sprout(
    c: Canvas, x: float, y: float, s: float, turn: float, grain: str = "lo", shoot: str = "red", age: float = 1
) -> None:
    """A germinating seed with a curling root; ``age`` from 0 (closed) to 1."""
    with c.at(x, y, s, turn):
        if age > 0.1:
            c.line(f"M4 -2 q{14 * age} {-4 - 18 * age} {30 * age} {-8 * age}", shoot, 3.4)
            if age > 0.7:
                leaf(c, 30 * age, -8 * age, 16, 70, shoot, fat=0.32)
        c.path("M-13 4 Q-10 -11 4 -10 Q16 -6 12 5 Q2 14 -13 4 Z", grain)
        c.arc(-1, 0, 6, 160, 260, "hi@.7", 1.6)


def contour(x: float, y: float, rx: float, ry: float, waves: Sequence[float], points: int = 40) -> list[Point]:
    """A wobbly closed ring around (x, y), for contour lines and outlines."""
    ring = []
    for k in range(points):
        t = 2 * math.pi * k / points
        wobble = 1 + sum(w * math.sin((n + 2) * t + n * 1.7) for n, w in enumerate(waves))
        ring.append((x + rx * wobble * math.cos(t), y + ry * wobble * math.sin(t)))
    return ring
