"""Where the records of an institution lie in a project, how they are replaced, and what is never touched.

Of each type they lie in the folder `aggregated/<institution>` beside those of the project's own, and every file says in
its first line where it comes from. Only files that say so are replaced or removed; pictures have a folder of their own.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.aggregate.lost import LeftOut
from generator.aggregate.plain import plain
from generator.aggregate.prose import prose
from generator.aggregate.taken import Taken
from generator.aggregate.written import UnwritableError, file_of, is_ours
from generator.model.base import Record
from generator.model.files import BROUGHT, FileType, file_type
from generator.model.institution import BROUGHT_IN, FOLDER, Brought, Institution
from generator.model.types import RECORD_TYPES, RecordType
from generator.office.store import store

_MARK = "由 fourones aggregate 汇入自"
_MEDIA = f"content/media/{FOLDER}"


def files_of(taken: Taken, brought: Brought, institution: Institution, left: list[LeftOut]) -> dict[str, bytes]:
    """The files of all records and of what comes beside them, by their paths from the root; records that cannot be
    written are added to `left`.
    """
    said = f"{_MARK}{institution.name}，下次汇入时重写，不要手改"
    out: dict[str, bytes] = {}
    for kind in RECORD_TYPES:
        records = taken.records[kind.name].values()
        if kind.listed and records:
            name = f"{kind.more}/{FOLDER}/{institution.id}{kind.suffix}"
            out[name] = file_of(_type_of(name), [plain(each) for each in records], said)
            continue
        for record in records:
            name = f"{kind.more}/{FOLDER}/{institution.id}/{record.id}{kind.suffix}"
            try:
                out[name] = _record(_type_of(name), record, said, left)
            except UnwritableError:
                left.append(LeftOut(f"{kind.label} {record.id}", ("有读不懂的字符，或文字太长",)))
    out[_beside(institution.id)] = file_of(BROUGHT, _kept(brought), said)
    return out


def _record(kind: FileType, record: Record, said: str, left: list[LeftOut]) -> bytes:
    data = {key: value for key, value in plain(record).items() if key != "id"}
    body = getattr(record, "body", None)
    if body is None:
        return file_of(kind, data, said)
    text, same = prose(body)
    if not same:
        left.append(LeftOut(f"{record.id} 正文的版式", ("只带来了文字",)))
    return file_of(kind, data, said, text)


def _kept(brought: Brought) -> dict[str, object]:
    """All of it; its fields are internal, since they are about the work and not for readers."""
    terms = [{name: each for name, each in row.model_dump().items() if each not in ("", ())} for row in brought.terms]
    cohorts = [{"programme": row.programme, "cohort": plain(row.cohort)} for row in brought.cohorts]
    data: dict[str, object] = {
        "institution": brought.institution,
        "as_of": brought.as_of,
        "brought": brought.brought,
        "records": brought.records,
    }
    return data | {key: rows for key, rows in (("terms", terms), ("cohorts", cohorts)) if rows}


def replaced(root: Path, institution_id: str, files: Mapping[str, bytes], media: Iterable[str]) -> list[LeftOut]:
    """Writes what differs, and removes what came before and comes no more. A file in the way that somebody has written
    stays, and is told.
    """
    foreign = [name for name in files if (root / name).exists() and not _is_ours(root / name)]
    new = {
        name: content
        for name, content in files.items()
        if name not in foreign and (not (root / name).exists() or (root / name).read_bytes() != content)
    }
    store(root, new)
    _remove(root, (path for path in _present(root, institution_id) if path.relative_to(root).as_posix() not in files))
    folder, shown = root / _MEDIA / institution_id, {*media}
    _remove(root, (path for path in _all_in(folder) if path.name not in shown))
    return [LeftOut(name, ("这个文件不是汇入的，没有动它；请移到别处",)) for name in foreign]


def removed(root: Path, institution_id: str) -> None:
    """Removes all that came from an institution."""
    _remove(root, [*_present(root, institution_id), *_all_in(root / _MEDIA / institution_id)])


def institutions_in(root: Path) -> list[str]:
    """The ids of all institutions of which something is here."""
    return sorted(path.stem for path in (root / BROUGHT_IN).glob("*.yml"))


def _present(root: Path, institution_id: str) -> Iterator[Path]:
    """The files that came from an institution."""
    for kind in RECORD_TYPES:
        yield from filter(_is_ours, _files_of_type(root, kind, institution_id))
    if _is_ours(root / _beside(institution_id)):
        yield root / _beside(institution_id)


def _files_of_type(root: Path, kind: RecordType, institution_id: str) -> list[Path]:
    top = root / kind.more / FOLDER
    if kind.listed:
        return [path for path in (top / f"{institution_id}{kind.suffix}",) if path.is_file()]
    return [path for path in _all_in(top / institution_id) if path.suffix == kind.suffix]


def _all_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_ours(file.read(200), _MARK)
    except OSError:
        return False


def _remove(root: Path, paths: Iterable[Path]) -> None:
    """Removes files, and the folders that are empty then."""
    for path in list(paths):
        path.unlink()
        for folder in path.parents:
            if folder.name == FOLDER or not folder.is_relative_to(root):
                break
            with contextlib.suppress(OSError):
                folder.rmdir()


def _beside(institution_id: str) -> str:
    return f"{BROUGHT_IN}{institution_id}.yml"


def _type_of(name: str) -> FileType:
    own = file_type(name)
    assert own is not None
    return own
