"""Files become frozen records and findings. Nothing in a file can make this raise.

Every file is read and judged by itself: one broken record never hides another's faults.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import orjson

from generator.digest import code_digest, digest_of, digest_of_bytes
from generator.finding import Finding, KeyPath, found
from generator.model.base import Record
from generator.model.files import (
    BROUGHT,
    INSTITUTIONS,
    PERMISSIONS,
    PORTAL,
    TERMS,
    VOCABULARIES,
    FileType,
    Layout,
)
from generator.model.institution import BROUGHT_IN, LIST, Brought, Institution, add_cohorts, with_terms
from generator.model.judge import no_map, rows_of, validated
from generator.model.parse import Memo, Parser
from generator.model.permission import Permission, Permissions
from generator.model.reading import Origin, Reader, Recall
from generator.model.site import Site, VocabularyTerm
from generator.model.terms import Terms
from generator.model.types import RECORD_TYPES
from generator.personal import NAMES, without_personal_data
from generator.settings import today
from generator.source import Source, locate_all

Vocabularies = Mapping[str, Mapping[str, VocabularyTerm]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Everything that could be read: records by type and id, where each stands, what stands for what its
    file says and where the file is, and the findings.
    """

    root: Path
    site: Site | None
    vocabularies: Vocabularies
    records: Mapping[str, Mapping[str, Record]]
    origins: Mapping[tuple[str, str], Origin]
    findings: tuple[Finding, ...]
    files: int
    parsed: int
    broken: frozenset[tuple[str, str]] = frozenset()
    """Type and id of what is there, but too faulty to be a record."""
    digests: Mapping[tuple[str, str], str] = field(default_factory=dict)
    wording: Terms = field(default_factory=Terms)
    permissions: Permissions = field(default_factory=Permissions)
    institutions: tuple[Institution, ...] = ()
    brought: Mapping[str, Brought] = field(default_factory=dict)
    """What institutions have brought beside records, by their ids."""


def load(root: Path, memo: Memo | None = None, recall: Recall | None = None, day: dt.date | None = None) -> Loaded:
    """Reads `data/` and `content/` below the project root. `recall` is for processes that load again and again; `day`
    is that on which permissions must hold, today unless it is given.
    """
    reader = Reader(root, Parser(memo), recall)
    reader.permissions = Permissions(_load_permissions(reader), day or today())
    brought = _load_brought(reader)
    vocabularies = with_terms(_load_vocabularies(reader), brought.values())
    institutions = _load_institutions(reader)
    site = _load_site(reader)
    wording = _load_terms(reader)
    reader.findings += reader.hand_written()
    records: dict[str, dict[str, Record]] = {kind.name: {} for kind in RECORD_TYPES}
    origins: dict[tuple[str, str], Origin] = {}
    digests: dict[tuple[str, str], str] = {}
    context = _context(vocabularies)
    broken: set[tuple[str, str]] = set()
    for kind in RECORD_TYPES:
        held = [*reader.held(kind, context)]
        reader.findings += chain.from_iterable(each.findings for each in held)
        broken.update(chain.from_iterable(each.broken for each in held))
        for record, origin, digest in chain.from_iterable(each.records for each in held):
            known = origins.get((kind.name, record.id))
            if known is not None:
                reader.findings.append(
                    found(
                        "R02",
                        origin.file,
                        origin.path,
                        label="编号",
                        message=f"编号“{record.id}”已用于 {known.file}",
                        fix="给其中一个换名字；编号就是文件名",
                    )
                )
                continue
            records[kind.name][record.id] = record
            origins[kind.name, record.id] = origin
            digests[kind.name, record.id] = digest
    add_cohorts(records["programmes"], digests, brought)
    return Loaded(
        root,
        site,
        vocabularies,
        records,
        origins,
        tuple(reader.findings),
        reader.files,
        reader.parser.parsed,
        frozenset(broken),
        digests,
        wording,
        reader.permissions,
        institutions,
        brought,
    )


def load_again(loaded: Loaded, name: str) -> tuple[str, Record] | None:
    """Type name and record of one file as it is now; None where it had or has no record, or is a list of them."""
    whole = Origin(name)
    known = next((key for key, origin in loaded.origins.items() if origin == whole), None)
    if known is None:
        return None
    reader = Reader(loaded.root, Parser(None), permissions=loaded.permissions)
    kind = next(kind for kind in RECORD_TYPES if kind.name == known[0])
    held = reader.again(kind, loaded.root / name, _context(loaded.vocabularies))
    return (kind.name, held.records[0][0]) if held.records else None


def _context(vocabularies: Vocabularies) -> dict[str, Any]:
    """What records are validated with."""
    terms = {name: {code: term.label for code, term in rows.items()} for name, rows in vocabularies.items()}
    return {"terms": terms or None}


def resolve(findings: tuple[Finding, ...], root: Path, memo: Memo | None = None) -> tuple[Finding, ...]:
    """The findings with lines and columns looked up, in reading order. Only files that have any are opened."""
    by_file: dict[str, list[Finding]] = {}
    out = []
    for finding in findings:
        if finding.place.line is None and finding.place.path:
            by_file.setdefault(finding.place.file, []).append(finding)
        else:
            out.append(finding)
    for file, group in by_file.items():
        positions = _positions(root / file, [finding.place.path for finding in group], memo)
        for finding, (line, column) in zip(group, positions, strict=True):
            out.append(replace(finding, place=replace(finding.place, line=line, column=column)))
    return tuple(sorted(map(_speakable, out), key=lambda item: item.sort_key))


def _speakable(finding: Finding) -> Finding:
    """A finding of anything else may quote personal data; what is said of a file must not."""
    if finding.code in NAMES:
        return finding
    message, fix = without_personal_data((finding.message, finding.fix))
    return replace(finding, message=message, fix=fix) if (message, fix) != (finding.message, finding.fix) else finding


def _positions(path: Path, paths: list[KeyPath], memo: Memo | None) -> list[tuple[int | None, int | None]]:
    """Line and column of each key path in a file, looked up once."""
    try:
        raw = path.read_bytes()
    except OSError:
        raw = b""
    key = f"lines:{digest_of([digest_of_bytes(raw), paths, code_digest()])}"
    known = memo.get(key) if memo is not None else None
    if known is None:
        found_at = locate_all(raw.decode("utf-8-sig", "replace"), paths, front_matter=path.suffix == ".md")
        known = orjson.dumps([(at.line, at.column) for at in found_at])
        if memo is not None:
            memo.put(key, known)
    return [(line, column) for line, column in orjson.loads(known)]


def _load_vocabularies(reader: Reader) -> dict[str, dict[str, VocabularyTerm]]:
    name, source = _read_named(reader, "data/vocab.yml", VOCABULARIES)
    if not isinstance(source.data, dict):
        if source.data is not None:
            reader.findings.append(no_map(name, ()))
        return {}
    vocabularies: dict[str, dict[str, VocabularyTerm]] = {}
    for vocabulary, rows in source.data.items():
        terms: dict[str, VocabularyTerm] = {}
        if not isinstance(rows, list):
            reader.findings.append(
                found(
                    "S03",
                    name,
                    (vocabulary,),
                    message="这里应是列表",
                    fix="每项另起一行，如“- {code: pass, label: 合格}”",
                )
            )
            continue
        for index, row in enumerate(rows):
            term = validated(reader.findings, VocabularyTerm, row, name, (vocabulary, index), {})
            if isinstance(term, VocabularyTerm):
                terms[term.code] = term
        vocabularies[vocabulary] = terms
    return vocabularies


def _load_site(reader: Reader) -> Site | None:
    name, source = _read_named(reader, "data/portal.yml", PORTAL)
    if source.data is None:
        return None
    site = validated(reader.findings, Site, source.data, name, (), {})
    return site if isinstance(site, Site) else None


def _load_terms(reader: Reader) -> Terms:
    """The fixed expressions; a site need not have any."""
    if not (reader.root / "data/terms.yml").exists():
        return Terms()
    name, source = _read_named(reader, "data/terms.yml", TERMS)
    if source.data is None:
        return Terms()
    terms = validated(reader.findings, Terms, source.data, name, (), {})
    return terms if isinstance(terms, Terms) else Terms()


def _load_permissions(reader: Reader) -> tuple[Permission, ...]:
    """What may be published all the same; a site need not have any."""
    if not (reader.root / "data/permissions.yml").exists():
        return ()
    name, source = _read_named(reader, "data/permissions.yml", PERMISSIONS)
    rows = [validated(reader.findings, Permission, row, name, at, {}) for at, row in rows_of(source.data, Layout.ROWS)]
    return tuple(row for row in rows if isinstance(row, Permission))


def _load_institutions(reader: Reader) -> tuple[Institution, ...]:
    """Whose portals are taken up; hardly a site has any. Of two with one id the first counts."""
    if not (reader.root / LIST).exists():
        return ()
    name, source = _read_named(reader, LIST, INSTITUTIONS)
    if source.data is not None and not isinstance(source.data, list):
        reader.findings.append(found("Y05", name, message="这个文件应是一张列表", fix="每所学校以“- id: 编号”开头"))
    rows: dict[str, Institution] = {}
    for at, data in rows_of(source.data, Layout.ROWS):
        row = validated(reader.findings, Institution, data, name, at, {})
        if not isinstance(row, Institution):
            continue
        if row.id in rows:
            said = f"编号“{row.id}”已用于{rows[row.id].name}"
            reader.findings.append(
                found("R02", name, (*at, "id"), label="学校编号", message=said, fix="给其中一所换一个编号")
            )
        rows.setdefault(row.id, row)
    return tuple(rows.values())


def _load_brought(reader: Reader) -> dict[str, Brought]:
    """What institutions have brought beside records, by their ids."""
    paths = sorted((reader.root / BROUGHT_IN).glob("*.yml"))
    out: dict[str, Brought] = {}
    for file, findings in reader.read(paths, BROUGHT):
        reader.findings += findings
        row = validated(reader.findings, Brought, file.source.data, file.name, (), {}) if file.source.data else None
        if isinstance(row, Brought):
            out[file.stem] = row
    return out


def _read_named(reader: Reader, name: str, kind: FileType) -> tuple[str, Source]:
    path = reader.root / name
    if not path.exists():
        reader.findings.append(found("F01", name, message="缺少这个文件", fix="照示范站的同名文件新建一个"))
        return name, Source(None, None, ())
    file, findings = next(reader.read([path], kind))
    reader.findings += findings
    return name, file.source
