"""Files become frozen records and findings. Nothing in a file can make this raise.

Every file is read and judged by itself: one broken record never hides another's faults.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import orjson
from pydantic import BaseModel, ValidationError

from generator.finding import Finding, KeyPath, Place, found
from generator.markdown import Document, parse_markdown
from generator.model.base import Record
from generator.model.complaint import complaints
from generator.model.fields import ID_PATTERN
from generator.model.site import Site, VocabularyTerm
from generator.model.types import RECORD_TYPES, RecordType
from generator.source import Problem, Source, locate, parse_source


class Memo(Protocol):
    """Remembers bytes by digest between builds; may forget at any time."""

    def get(self, key: str) -> bytes | None:
        """The bytes stored under the key, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Stores the bytes under the key."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Which file, and which key path in it, a record came from."""

    file: str
    path: KeyPath = ()


Vocabularies = Mapping[str, Mapping[str, VocabularyTerm]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that could be read: records by type and id, where each stands, and the findings."""

    root: Path
    site: Site | None
    vocabularies: Vocabularies
    records: Mapping[str, Mapping[str, Record]]
    origins: Mapping[tuple[str, str], Origin]
    findings: tuple[Finding, ...]
    files: int
    parsed: int


@dataclass(slots=True)
class _Reader:
    """State of one load; never leaves this module."""

    root: Path
    memo: Memo | None
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    parsed: int = 0

    def read(self, path: Path, *, front_matter: bool) -> tuple[str, Source, Document | None]:
        """The file taken apart, from the memo where its bytes are known; problems become findings."""
        name = path.relative_to(self.root).as_posix()
        self.files += 1
        try:
            raw = path.read_bytes()
        except OSError as error:
            reason = "没有读取权限" if isinstance(error, PermissionError) else f"打不开：{error.strerror}"
            self.findings.append(found("F01", name, message=reason, fix="检查文件权限，或重新保存一次"))
            return name, Source(None, None, ()), None
        source, document = self.take_apart(raw, front_matter=front_matter)
        for problem in (*source.problems, *(document.problems if document else ())):
            self.findings.append(_finding(name, problem))
        return name, source, document

    def take_apart(self, raw: bytes, *, front_matter: bool) -> tuple[Source, Document | None]:
        key = hashlib.blake2b(raw, digest_size=16, key=b"md" if front_matter else b"yml").hexdigest()
        known = self.memo.get(f"source:{key}") if self.memo else None
        if known is not None:
            return _from_json(known)
        self.parsed += 1
        source = parse_source(raw, front_matter=front_matter)
        document = parse_markdown(source.body) if source.body is not None else None
        if self.memo is not None:
            self.memo.put(f"source:{key}", _to_json(source, document))
        return source, document


def load(root: Path, memo: Memo | None = None) -> Loaded:
    """Reads `data/` and `content/` below the project root."""
    reader = _Reader(root, memo)
    vocabularies = _load_vocabularies(reader)
    site = _load_site(reader)
    records: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_TYPES}
    origins: dict[tuple[str, str], Origin] = {}
    context = {"terms": {name: {c: t.label for c, t in terms.items()} for name, terms in vocabularies.items()}}
    for kind in RECORD_TYPES:
        for record, origin in _load_type(reader, kind, context):
            known = origins.get((kind.name, record.id))
            if known is not None:
                reader.findings.append(
                    found("R02", origin.file, origin.path, label="编号",
                          message=f"编号“{record.id}”已用于 {known.file}", fix="给其中一个换名字；编号就是文件名")
                )
                continue
            records[kind.name][record.id] = record
            origins[kind.name, record.id] = origin
    return Loaded(
        root, site, vocabularies, records, origins, tuple(reader.findings), reader.files, reader.parsed
    )


def resolve(findings: tuple[Finding, ...], root: Path) -> tuple[Finding, ...]:
    """The findings with lines and columns looked up, in reading order. Only files that have any are opened."""
    texts: dict[str, str] = {}
    out = []
    for finding in findings:
        place = finding.place
        if place.line is None and place.path:
            if place.file not in texts:
                texts[place.file] = _text(root / place.file)
            position = locate(texts[place.file], place.path, front_matter=place.file.endswith(".md"))
            place = Place(place.file, place.path, position.line, position.column)
        out.append(Finding(finding.code, place, finding.message, finding.label, finding.fix))
    return tuple(sorted(out, key=lambda item: item.sort_key))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _load_vocabularies(reader: _Reader) -> dict[str, dict[str, VocabularyTerm]]:
    name, source, _document = _read_named(reader, "data/vocab.yml")
    if not isinstance(source.data, dict):
        return {}
    vocabularies: dict[str, dict[str, VocabularyTerm]] = {}
    for vocabulary, rows in source.data.items():
        terms: dict[str, VocabularyTerm] = {}
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            term = _validated(reader, VocabularyTerm, row, name, (vocabulary, index), {})
            if isinstance(term, VocabularyTerm):
                terms[term.code] = term
        vocabularies[vocabulary] = terms
    return vocabularies


def _load_site(reader: _Reader) -> Site | None:
    name, source, _document = _read_named(reader, "data/portal.yml")
    if source.data is None:
        return None
    site = _validated(reader, Site, source.data, name, (), {})
    return site if isinstance(site, Site) else None


def _read_named(reader: _Reader, name: str) -> tuple[str, Source, Document | None]:
    path = reader.root / name
    if not path.exists():
        reader.findings.append(found("F01", name, message="缺少这个文件", fix="照示范站的同名文件新建一个"))
        return name, Source(None, None, ()), None
    return reader.read(path, front_matter=False)


def _load_type(
    reader: _Reader, kind: RecordType, context: dict[str, Any]
) -> Iterator[tuple[Record, Origin]]:
    for path in _files(reader, kind):
        name, source, document = reader.read(path, front_matter=kind.suffix == ".md")
        if source.data is None:
            continue
        rows: list[tuple[KeyPath, Any]] = [((), source.data)]
        if kind.folder.endswith(".yml"):
            if not isinstance(source.data, list):
                reader.findings.append(
                    found("Y05", name, message="这个文件应是一张列表", fix="每条记录以“- id: 编号”开头")
                )
                continue
            rows = [((index,), row) for index, row in enumerate(source.data)]
        for at, row in rows:
            data = row
            if isinstance(row, dict) and not at:
                data = {**row, "id": path.stem}
                if document is not None:
                    data["body"] = document
            record = _validated(reader, kind.model, data, name, at, context)
            if isinstance(record, Record):
                yield record, Origin(name, at)


def _validated(
    reader: _Reader, model: type[BaseModel], data: Any, file: str, at: KeyPath, context: dict[str, Any]
) -> BaseModel | None:
    if not isinstance(data, dict):
        reader.findings.append(
            found("Y05", file, at, message="这里应是“键: 值”的形式", fix="照同类文件，每行写“键: 值”")
        )
        return None
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        reader.findings.extend(complaints(error, model, file, at))
        return None


def _files(reader: _Reader, kind: RecordType) -> list[Path]:
    top = reader.root / kind.folder
    if kind.folder.endswith(".yml"):
        return [top] if top.exists() else []
    return sorted(_walk(reader, top, kind.suffix, set())) if top.is_dir() else []


def _walk(reader: _Reader, folder: Path, suffix: str, seen: set[str]) -> Iterator[Path]:
    name = folder.relative_to(reader.root).as_posix()
    real = os.path.realpath(folder)
    if real in seen:
        reader.findings.append(found("F06", name, message="这个文件夹通过链接又指回上级", fix="删掉这个链接"))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        reader.findings.append(found("F01", name, message=f"文件夹打不开：{error.strerror}", fix="检查文件夹权限"))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith((".", "~$")):
            continue
        try:
            is_dir = entry.is_dir()
        except OSError:
            is_dir = False
        if is_dir:
            yield from _walk(reader, path, suffix, seen | {real})
        elif _readable_name(reader, path, suffix):
            yield path


def _readable_name(reader: _Reader, path: Path, suffix: str) -> bool:
    name = path.relative_to(reader.root).as_posix()
    if path.suffix != suffix:
        reader.findings.append(
            found("F07", name, message=f"扩展名不是 {suffix}，没有读取", fix=f"记录改成 {suffix}；图片和附件放到 content/media/")
        )
        return False
    if not re.fullmatch(ID_PATTERN, path.stem):
        ascii_stem = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
        example = ascii_stem if re.fullmatch(ID_PATTERN, ascii_stem) else "herbs-relay"
        reader.findings.append(
            found("F03", name, message=f"文件名“{path.name}”不能作网址",
                  fix=f"改名为小写字母、数字和短横线，如 {example}{suffix}")
        )
        return False
    return True


def _finding(file: str, problem: Problem) -> Finding:
    return Finding(
        problem.code, Place(file, (), problem.line, problem.column), problem.message, "", problem.fix
    )


def _to_json(source: Source, document: Document | None) -> bytes:
    body = None
    if document is not None:
        body = {"blocks": document.blocks, "notes": document.notes, "problems": document.problems}
    return orjson.dumps({"data": source.data, "problems": source.problems, "body": body})


def _from_json(raw: bytes) -> tuple[Source, Document | None]:
    stored = orjson.loads(raw)
    problems: Callable[[Any], tuple[Problem, ...]] = lambda rows: tuple(Problem(**row) for row in rows)  # noqa: E731
    body = stored["body"]
    document = None
    if body is not None:
        document = Document(tuple(body["blocks"]), tuple(body["notes"]), problems(body["problems"]))
    return Source(stored["data"], None, problems(stored["problems"])), document
