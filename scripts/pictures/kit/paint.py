"""Palettes and the paint notation.

A paint is written ``colour[@alpha][/pattern[:ink][@alpha]]``.  ``mid`` is a
plain fill, ``mid/diag@.4`` the same with a diagonal hatch at 40 %, and
``-/dots:red`` a pattern without ground.  Colours are palette roles or
``#rrggbb``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

RGB = tuple[int, int, int]

# Roles every palette answers for, whatever its light.
COMMON = {
    "red": "#9E1B1E",
    "sand": "#D8BDA3",
    "cream": "#FBF5EC",
    "tan": "#EADCCB",
    "stone": "#5B5047",
    "ink": "#241D18",
    "wine": "#3A1214",
}

PALETTES: dict[str, dict[str, str]] = {
    # bg ground, mid second plane, lo deep plane, dk darkest, hi lightest, ln hatching
    "warm": {"bg": "#EADCCB", "mid": "#D8BDA3", "lo": "#9E1B1E", "dk": "#3A1214", "hi": "#FBF5EC", "ln": "#9E1B1E"},
    "paper": {"bg": "#FBF5EC", "mid": "#EADCCB", "lo": "#D8BDA3", "dk": "#3A1214", "hi": "#FFFCF7", "ln": "#B98F78"},
    "grey": {"bg": "#E4DED4", "mid": "#C4BAAB", "lo": "#5B5047", "dk": "#241D18", "hi": "#FAF7F1", "ln": "#5B5047"},
    "night": {"bg": "#4A1517", "mid": "#6E2023", "lo": "#9E1B1E", "dk": "#2A0C0E", "hi": "#F3E4D2", "ln": "#D9A78F"},
    "dusk": {"bg": "#3B322B", "mid": "#5B5047", "lo": "#7C6E62", "dk": "#241D18", "hi": "#F3E9DC", "ln": "#A8988A"},
}

_PAINT = re.compile(
    r"^(?P<colour>-|#?\w+)(?:@(?P<alpha>[\d.]+))?"
    r"(?:/(?P<pattern>[a-z]+)(?::(?P<ink>#?\w+))?(?:@(?P<strength>[\d.]+))?)?$"
)


@dataclass(frozen=True)
class Paint:
    """A parsed paint: a ground colour and, if wanted, a pattern on it."""

    colour: str | None
    alpha: float
    pattern: str | None
    ink: str
    strength: float


@cache
def parse_paint(text: str) -> Paint:
    """Read the paint notation; a typing error is a ValueError."""
    found = _PAINT.match(text)
    if found is None:
        raise ValueError(f"not a paint: {text!r}")
    return Paint(
        colour=None if found["colour"] == "-" else found["colour"],
        alpha=float(found["alpha"] or 1),
        pattern=found["pattern"],
        ink=found["ink"] or "ln",
        strength=float(found["strength"] or 1),
    )


def rgb(colour: str, palette: dict[str, str]) -> RGB:
    """The colour of a role in a palette, or of a ``#rrggbb`` literal."""
    text = colour if colour.startswith("#") else (palette.get(colour) or COMMON[colour])
    value = int(text[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255
