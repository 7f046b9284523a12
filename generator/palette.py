"""The colours and sizes of a site: `theme/tokens.toml`, with an institution's own colour in the place of our red.

One colour is asked for; what is read on each ground is made of it by lightness alone, until it has the contrast of
WCAG 2.2 (1.4.3 text 4.5, 1.4.6 enhanced 7, 1.4.11 marks 3). So no colour can make a site unreadable.
"""

from __future__ import annotations

import colorsys
import tomllib
from functools import cache
from pathlib import Path

Tokens = dict[str, dict[str, str]]
"""Name and value of each token, by group."""

_RED, _TEXT, _WASH = "red", "red-text", "red-wash"
_WHITE = "#FFFFFF"
_STEP = 0.01
"""Of the lightness, from 0 to 1."""


@cache
def tokens(theme: Path, colour: str = "") -> Tokens:
    """All tokens. `colour`: six hexadecimal digits behind “#”; without one, our red."""
    read: Tokens = tomllib.loads((theme / "tokens.toml").read_text("utf-8"))
    if not colour:
        return read
    light, dark, large = read["light"], read["dark"], read["large"]
    plain = darkened(colour, light["sunk"], 4.8)  # the wash is a little darker than any ground
    strong = darkened(colour, large["sunk"], 7)
    black = read["large-dark"]
    mark = lightened(darkened(colour, _WHITE, 4.6), dark["ground"], 3)
    own = {
        "light": {_RED: plain, _TEXT: plain, _WASH: mixed(plain, light["ground"], 0.08)},
        "dark": {
            _RED: mark,
            _TEXT: lightened(colour, dark["sunk"], 7),
            _WASH: mixed(mark, dark["ground"], 0.16),
        },
        "large": {_RED: strong, _TEXT: strong, _WASH: mixed(strong, large["ground"], 0.08)},
        "large-dark": {
            _RED: mark,
            _TEXT: lightened(colour, black["sunk"], 9),
            _WASH: mixed(mark, black["ground"], 0.2),
        },
    }
    return {group: values | own.get(group, {}) for group, values in read.items()}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def darkened(colour: str, ground: str, ratio: float) -> str:
    """The colour, as much darker as it must be to stand out from a light ground."""
    return _moved(colour, ground, ratio, -_STEP)


def lightened(colour: str, ground: str, ratio: float) -> str:
    """The colour, as much lighter as it must be to stand out from a dark ground."""
    return _moved(colour, ground, ratio, _STEP)


def mixed(colour: str, ground: str, part: float) -> str:
    """A ground with a part of the colour in it."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return _written(*(own * part + under * (1 - part) for own, under in pairs))


def _moved(colour: str, ground: str, ratio: float, step: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    moved = _written(*_channels(colour))
    while contrast(moved, ground) < ratio and 0 < lightness + step < 1:
        lightness += step
        moved = _written(*colorsys.hls_to_rgb(hue, lightness, saturation))
    return moved


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


def _written(*channels: float) -> str:
    return "#" + "".join(f"{round(each * 255):02X}" for each in channels)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
