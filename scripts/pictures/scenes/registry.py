"""Registration of scenes: name of the picture, palette, what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..kit.canvas import Canvas

Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Scene:
    """A picture: file stem, palette, Chinese description (the alt text), drawing."""

    name: str
    palette: str
    shows: str
    draw: Draw

    @property
    def alt(self) -> str:
        """The alt text that pages use for this picture."""
        return f"{self.shows}，几何插图"


REGISTRY: dict[str, Scene] = {}


def scene(name: str, palette: str, shows: str) -> Callable[[Draw], Draw]:
    """Register the decorated function as the drawing of a picture."""

    def register(draw: Draw) -> Draw:
        if name in REGISTRY:
            raise ValueError(f"picture drawn twice: {name}")
        REGISTRY[name] = Scene(name, palette, shows, draw)
        return draw

    return register
