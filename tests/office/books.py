"""Small workbooks and documents for tests, and what an import says of them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from generator.model.load import load
from generator.office.call import Call, Done, Present, carried_out
from generator.report import as_line
from tests.project import TODAY

ACHIEVEMENT = {
    "成果名称": "示范课", "成果形态": "制度体系与机制办法", "完成时间": "2025-06", "归属": "药学院中药资源教工党支部",
    "级别": "校级", "摘要": "一堂课。",
}  # fmt: skip


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Workbook:
    """A workbook of plain sheets, as somebody makes it who has no template."""
    book = Workbook()
    del book[book.active.title]  # type: ignore[union-attr]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return book


def raw(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def table(*rows: Mapping[str, Any]) -> list[list[Any]]:
    """Rows under all headers that any of them has."""
    headers = list(dict.fromkeys(key for row in rows for key in row))
    return [headers, *([row.get(header) for header in headers] for row in rows)]


def achievements(*rows: Mapping[str, Any]) -> Workbook:
    """A workbook of achievements, each `ACHIEVEMENT` with what is given changed."""
    return workbook({"成果": table(*({**ACHIEVEMENT, **row} for row in rows))})


def present(root: Path) -> Present:
    """The records of a project; its pictures are taken as they are named."""
    from generator.model.media import scan_media

    return Present(load(root), scan_media(root)[0], TODAY)


def done(root: Path, files: Mapping[str, bytes | Workbook], only: str = "", **asked: bool) -> Done:
    """One import of files into a project."""
    folder = root / "incoming"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else raw(content))
    paths = tuple(folder / name for name in files)
    call = Call(paths, only, write=asked.get("write", False), partial=asked.get("partial", False))
    return carried_out(call, present(root))


def said(result: Done) -> list[str]:
    """All findings of an import, a line each."""
    return [as_line(finding) for finding in result.findings]


def files(root: Path) -> dict[str, bytes]:
    """Every file of a project's records, by its path."""
    paths = [path for part in ("data", "content") for path in sorted((root / part).rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def opened(content: bytes) -> Workbook:
    """A workbook that was written."""
    return load_workbook(io.BytesIO(content))
