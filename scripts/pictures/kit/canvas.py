"""The supersampled canvas: shapes, strokes, hatching, transforms, clipping."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache

from PIL import Image, ImageChops, ImageDraw

from .paint import PALETTES, RGB, Paint, parse_paint, rgb
from .path import Point, Shape, dashed, outline, smooth

STAGE = (960, 600)
OUTPUT = (1600, 1000)
OVERSAMPLE = 3
UNIT = OUTPUT[0] * OVERSAMPLE // STAGE[0]
RASTER = (STAGE[0] * UNIT, STAGE[1] * UNIT)

Matrix = tuple[float, float, float, float, float, float]


@cache
def _pattern(name: str) -> Image.Image:
    """A full-size mask of a hatch: diag, anti, vert, horiz, grid or dots."""
    if name not in ("diag", "anti", "vert", "horiz", "grid", "dots"):
        raise ValueError(f"no such pattern: {name}")
    mask = Image.new("L", RASTER, 0)
    pen = ImageDraw.Draw(mask)
    width, height = RASTER
    pitch, thick = (11, 1.9) if name == "dots" else (24, 1.4) if name == "grid" else (8, 1.6)
    step, line = pitch * UNIT, round(thick * UNIT)
    if name in ("diag", "anti"):
        lean = height if name == "diag" else -height
        for x in range(-height, width + height, round(step * math.sqrt(2))):
            pen.line([(x, height), (x + lean, 0)], fill=255, width=line)
    if name in ("vert", "grid"):
        for x in range(0, width, step):
            pen.rectangle([x, 0, x + line, height], fill=255)
    if name in ("horiz", "grid"):
        for y in range(0, height, step):
            pen.rectangle([0, y, width, y + line], fill=255)
    if name == "dots":
        for row, y in enumerate(range(0, height + step, step // 2)):
            for x in range(step // 2 * (row % 2), width + step, step):
                pen.ellipse([x - line, y - line, x + line, y + line], fill=255)
    return mask


class Canvas:
    """One picture under construction.  See :mod:`.paint` for the paint notation."""

    def __init__(self, name: str, palette: str) -> None:
        self.palette = PALETTES[palette]
        self.rng = random.Random(name)
        self.image = Image.new("RGB", RASTER, self.colour("bg"))
        self._pen = ImageDraw.Draw(self.image)
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)

    def colour(self, role: str) -> RGB:
        """The RGB value of a palette role."""
        return rgb(role, self.palette)

    def finish(self) -> Image.Image:
        """The picture at its final size."""
        return self.image.resize(OUTPUT, Image.Resampling.LANCZOS)

    # -- transforms and clipping ------------------------------------------------

    @contextmanager
    def at(self, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0, flip: bool = False) -> Iterator[None]:
        """Draw in a frame moved to (x, y), turned clockwise by degrees, scaled, mirrored."""
        a, b, c, d, e, f = self._matrix
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        side = -1 if flip else 1
        before = self._matrix
        self._matrix = (
            (a * cos + c * sin) * side,
            (b * cos + d * sin) * side,
            -a * sin + c * cos,
            -b * sin + d * cos,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        try:
            yield
        finally:
            self._matrix = before

    @contextmanager
    def clip(self, shape: Shape) -> Iterator[None]:
        """Keep what is drawn inside the block to the inside of a shape."""
        mask = Image.new("L", RASTER, 0)
        pen = ImageDraw.Draw(mask)
        for line in outline(shape):
            pen.polygon([self._map(p) for p in line], fill=255)
        before = self.image.copy()
        yield
        self.image.paste(before, (0, 0), ImageChops.invert(mask))

    def _map(self, point: Point) -> Point:
        a, b, c, d, e, f = self._matrix
        x, y = point
        return (a * x + c * y + e) * UNIT, (b * x + d * y + f) * UNIT

    def _scale(self) -> float:
        a, b, c, d, _, _ = self._matrix
        return math.sqrt(abs(a * d - b * c))

    # -- filled shapes -------------------------------------------------------------

    def path(self, shape: Shape, paint: str) -> None:
        """Fill SVG path data or a list of points."""
        spec = parse_paint(paint)
        for line in outline(shape):
            if len(line) > 2:
                self._fill([self._map(p) for p in line], spec)

    def blob(self, points: Sequence[Point], paint: str) -> None:
        """Fill a closed smooth curve through the points."""
        ring = [*points, *points[:3]]
        curve = smooth(ring)
        self.path(curve[12 : 12 * (len(points) + 1)], paint)

    def rect(self, x: float, y: float, w: float, h: float, paint: str, r: float = 0) -> None:
        """Fill a rectangle, with rounded corners of radius ``r``."""
        if r <= 0:
            self.path([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], paint)
            return
        r = min(r, w / 2, h / 2)
        points: list[Point] = []
        for cx, cy, start in (
            (x + w - r, y + r, -90),
            (x + w - r, y + h - r, 0),
            (x + r, y + h - r, 90),
            (x + r, y + r, 180),
        ):
            for k in range(13):
                angle = math.radians(start + 7.5 * k)
                points.append((cx + r * math.cos(angle), cy + r * math.sin(angle)))
        self.path(points, paint)

    def ellipse(self, x: float, y: float, rx: float, ry: float, paint: str) -> None:
        """Fill an ellipse around (x, y)."""
        steps = [math.radians(k * 3.75) for k in range(96)]
        self.path([(x + rx * math.cos(t), y + ry * math.sin(t)) for t in steps], paint)

    def circle(self, x: float, y: float, r: float, paint: str) -> None:
        """Fill a circle around (x, y)."""
        self.ellipse(x, y, r, r, paint)

    def pie(self, x: float, y: float, r: float, start: float, stop: float, paint: str) -> None:
        """Fill a sector; angles in degrees, clockwise from three o'clock."""
        self.path([(x, y), *_sweep(x, y, r, start, stop)], paint)

    # -- strokes ---------------------------------------------------------------------

    def line(self, shape: Shape, paint: str, width: float = 2, dash: tuple[float, float] | None = None) -> None:
        """Stroke path data or points with round ends and joints."""
        spec = parse_paint(paint)
        for points in outline(shape):
            for piece in dashed(points, *dash) if dash else [points]:
                self._stroke([self._map(p) for p in piece], spec, width * UNIT * self._scale())

    def ring(
        self, x: float, y: float, r: float, paint: str, width: float = 2, dash: tuple[float, float] | None = None
    ) -> None:
        """Stroke a circle."""
        self.line(_sweep(x, y, r, 0, 360), paint, width, dash)

    def arc(self, x: float, y: float, r: float, start: float, stop: float, paint: str, width: float = 2) -> None:
        """Stroke an arc; angles in degrees, clockwise from three o'clock."""
        self.line(_sweep(x, y, r, start, stop), paint, width)

    def frame(self, x: float, y: float, w: float, h: float, paint: str, width: float = 2) -> None:
        """Stroke a rectangle."""
        self.line([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], paint, width)

    # -- raster work -------------------------------------------------------------------

    def _fill(self, points: list[Point], spec: Paint) -> None:
        if spec.colour and spec.alpha >= 1 and not spec.pattern:
            self._pen.polygon(points, fill=self.colour(spec.colour))
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        left, top = max(0, math.floor(min(xs))), max(0, math.floor(min(ys)))
        right = min(RASTER[0], math.ceil(max(xs)) + 1)
        bottom = min(RASTER[1], math.ceil(max(ys)) + 1)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top), 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in points], fill=255)
        if spec.colour:
            self._paste(spec.colour, mask, spec.alpha, left, top)
        if spec.pattern:
            hatch = _pattern(spec.pattern).crop((left, top, right, bottom))
            self._paste(spec.ink, ImageChops.multiply(mask, hatch), spec.strength, left, top)

    def _stroke(self, points: list[Point], spec: Paint, width: float) -> None:
        if spec.colour is None or len(points) < 2:
            return
        thick = max(1, round(width))
        if spec.alpha >= 1:
            _draw_line(self._pen, points, self.colour(spec.colour), thick)
            return
        mask = Image.new("L", RASTER, 0)
        _draw_line(ImageDraw.Draw(mask), points, 255, thick)
        self._paste(spec.colour, mask, spec.alpha, 0, 0)

    def _paste(self, role: str, mask: Image.Image, alpha: float, left: int, top: int) -> None:
        if alpha < 1:
            mask = mask.point([round(k * alpha) for k in range(256)])
        self.image.paste(self.colour(role), (left, top), mask)


def _sweep(x: float, y: float, r: float, start: float, stop: float) -> list[Point]:
    steps = max(8, int(abs(stop - start) / 3))
    angles = [math.radians(start + (stop - start) * k / steps) for k in range(steps + 1)]
    return [(x + r * math.cos(t), y + r * math.sin(t)) for t in angles]


def _draw_line(pen: ImageDraw.ImageDraw, points: list[Point], fill: RGB | int, width: int) -> None:
    pen.line(points, fill=fill, width=width, joint="curve")
    r = width / 2
    for x, y in (points[0], points[-1]):
        pen.ellipse([x - r, y - r, x + r, y + r], fill=fill)
