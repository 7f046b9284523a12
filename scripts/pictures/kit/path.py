"""A small reader of SVG path data, flattened to polylines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Shape = str | Sequence[Point]

_TOKEN = re.compile(r"([MLHVQTCSAZmlhvqtcsaz])|(-?(?:\d+\.\d*|\.\d+|\d+)(?:e-?\d+)?)")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "T": 2, "C": 6, "S": 4, "A": 7, "Z": 0}
_STEPS = 24


def _bezier(points: Sequence[Point]) -> Iterable[Point]:
    """Points of a quadratic or cubic curve, without its start."""
    for step in range(1, _STEPS + 1):
        level, t = list(points), step / _STEPS
        while len(level) > 1:
            level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(level)]
        yield level[0]


def _arc(start: Point, radius: float, large: bool, sweep: bool, end: Point) -> Iterable[Point]:
    """Points of a circular arc between two points, without its start."""
    (x0, y0), (x1, y1) = start, end
    chord = math.hypot(x1 - x0, y1 - y0)
    if chord == 0:
        return
    radius = max(radius, chord / 2)
    rise = math.sqrt(max(0.0, radius**2 - chord**2 / 4)) * (-1 if large == sweep else 1)
    cx = (x0 + x1) / 2 - rise * (y1 - y0) / chord
    cy = (y0 + y1) / 2 + rise * (x1 - x0) / chord
    a0, a1 = math.atan2(y0 - cy, x0 - cx), math.atan2(y1 - cy, x1 - cx)
    if sweep and a1 < a0:
        a1 += 2 * math.pi
    if not sweep and a1 > a0:
        a1 -= 2 * math.pi
    for step in range(1, _STEPS * 2 + 1):
        angle = a0 + (a1 - a0) * step / (_STEPS * 2)
        yield cx + radius * math.cos(angle), cy + radius * math.sin(angle)


def parse(data: str) -> list[list[Point]]:
    """The subpaths of SVG path data as polylines (``Z`` repeats the start)."""
    out: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    handle: Point | None = None
    command, numbers = "", list(_TOKEN.finditer(data))
    index = 0
    while index < len(numbers):
        if numbers[index][1]:
            command = numbers[index][1]
            index += 1
        kind, relative = command.upper(), command.islower()
        n = _ARITY[kind]
        args = [float(m[2]) for m in numbers[index : index + n]]
        index += n
        dx, dy = here if relative else (0.0, 0.0)
        if kind == "Z":
            out[-1].append(out[-1][0])
            here, handle = out[-1][0], None
            continue
        if kind == "A":
            end = (args[5] + dx, args[6] + dy)
            out[-1].extend(_arc(here, args[0], args[3] != 0, args[4] != 0, end))
            here, handle = end, None
            continue
        if kind == "H":
            pts = [(args[0] + dx, here[1])]
        elif kind == "V":
            pts = [(here[0], args[0] + dy)]
        else:
            pts = [(args[i] + dx, args[i + 1] + dy) for i in range(0, n, 2)]
        if kind == "M":
            out.append([pts[0]])
            command = "l" if relative else "L"
        elif kind in "LHV":
            out[-1].append(pts[0])
        else:
            if kind in "TS":
                mirror = (2 * here[0] - handle[0], 2 * here[1] - handle[1]) if handle else here
                pts = [mirror, *pts]
            out[-1].extend(_bezier([here, *pts]))
            handle = pts[-2]
        if kind in "MLHV":
            handle = None
        here = pts[-1]
    return out


def outline(shape: Shape) -> list[list[Point]]:
    """Polylines of path data or of a plain list of points."""
    return parse(shape) if isinstance(shape, str) else [list(shape)]


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    pts = [points[0], *points, points[-1]]
    out = [points[0]]
    for p0, p1, p2, p3 in zip(pts, pts[1:], pts[2:], pts[3:], strict=False):
        for step in range(1, steps + 1):
            t = step / steps
            out.append(
                (
                    0.5
                    * (
                        2 * p1[0]
                        + (p2[0] - p0[0]) * t
                        + (2 * p0[0] - 5 * p1[0] + 4 * p2[0] - p3[0]) * t * t
                        + (3 * p1[0] - p0[0] - 3 * p2[0] + p3[0]) * t**3
                    ),
                    0.5
                    * (
                        2 * p1[1]
                        + (p2[1] - p0[1]) * t
                        + (2 * p0[1] - 5 * p1[1] + 4 * p2[1] - p3[1]) * t * t
                        + (3 * p1[1] - p0[1] - 3 * p2[1] + p3[1]) * t**3
                    ),
                )
            )
    return out


def dashed(points: Sequence[Point], on: float, off: float) -> list[list[Point]]:
    """Cut a polyline into dashes of ``on`` units with gaps of ``off``."""
    out: list[list[Point]] = []
    left, drawing, current = on, True, [points[0]]
    for (x0, y0), (x1, y1) in pairwise(points):
        length, done = math.hypot(x1 - x0, y1 - y0), 0.0
        while length - done > left:
            done += left
            cut = (x0 + (x1 - x0) * done / length, y0 + (y1 - y0) * done / length)
            if drawing:
                out.append([*current, cut])
            current, drawing = [cut], not drawing
            left = on if drawing else off
        left -= length - done
        current.append((x1, y1))
    if drawing and len(current) > 1:
        out.append(current)
    return out
