"""What the body of a case or notice shows and cites. (HTML and missing alternative texts: the parser.)"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.place import at
from generator.finding import Finding
from generator.model.base import Record
from generator.model.narrative import Case, Notice
from generator.portal.graph import FullPortal

_PARTS = ("背景", "做法", "成效", "启示")
"""The parts of a case, in order (domain.md, Records: Case study)."""


def case_parts(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """M03: a case is told in four parts, each under a level-2 heading, in this order (domain.md, Records)."""
    if not isinstance(record, Case):
        return
    headings = [text.strip() for _id, text in record.body.headings()]
    missing = [part for part in _PARTS if part not in headings]
    told = [text for text in headings if text in _PARTS]
    if missing:
        message = f"正文缺少{'、'.join(missing)}"
        fix = f"各部分用二级标题：{'、'.join('## ' + part for part in missing)}"
        yield at(portal, kind, record, ("body",), "M03", message=message, fix=fix)
    elif list(dict.fromkeys(told)) != [*_PARTS]:
        message, fix = f"四部分的次序是{'、'.join(told)}", f"次序改为{'、'.join(_PARTS)}"
        yield at(portal, kind, record, ("body",), "M03", message=message, fix=fix)


def evidence_marks(portal: FullPortal, kind: str, record: Record) -> Iterator[Finding]:
    """M04: every ［证n］ has its nth piece of evidence; a notice has none (domain.md, Records)."""
    if not isinstance(record, Case | Notice):
        return
    count = len(record.evidence) if isinstance(record, Case) else 0
    for number in sorted(record.body.evidence_marks()):
        if not 1 <= number <= count:
            message, fix = f"写了［证{number}］，佐证材料只有{count}项", "按佐证材料的次序编号，或补上这项材料"
            yield at(portal, kind, record, ("body",), "M04", message=message, fix=fix)


def body_pictures(portal: FullPortal) -> Iterator[Finding]:
    """R05: a picture in the text is a file below `content/media/`, as all media are (`model/media.py`)."""
    for kind, record in _narratives(portal):
        for figure in record.body.pictures():
            if figure["src"] not in portal.media:
                yield at(
                    portal,
                    kind,
                    record,
                    ("body",),
                    "R05",
                    message=f"没有图片 content/{figure['src']}",
                    fix="把图片放到 content/media/，正文写 ![图里有什么](media/文件.jpg)",
                )


def _narratives(portal: FullPortal) -> Iterator[tuple[str, Case | Notice]]:
    for case in portal.cases.values():
        yield "cases", case
    for notice in portal.notices.values():
        yield "notices", notice
