"""Sets a volume with Typst: data and pictures in, PDF out.

Only JSON goes in. The compiler sees a folder of its own, with the templates, the pictures and nothing else.
"""

from __future__ import annotations

import base64
import datetime as dt
import tempfile
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import orjson
import typst

ARCHIVE = ("a-2a", "ua-1")
"""Standards of the copy for the archive."""

ACCESSIBLE = ("ua-1",)
"""The standard of every other copy."""


@dataclass(frozen=True, slots=True)
class SettingError(Exception):
    """Typst could not set a volume; `message` is its first line, `hints` say where and why."""

    message: str
    hints: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[SettingError], tuple[str, tuple[str, ...]]]:
        return SettingError, (self.message, self.hints)

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
    return set_numbered(data, pictures, theme, day, standards, faces)[0]


def set_numbered(
    data: bytes,
    pictures: Mapping[str, bytes],
    theme: str,
    day: dt.date,
    standards: tuple[str, ...] = ACCESSIBLE,
    faces: tuple[str, ...] = (),
) -> tuple[bytes, int]:
    """Like `set_volume`, with the number of the last page, from which the next part goes on."""
    with tempfile.TemporaryDirectory(prefix="volume-") as folder:
        root = Path(folder)
        _lay_out(root, data, pictures, Path(theme))
        try:
            compiler = typst.Compiler(
                str(root / "volume.typ"), root=str(root), font_paths=_fonts((str(Path(theme) / "assets/fonts"), *faces))
            )
            made = compiler.compile(
                pdf_standards=list(standards),  # type: ignore[arg-type]
                timestamp=int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()),
            )
            last = max(orjson.loads(compiler.query("<last-page>", field="value")), default=0)
            assert isinstance(made, bytes)
        except typst.TypstError as error:
            raise SettingError(error.message, tuple(error.hints)) from error
    return made, last


def set_apart(*given: Any) -> tuple[bytes, int]:
    """Like `set_numbered`, in a process of its own: Typst keeps what it has laid out, and only the end of a process
    gives that memory back.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        outcome = pool.submit(_outcome, *given).result()
    if isinstance(outcome, SettingError):
        raise outcome
    return outcome


def _outcome(*given: Any) -> tuple[bytes, int] | SettingError:
    """An error as a value: one that is frozen cannot be raised through a pool, which writes its own notes on it."""
    try:
        return set_numbered(*given)
    except SettingError as error:
        return error


def _lay_out(root: Path, data: bytes, pictures: Mapping[str, bytes], theme: Path) -> None:
    for source in (theme / "print").rglob("*.typ"):
        target = root / source.relative_to(theme / "print")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    (root / "volume.json").write_bytes(data)
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
