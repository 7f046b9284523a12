"""Some tasks as a parcel that another machine can open: content in the place of paths, and what it takes to get the
same bytes there.

Only what is costly goes out, and what a kept group or page left unmade is made before.
"""

from __future__ import annotations

import io
import pickle
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.build.fork import perform
from generator.compendium.binding import bind, set_part
from generator.compendium.payload import in_svg
from generator.digest import code_digest, digest_of, digest_of_bytes
from generator.media.cards import draw
from generator.media.pictures import derive
from generator.pages.render import render_page
from generator.settings import PACKAGE, theme_folder
from generator.task import Task
from generator.views.page import Page, shown

PORTIONS: dict[Callable[..., bytes], int] = {
    derive: 12, in_svg: 4, draw: 4, bind: 1, set_part: 1, render_page: 48,
}  # fmt: skip
"""What is worth the way there and back, and how many tasks of it go together: few where each may bring a large file;
the derivatives of a picture share theirs.
"""

_LIBRARIES = ("pillow", "pillow-heif", "typst", "jinja2", "markupsafe", "budoux", "zxing-cpp")
"""Those whose version shows in the bytes of what goes out."""

_THEME = "theme"

Content = bytes | dict[str, bytes]
"""Of a file, or of the files of a folder by name."""

Answer = list[bytes | str] | str
"""Bytes or words of failure for each task, or the name of a machine that would make other bytes."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """`tasks` are pickled; each path in them is the place of its content in `contents`."""

    recipe: str
    tasks: bytes
    contents: tuple[Content, ...]

    @property
    def size(self) -> int:
        """In bytes, about."""
        return len(self.tasks) + sum(map(_size, self.contents))


def portions(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """The tasks that are worth sending, in runs of a kind."""
    for func, run in groupby(tasks, key=lambda task: task.func):
        own, most = [*run], PORTIONS.get(func)
        if most:
            yield from (own[start : start + most] for start in range(0, len(own), most))


def packed(tasks: Iterable[Task]) -> Parcel:
    """The parcel of some tasks; their files are read now."""
    out = io.BytesIO()
    packer = _Packer(out)
    packer.dump([replace(task, args=tuple(map(_whole, task.args))) for task in tasks])
    return Parcel(recipe(), out.getvalue(), tuple(packer.contents))


def performed(known: str, tasks: bytes, contents: tuple[Content, ...]) -> Answer:
    """What a machine does with a parcel. It opens none that was packed by other code than its own."""
    if known != recipe():
        return platform.node()
    with tempfile.TemporaryDirectory(prefix="parcel-") as folder:
        paths = [_laid(Path(folder) / str(place), content) for place, content in enumerate(contents)]
        return [perform(task) for task in _Unpacker(io.BytesIO(tasks), paths).load()]


@cache
def recipe() -> str:
    """Stands for all that decides about the bytes: our code and tables, the theme, libraries, the kind of machine."""
    files = [*PACKAGE.glob("*.txt"), *(path for path in theme_folder().rglob("*") if path.is_file())]
    content = sorted((path.name, digest_of_bytes(path.read_bytes())) for path in files)
    machine = (platform.machine(), sys.version_info[:2])
    return digest_of([code_digest(), content, [version(name) for name in _LIBRARIES], machine])


class _Packer(pickle.Pickler):
    def __init__(self, out: io.BytesIO) -> None:
        super().__init__(out, protocol=5)
        self.contents: list[Content] = []
        self._places: dict[Path, int] = {}
        self._theme = theme_folder()

    def persistent_id(self, value: Any) -> str | int | None:
        """What stands for a path."""
        if not isinstance(value, Path):
            return None
        if value == self._theme:
            return _THEME
        if value not in self._places:
            self._places[value] = len(self.contents)
            self.contents.append(_content(value))
        return self._places[value]


class _Unpacker(pickle.Unpickler):
    def __init__(self, tasks: io.BytesIO, paths: list[Path]) -> None:
        super().__init__(tasks)
        self._paths = paths

    def persistent_load(self, place: Any) -> Path:
        """The path here."""
        return theme_folder() if place == _THEME else self._paths[place]


def _whole(argument: Any) -> Any:
    return shown(argument) if isinstance(argument, Page) else argument


def _content(path: Path) -> Content:
    if path.is_dir():
        return {each.name: each.read_bytes() for each in sorted(path.iterdir()) if each.is_file()}
    return path.read_bytes()


def _laid(path: Path, content: Content) -> Path:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return path
    path.mkdir()
    for name, each in content.items():
        (path / name).write_bytes(each)
    return path


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else sum(map(len, content.values()))
