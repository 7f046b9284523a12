"""Sets a volume with Typst: data and pictures in, PDF out.

Only JSON goes in. The compiler sees a folder of its own, with the templates, the pictures and nothing else.
"""

from __future__ import annotations

import base64
import datetime as dt
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

import orjson
import typst

ARCHIVE = ("a-2a", "ua-1")
"""Standards of the copy for the archive."""

ACCESSIBLE = ("ua-1",)
"""The standard of every other copy."""


class SettingError(Exception):
    """Typst could not set a volume; `message` is its first line, `hints` say where and why."""

    def __init__(self, message: str, hints: tuple[str, ...] = ()) -> None:
        super().__init__(message, hints)
        self.message, self.hints = message, hints

    def __str__(self) -> str:
        return "；".join((self.message, *self.hints))


def set_volume(
    data: bytes,
    pictures: Mapping[str, bytes],
    theme: str,
    day: dt.date,
    standards: tuple[str, ...] = ACCESSIBLE,
    faces: tuple[str, ...] = (),
) -> bytes:
    """The PDF of a volume. `data` is its JSON, `pictures` JPEG or SVG by name, `faces` folders of an institution's own
    fonts. Raises SettingError.
    """
    return Setting(Wanted(lambda: pictures, theme, day, standards, faces)).begin(data).content()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What it takes to set a volume besides its JSON; see `set_volume`. The pictures are made when they are needed."""

    pictures: Callable[[], Mapping[str, bytes]]
    theme: str
    day: dt.date
    standards: tuple[str, ...] = ACCESSIBLE
    faces: tuple[str, ...] = ()


class Setting:
    """A volume that is set step by step."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._folder = tempfile.TemporaryDirectory(prefix="volume-")
        root, theme = Path(self._folder.name), Path(wanted.theme)
        _lay_out(root, wanted.pictures(), theme)
        fonts = _fonts((str(theme / "assets/fonts"), *wanted.faces))
        self._compiler = typst.Compiler(str(root / "volume.typ"), root=str(root), font_paths=fonts)

    def begin(self, data: bytes) -> Self:
        """Takes the JSON."""
        (Path(self._folder.name) / "volume.json").write_bytes(data)
        return self

    def last_page(self) -> int:
        """The number of the last page, from which the next part goes on: lays the volume out. Raises SettingError."""
        try:
            numbers: list[int] = orjson.loads(self._compiler.query("<last-page>", field="value"))
        except RuntimeError:  # which does not say where and why
            self.content()
            raise
        return max(numbers, default=0)

    def content(self) -> bytes:
        """The PDF; the last that is asked. Raises SettingError."""
        with self._folder:
            try:
                made = self._compiler.compile(
                    pdf_standards=list(self._wanted.standards),  # type: ignore[arg-type]
                    timestamp=int(dt.datetime.combine(self._wanted.day, dt.time(), dt.UTC).timestamp()),
                )
            except typst.TypstError as error:
                raise SettingError(error.message, tuple(error.hints)) from error
        assert isinstance(made, bytes)
        return made


def _lay_out(root: Path, pictures: Mapping[str, bytes], theme: Path) -> None:
    for source in (theme / "print").rglob("*.typ"):
        target = root / source.relative_to(theme / "print")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (root / "pictures").mkdir()
    for name, content in pictures.items():
        (root / "pictures" / name).write_bytes(content)


@lru_cache(maxsize=2)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def wrapped(jpeg: bytes, width: int, height: int) -> bytes:
    """A JPEG within an SVG: Typst hands it through undecoded, which halves the memory that a book takes."""
    encoded = base64.b64encode(jpeg).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{encoded}"/></svg>'
    ).encode("ascii")
