"""All files of a site that hold records, and what would change in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.editing.canonical import canonical
from generator.editing.change import Change
from generator.editing.mend import mended
from generator.model.files import NAMED, FileType, file_type
from generator.model.judge import Context
from generator.model.types import RECORD_TYPES
from generator.model.walk import record_files
from generator.source import parse_source


def record_paths(root: Path) -> Iterator[tuple[str, FileType]]:
    """Path from the root and type of every file that holds records, the vocabularies first."""
    files = [root / name for name in NAMED if (root / name).is_file()]
    for kind in RECORD_TYPES:
        files += record_files(root, kind, [])
    for path in files:
        name = path.relative_to(root).as_posix()
        own = file_type(name)
        if own is not None:
            yield name, own


def read_files(root: Path, names: Iterable[tuple[str, FileType]]) -> Iterator[tuple[str, FileType, bytes]]:
    """The files with their bytes; one that cannot be read is passed over, as a check tells of it."""
    for name, kind in names:
        try:
            yield name, kind, (root / name).read_bytes()
        except OSError:
            continue


def mends(root: Path) -> Iterator[Change]:
    """The files that can be mended, as they would be."""
    context: Context = {"terms": None}
    for name, kind, raw in read_files(root, record_paths(root)):
        result = mended(raw, name, kind, context)
        if name == "data/vocab.yml":
            context = {"terms": _labels(result.raw) or None}
        if result.raw != raw:
            yield Change(name, raw, result.raw, result.done)


@dataclass(frozen=True, slots=True)
class Left:
    """A file without canonical form: because of its errors, or because something would be lost."""

    name: str
    has_errors: bool


def formed(root: Path, names: Iterable[tuple[str, FileType]]) -> Iterator[Change | Left]:
    """The named files that have another form than the canonical one, as they would be, and those without one."""
    for name, kind, raw in read_files(root, names):
        form = canonical(raw, kind)
        if form is None:
            source = parse_source(raw, front_matter=kind.front_matter, keys=kind.keys)
            yield Left(name, source.data is None)
        elif form != raw:
            yield Change(name, raw, form)


def _labels(raw: bytes) -> dict[str, dict[str, str]]:
    """The label of each code of each vocabulary, as far as they can be read."""
    data = parse_source(raw, front_matter=False).data
    groups = data.items() if isinstance(data, dict) else ()
    return {
        name: {
            str(row["code"]): str(row["label"]) for row in rows if isinstance(row, dict) and {*row} >= {"code", "label"}
        }
        for name, rows in groups
        if isinstance(rows, list)
    }
