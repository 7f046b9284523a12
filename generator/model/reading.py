"""Files are read, and each is judged by itself: what records it holds, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.digest import digest_of, digest_of_bytes
from generator.encoding import decode
from generator.finding import Finding, KeyPath, found
from generator.markdown import Document
from generator.model.attachment import found_in_name
from generator.model.base import Record
from generator.model.cleared import cleared, told_of
from generator.model.files import FileType, Layout
from generator.model.judge import barred, overruled, rows_of, validated, with_file
from generator.model.parse import Parser, personal_problems
from generator.model.permission import Permissions
from generator.model.reviewed import stale
from generator.model.types import RecordType
from generator.model.walk import hand_written_pages, reason_of, record_files
from generator.personal import MARKING
from generator.source import Source


@dataclass(frozen=True, slots=True)
class Origin:
    """Which file, and which key path in it, a record came from."""

    file: str
    path: KeyPath = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read; its name is the path from the root."""

    name: str
    stem: str
    source: Source
    document: Document | None
    digest: str


@dataclass(slots=True)
class Held:
    """The records of one file, what is wrong with it, and what it has that is too faulty to be a record."""

    records: list[tuple[Record, Origin, str]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)


_AT_A_TIME = 4000
"""Files."""

Recall = dict[Path, tuple[object, Held]]
"""What a process that loads again and again knows of each file, under its path, with what stands for the state in which
the file was read. It begins empty; a file that is still in that state is not read again.
"""


@dataclass(slots=True)
class Reader:
    """State of one load."""

    root: Path
    parser: Parser
    recall: Recall | None = None
    permissions: Permissions = field(default_factory=Permissions)
    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def read(self, paths: list[Path], kind: FileType) -> Iterator[tuple[File, list[Finding]]]:
        """The files, in order, with what is wrong with their text. Some thousands at a time: of all of them together,
        bytes and data would take more memory than the records do.
        """
        self.files += len(paths)
        for start in range(0, len(paths), _AT_A_TIME):
            yield from self._read(paths[start : start + _AT_A_TIME], kind)

    def _read(self, paths: list[Path], kind: FileType) -> Iterator[tuple[File, list[Finding]]]:
        raws = [_bytes(path) for path in paths]
        good = [raw for raw in raws if isinstance(raw, bytes)]
        parsed = iter(self.parser.parse(good, front_matter=kind.front_matter, keys=kind.keys))
        for path, raw in zip(paths, raws, strict=True):
            name = path.relative_to(self.root).as_posix()
            if isinstance(raw, OSError):
                message, fix = f"文件{reason_of(raw)}", "检查文件权限，或重新保存一次"
                yield (
                    File(name, path.stem, Source(None, None, ()), None, ""),
                    [found("F01", name, message=message, fix=fix)],
                )
                continue
            source, document, findings = cleared(name, kind, *next(parsed), self.permissions)
            yield File(name, path.stem, source, document, digest_of_bytes(raw)), findings

    def hand_written(self) -> Iterator[Finding]:
        """What must not be published in the pages that are no records."""
        for path in hand_written_pages(self.root):
            name = path.relative_to(self.root).as_posix()
            raw = _bytes(path)
            text = decode(raw)[0] if isinstance(raw, bytes) else ""
            allowed = self.permissions.allowed(name)
            problems = (each for each in personal_problems(text) if each.shown not in allowed)
            yield from told_of(name, problems, self.permissions)

    def held(self, kind: RecordType, context: dict[str, Any]) -> Iterator[Held]:
        """What each file of a record type holds, by path; `context` is what the records are validated with."""
        paths = record_files(self.root, kind, self.findings)
        states = self._states(paths, context)
        recall = self.recall if self.recall is not None else {}
        new = [path for path in paths if states[path] is None or recall.get(path, (None,))[0] != states[path]]
        for path, (file, findings) in zip(new, self.read(new, _one_a_file(kind)), strict=True):
            recall[path] = states[path], _held(kind, context, file, findings)
        yield from (recall[path][1] for path in paths)

    def again(self, kind: RecordType, path: Path, context: dict[str, Any]) -> Held:
        """What one file holds now."""
        return next(_held(kind, context, *each) for each in self.read([path], _one_a_file(kind)))

    def _states(self, paths: list[Path], context: dict[str, Any]) -> dict[Path, object]:
        """What stands for the state of each file; None where nothing is recalled, or that cannot be told."""
        if self.recall is None:
            return dict.fromkeys(paths)
        words = digest_of([context, [row.model_dump() for row in self.permissions.rows], self.permissions.today])
        return {path: _state(path, words) for path in paths}


def _one_a_file(kind: RecordType) -> FileType:
    return FileType(kind.name, kind.model, Layout.ONE, front_matter=kind.suffix == ".md")


def _state(path: Path, words: str) -> object:
    try:
        state = path.stat()
    except OSError:
        return None
    return words, state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _held(kind: RecordType, context: dict[str, Any], file: File, findings: list[Finding]) -> Held:
    named = [barred(file.name, hit) for hit in found_in_name(file.stem)]
    held = Held(findings=[*findings, *named])
    if named or any(each.code == MARKING for each in findings):
        held.broken.append((kind.name, file.stem))
        return held
    for at, row in _rows(kind, file, held.findings):
        data = row
        if isinstance(row, dict) and not kind.folder.endswith(".yml"):
            held.findings.extend(overruled(file.name, row, file.stem, file.document))
            data = with_file(row, file.stem, file.document)
        if isinstance(data, dict):
            late = stale(file.name, at, data, file.document)
            if late is not None:
                held.findings.append(late)
                data = {key: value for key, value in data.items() if key != "review"}
        record = validated(held.findings, kind.model, data, file.name, at, context)
        if isinstance(record, Record):
            digest = digest_of([file.name, *at, row if at else file.digest])
            held.records.append((record, Origin(file.name, at), digest))
        else:
            given = data.get("id") if isinstance(data, dict) else file.stem
            held.broken.append((kind.name, str(given)))
    if file.source.data is None:
        held.broken.append((kind.name, file.stem))
    return held


def _rows(kind: RecordType, file: File, findings: list[Finding]) -> list[tuple[KeyPath, Any]]:
    """The records of one file with their key paths: one, or as many as its list has."""
    data = file.source.data
    if data is None:
        return []
    layout = Layout.ROWS if kind.folder.endswith(".yml") else Layout.ONE
    if layout is Layout.ROWS and not isinstance(data, list):
        findings.append(found("Y05", file.name, message="这个文件应是一张列表", fix="每条记录以“- id: 编号”开头"))
    return rows_of(data, layout)


def _bytes(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error
