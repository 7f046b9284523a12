"""One file judged by itself: what is wrong with its text and with its records. Nothing in it makes this raise."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.finding import Finding, KeyPath, Place, found
from generator.markdown import Document
from generator.model.complaint import blanks, complaints
from generator.model.fields import is_set
from generator.model.files import FileType, Layout
from generator.model.parse import take_apart
from generator.personal import NAMES, Hit
from generator.problem import Problem

Context = dict[str, Any]

_ITEM = re.compile(r" › 第\d+项$")
"""The end of a label that counts: an empty list is told both of the list and of its first item."""


def judged(raw: bytes, name: str, kind: FileType, context: Context) -> list[Finding]:
    """All that is wrong with the bytes of a file of this name, without what other records say."""
    source, document = take_apart(raw, front_matter=kind.front_matter, keys=kind.keys)
    problems = (*source.problems, *(document.problems if document else ()))
    findings = [told(name, problem) for problem in problems]
    if source.data is None:
        return findings
    stem = PurePosixPath(name).stem
    for at, row in rows_of(source.data, kind.layout):
        data = row
        if isinstance(row, dict) and kind.kind and kind.layout is Layout.ONE:
            findings.extend(overruled(name, row, stem, document))
            data = with_file(row, stem, document)
        validated(findings, kind.model, data, name, at, context)
    return findings


def rows_of(data: Any, layout: Layout) -> list[tuple[KeyPath, Any]]:
    """What should be records in the data of a file, with their key paths; nothing where the layout is another."""
    if layout is Layout.ONE:
        return [((), data)]
    if layout is Layout.ROWS:
        return [((index,), row) for index, row in enumerate(data)] if isinstance(data, list) else []
    groups = data.items() if isinstance(data, dict) else ()
    return [((key, i), row) for key, rows in groups if isinstance(rows, list) for i, row in enumerate(rows)]


def overruled(name: str, row: dict[str, Any], stem: str, document: Document | None) -> Iterator[Finding]:
    """Keys that the file itself decides: its name is the id, what stands below the head is the body."""
    if "id" in row and row["id"] != stem:
        yield found(
            "S01",
            name,
            ("id",),
            label="编号",
            message=f"编号由文件名决定，这里写的“{row['id']}”不起作用",
            fix="删掉 id 这一行；要改编号就改文件名",
        )
    if document is not None and "body" in row:
        yield found(
            "S01",
            name,
            ("body",),
            label="正文",
            message="正文不写在文件头里，这一项不起作用",
            fix="正文写在第二个“---”下面",
        )


def with_file(row: dict[str, Any], stem: str, document: Document | None) -> dict[str, Any]:
    """The data of a record with what its file says: the id, and the body where it has one."""
    return {**row, "id": stem} if document is None else {**row, "id": stem, "body": document}


def validated(
    findings: list[Finding], model: type[BaseModel], data: Any, file: str, at: KeyPath, context: Context
) -> BaseModel | None:
    """The record; where it is none, what is wrong with it is added to `findings`."""
    if not isinstance(data, dict):
        findings.append(no_map(file, at))
        return None
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        empty = blanks(error, model)
        if empty:
            return validated(findings, model, _without(data, empty), file, at, context)
        said = complaints(error, model, file, at)
        findings.extend(_of_draft(said, file, at) if is_set(data.get("draft")) else said)
        return None


def _of_draft(said: list[Finding], file: str, at: KeyPath) -> list[Finding]:
    """What is wrong with a draft: what it lacks is no mistake yet, and is told in one note."""
    lacking = {_ITEM.sub("", each.label): None for each in said if each.code == "S02"}
    if not lacking:
        return said
    note = found(
        "S11",
        file,
        (*at, "draft"),
        label="草稿",
        message=f"还没有填：{'、'.join(lacking)}",
        fix="填好以后删掉 draft 这一行，就会发布",
    )
    return [*(each for each in said if each.code != "S02" and each.label not in lacking), note]


def _without(data: dict[str, Any], paths: list[KeyPath]) -> dict[str, Any]:
    """A copy without the keys at these paths."""
    whole = copy.deepcopy(data)
    for *above, key in paths:
        place: Any = whole
        for step in above:
            place = place[step]
        del place[key]
    return whole


def no_map(file: str, at: KeyPath) -> Finding:
    """The finding of something that should have keys and has none."""
    return found("Y05", file, at, message="这里应是“键: 值”的形式", fix="照同类文件，每行写“键: 值”")


def told(file: str, problem: Problem) -> Finding:
    """The finding of a problem with the text."""
    place = Place(file, (), problem.line, problem.column)
    return Finding(problem.code, place, problem.message, "", problem.fix, problem.mend, problem.also)


def barred(place: str, hit: Hit) -> Finding:
    """The finding of a file that is not published for what is written in it or its name."""
    message = f"文件名或文件里有{NAMES[hit.code]}“{hit.shown}”，这个文件没有发布"
    return found(hit.code, place, message=message, fix="换掉这个文件；确实要公开的，在 data/permissions.yml 里写明")
