"""What stands before the chapters: cover, imprint, foreword, contents, overview."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.compendium.word.chapters import STATES
from generator.compendium.word.draft import Draft
from generator.compendium.word.paper import add_field
from generator.compendium.word.tree import tell
from generator.views.gauge import Gauge
from generator.views.volume import VolumeView
from generator.views.volume_front import Front

Head = Callable[[str], None]
"""Writes the heading of a part; who calls knows its level."""

_CONTENTS = "目录在打开文档时自动生成：提示“是否更新域”时选“是”，或单击这里后按 F9。"


def cover(draft: Draft, view: VolumeView) -> None:
    """Title, period, issuer and month."""
    draft.line("Title", view.title)
    for text in (view.subtitle, view.period):
        if text:
            draft.line("Subtitle", text)
    draft.picture(view.cover)
    draft.line("Subtitle")
    draft.line("Subtitle", view.issuer)
    draft.line("Subtitle", view.month)


def imprint(draft: Draft, view: VolumeView) -> None:
    """Notes, editors, and what the book is."""
    draft.new_page()
    for note in (*view.notes, view.demonstration):
        if note:
            draft.line("Imprint", note)
    if view.editors:
        draft.line("Imprint").add_run("编辑委员会").bold = True
    for role, names in view.editors:
        draft.line("Imprint", f"{role}　{'　'.join(names)}")
    draft.line("Imprint").add_run("版权说明").bold = True
    known = (
        ("书名", view.title + (f"（{view.period}）" if view.period else "")),
        ("编者", view.issuer),
        ("数据截至", view.as_of),
        ("印制", view.month),
        ("网络版", f"{draft.site}{view.url}" if draft.site else ""),
    )
    for label, text in known:
        if text:
            draft.line("Imprint", f"{label}　{text}")


def foreword(draft: Draft, view: VolumeView) -> None:
    """The foreword, signed by the issuer."""
    if view.foreword is None:
        return
    draft.heading(1, view.foreword_title, numbered=False)
    tell(draft, view.foreword)
    draft.line("Signature")
    draft.line("Signature", view.issuer)
    draft.line("Signature", view.month)


def contents(draft: Draft) -> None:
    """The table of contents as a field, which Word fills when the draft is opened."""
    draft.line("TocHead", "目　录")
    add_field(draft.line("Toc1"), r'TOC \o "1-2" \h \z \u', _CONTENTS)


def overview(draft: Draft, front: Front, as_of: str) -> None:
    """The figures of all that is taken up, as tables."""
    draft.heading(1, "总览", numbered=False)
    draft.prose(front.goal)
    figures = [(each.name, f"{each.value}{each.counter}", each.note) for each in front.figures]
    if figures:
        draft.table(("类别", "数量", "说明"), figures, (52, 40, 64))
    stages(draft, front, lambda text: draft.heading(2, text, numbered=False))
    forms(draft, front, lambda text: draft.heading(2, text, numbered=False))
    for gauge in front.gauges:
        share(draft, gauge, lambda text: draft.heading(2, text, numbered=False))
    slots(draft, front, lambda text: draft.heading(2, text, numbered=False))
    studio_years(draft, front, lambda text: draft.heading(2, text, numbered=False))
    draft.line("Note", f"数据截至{as_of}。")


def stages(draft: Draft, front: Front, head: Head) -> None:
    """The stages of the cohort."""
    if front.stages:
        head("培育阶段")
        rows = [(each.name, each.when, STATES.get(each.state, "")) for each in front.stages]
        draft.table(("阶段", "时间", "状态"), rows, (50, 76, 30))


def slots(draft: Draft, front: Front, head: Head) -> None:
    """The slots of each branch, as far as their state is public."""
    if shows_slots(front):
        head(f"“{front.slots_name}”建设")
        rows = [(line.name, *(word for _state, word in line.cells)) for line in front.slot_lines]
        draft.table(("党支部", *front.slots), rows, _columns(56, len(front.slots)))


def shows_slots(front: Front) -> bool:
    """Whether any state of a slot is public."""
    return any(word for line in front.slot_lines for _state, word in line.cells)


def studio_years(draft: Draft, front: Front, head: Head) -> None:
    """The representative achievements of each studio, year by year."""
    if front.studio_lines:
        head("工作室年度代表性成果")
        rows = [
            (line.name, *_words({cell.year: cell.word for cell in line.years}, front.studio_years))
            for line in front.studio_lines
        ]
        draft.table(("工作室", *map(str, front.studio_years)), rows, _columns(56, len(front.studio_years)))


def forms(draft: Draft, front: Front, head: Head) -> None:
    """The achievements by form and year."""
    if not front.forms:
        return
    head("成果的形态与年度")
    rows = [(bar.name, *map(str, bar.counts), str(sum(bar.counts))) for bar in front.forms]
    totals = [sum(column) for column in zip(*(bar.counts for bar in front.forms), strict=True)]
    rows.append(("合计", *map(str, totals), str(sum(totals))))
    draft.table(("形态", *map(str, front.years), "合计"), rows, _columns(56, len(front.years) + 1))


def share(draft: Draft, gauge: Gauge, head: Head) -> None:
    """A target with the units that make it."""
    head(gauge.name)
    rows = [(row.name, str(row.reached), str(row.total), percent(row.value)) for row in gauge.rows]
    rows.append(("合计", str(gauge.reached), str(gauge.total), percent(gauge.value)))
    draft.table(("单位", "符合数", "总数", "比例"), rows, (72, 28, 28, 28))
    draft.line("Note", f"目标值{percent(gauge.threshold)}。{gauge.counted}数据截至{gauge.as_of}。")


def percent(value: float) -> str:
    """0.875 as 87.5%, 0.85 as 85%."""
    return f"{value:.1%}".replace(".0%", "%")


def _words(known: dict[int, str], years: Iterable[int]) -> list[str]:
    return [known.get(year, "—") for year in years]


def _columns(first: int, rest: int) -> list[int]:
    """Millimetres: the first column, then the rest in equal parts of what is left of the measure."""
    return [first, *([(156 - first) // rest] * rest if rest else [])]
