"""Tables come in: files → grids → rows → records as they shall be → changes. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.finding import Finding, found
from generator.model.base import Record
from generator.model.fields import Reference
from generator.model.load import Loaded
from generator.model.shape import marked, written_order
from generator.model.types import RecordType
from generator.office.cells import Reader, Vocabularies
from generator.office.changes import Change, Words, edits
from generator.office.csvs import csv_grids
from generator.office.grid import Grid
from generator.office.lines import Line, has_errors, lines_of, sorted_lines
from generator.office.merge import BODY, Bodies, Merged, merged
from generator.office.names import names_of
from generator.office.recognise import recognised
from generator.office.texts import plain
from generator.office.xlsx import xlsx_grids


@dataclass(frozen=True, slots=True)
class Import:
    """What files would change: `refused` records are not among the changes, `general` tells of errors that belong to no
    record; `examples` is how many example rows were passed over.
    """

    changes: tuple[Change, ...]
    unchanged: int
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]
    examples: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing stands against writing all of it."""
        return not has_errors(self.findings)


def vocabularies_of(loaded: Loaded) -> Vocabularies:
    """Vocabulary → code → label."""
    return {name: {code: term.label for code, term in rows.items()} for name, rows in loaded.vocabularies.items()}


def imported(loaded: Loaded, files: Mapping[str, bytes], only: str = "") -> Import:
    """What .xlsx and .csv files, by the names they are told by, would change. `only` names the record type that tables
    without our keys hold.
    """
    findings: list[Finding] = []
    lines, bad, examples = _lines(files, only, findings)
    reader = Reader(vocabularies_of(loaded), names_of(loaded.records))
    rows = sorted_lines(lines, bad, reader, loaded)
    findings += rows.findings
    bodies = Bodies(loaded)
    done = list(merged(rows, reader, loaded, bodies))
    for each in done:
        findings += each.findings
    done = list(_without_broken_references(done, findings))
    words = Words(reader.vocabularies, reader.names)
    folders = _folders(loaded)
    changes = [change for each in done if (change := _change(each, loaded, words, bodies, folders)) is not None]
    refused = tuple(f"{each.kind.label}　{each.name}　（{each.lines[0].name}）" for each in done if each.new is None)
    return Import(tuple(changes), len(done) - len(changes) - len(refused), refused, tuple(findings), examples)


def _lines(files: Mapping[str, bytes], only: str, findings: list[Finding]) -> tuple[list[Line], set[int], int]:
    """All rows of all files; the identities of those that merged cells spoil; how many were examples."""
    out: list[Line] = []
    bad: set[int] = set()
    examples = 0
    for name, raw in files.items():
        known = 0
        grids, problems = grids_of(name, raw)
        findings += problems
        for grid in grids:
            table, problems = recognised(grid, only)
            findings += problems
            if table is not None:
                known += 1
                lines, spoilt, passed = lines_of(table, findings)
                out += lines
                bad |= {id(line) for line in lines if line.row in spoilt}
                examples += passed
        if grids and not known and not any(each.code == "I02" for each in findings):
            findings.append(
                found("I02", name, message="文件里没有可以导入的内容", fix="用 fourones template 生成的表填写")
            )
    return out, bad, examples


def grids_of(name: str, raw: bytes) -> tuple[list[Grid], list[Finding]]:
    """The sheets of a file, by its first bytes rather than by its name."""
    if raw.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or name.lower().endswith((".xlsx", ".xlsm")):
        return xlsx_grids(raw, name)
    return csv_grids(raw, name)


def _without_broken_references(done: list[Merged], findings: list[Finding]) -> Iterator[Merged]:
    """New records that are refused take along what refers to them."""
    gone = {(each.kind.name, each.id) for each in done if each.new is None and each.old is None}
    while True:
        hit = [each for each in done if each.new is not None and (lost := _lost(each.new, gone))]
        if not hit:
            break
        for each in hit:
            assert each.new is not None
            lost = _lost(each.new, gone)
            findings.append(
                found("R01", each.lines[0].name, message=f"引用的“{lost}”这次没有导入", fix="先改好那一条的错误")
            )
            gone |= {(each.kind.name, each.id)} if each.old is None else set()
        ids = {id(each) for each in hit}
        done = [replace(each, new=None) if id(each) in ids else each for each in done]
    yield from done


def _lost(record: Record, gone: Iterable[tuple[str, str]]) -> str:
    """The first id that a record refers to and that will not be there."""
    missing = set(gone)
    if not missing:
        return ""
    for each in marked(record, Reference):
        assert isinstance(each.mark, Reference)
        if any((kind, each.value) in missing for kind in each.mark.to):
            return each.value
    return ""


def _change(
    each: Merged, loaded: Loaded, words: Words, bodies: Bodies, folders: Mapping[tuple[str, str], str]
) -> Change | None:
    """What a record changes, or nothing."""
    if each.new is None:
        return None
    order = [shape.name for shape in written_order(each.kind.model)]
    before = plain(each.old) if each.old is not None else {}
    data = plain(each.new)
    body_before = bodies.of(each.kind.name, each.id) if each.old is not None and each.body is not None else None
    told = tuple(edits(each.kind.model, _shown(before), _shown(data), words))
    if each.body is not None and each.body != body_before:
        told += tuple(edits(each.kind.model, {BODY: body_before} if body_before else {}, {BODY: each.body}, words))
    if not told and each.old is not None:
        return None
    return Change(
        kind=each.kind,
        id=each.id,
        old=each.old,
        new=each.new,
        before=before,
        data=dict(sorted(data.items(), key=lambda item: order.index(item[0]))),
        body_before=body_before,
        body=each.body,
        file=_file(each.kind, each.new, loaded, folders),
        source=each.lines[0].name,
        edits=told,
        made=each.made,
    )


def _shown(data: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if key != "id"}


def _folders(loaded: Loaded) -> dict[tuple[str, str], str]:
    """In which folder the records of an owner stand: type and first owner → folder, as the present files have it."""
    out: dict[tuple[str, str], str] = {}
    for (kind, record_id), origin in loaded.origins.items():
        owners = getattr(loaded.records[kind][record_id], "owners", ())
        if owners:
            out.setdefault((kind, owners[0]), str(Path(origin.file).parent.as_posix()))
    return out


def _file(kind: RecordType, record: Record, loaded: Loaded, folders: Mapping[tuple[str, str], str]) -> str:
    """Where a record stands, or will stand: beside those of the same owner, or as the others of its type do."""
    origin = loaded.origins.get((kind.name, record.id))
    if origin is not None:
        return origin.file
    if kind.folder.endswith(".yml"):
        return kind.folder
    owners: tuple[str, ...] = getattr(record, "owners", ())
    folder = folders.get((kind.name, owners[0])) if owners else None
    if (
        owners
        and folder is None
        and any(each.endswith(f"/{of[1]}") for of, each in folders.items() if of[0] == kind.name)
    ):
        folder = f"{kind.folder}/{owners[0]}"
    return f"{folder or kind.folder}/{record.id}{kind.suffix}"
