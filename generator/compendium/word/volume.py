"""A whole volume as a draft: cover, imprint, foreword, contents, overview, chapters, task table, list of evidence.

There is no index: a draft's pages move while it is edited, and the index of the printed volume counts its own.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from pathlib import Path

from generator.compendium.word.chapters import chapter
from generator.compendium.word.draft import Draft
from generator.compendium.word.front import contents, cover, foreword, imprint, overview
from generator.compendium.word.notes import add_notes
from generator.compendium.word.paper import blank, new_section
from generator.compendium.word.pictures import jpegs
from generator.compendium.word.sealed import sealed
from generator.portal.graph import PublicPortal
from generator.views.plan import PlanView
from generator.views.register import Item
from generator.views.volume import VolumeView


def word_volume(view: VolumeView, portal: PublicPortal, content: Path, site_url: str) -> bytes:
    """The volume as a DOCX; `content` is the folder of the pictures. The same view gives the same bytes."""
    draft = Draft(
        blank(view.title, view.issuer, view.day),
        evidence={item.key: item.no for item in view.register},
        pictures=jpegs(portal, view, content),
        site=site_url,
    )
    whole = view.kind == "volume"
    if whole:
        cover(draft, view)
        imprint(draft, view)
        new_section(draft.doc, view.title, form="upperRoman", start=1)
        foreword(draft, view)
        contents(draft)
    if view.front is not None or view.chapters:
        new_section(draft.doc, view.title, start=1)
    if view.front is not None:
        overview(draft, view.front, view.as_of)
    for each in view.chapters:
        chapter(draft, each, numbered=whole)
    if view.plan is not None:
        new_section(draft.doc, view.title, turned=True)
        _plan(draft, view.plan)
    if view.register:
        new_section(draft.doc, view.title)
        _register(draft, view.register)
    return saved(draft, view.day)


def saved(draft: Draft, day: dt.date) -> bytes:
    """The bytes of a finished draft."""
    add_notes(draft.doc, draft.notes)
    out = io.BytesIO()
    draft.doc.save(out)
    return sealed(out.getvalue(), day)


def _plan(draft: Draft, plan: PlanView) -> None:
    draft.heading(1, plan.title, numbered=False)
    draft.prose(plan.summary, "Note")
    head = ("序号", "工作任务", "责任单位", "工作举措", "完成时限", "状态", "进展")
    for title, rows in plan.sections:
        draft.heading(2, title, numbered=False)
        lines = [(row.no, row.task, row.written, row.measure, row.deadline, row.word, row.progress) for row in rows]
        draft.table(head, lines, (13, 48, 36, 50, 24, 18, 36))


def _register(draft: Draft, items: Iterable[Item]) -> None:
    draft.heading(1, "佐证清单", numbered=False)
    draft.line("Note", "按标准条目的顺序排列，编号在正文中引用。")
    rows = [(item.no, item.criterion, item.title, item.date, item.provider) for item in items]
    draft.table(("编号", "标准条目", "材料名称", "日期", "提供者"), rows, (16, 26, 54, 22, 38))
