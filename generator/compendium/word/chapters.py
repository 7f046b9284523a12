"""The chapters of a volume in a draft: branch, studio, case, the achievements of one form, a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.compendium.word.draft import Draft
from generator.compendium.word.tree import tell
from generator.compendium.word.words import whole
from generator.views import parts
from generator.views.activity import ActivityView
from generator.views.branch import BranchView, Titled
from generator.views.narrative import CaseView, CopyCard, Narrative
from generator.views.results import FormGroup
from generator.views.slots import Doors
from generator.views.studio import StudioView, YearCell
from generator.views.volume import Chapter, FormChapter, Told

STATES = {"done": "已完成", "now": "进行中", "next": "未开始"}
"""The states of a stage."""


def chapter(draft: Draft, of: Chapter, *, numbered: bool) -> None:
    """One chapter; a booklet has only one, which has no number."""
    draft.heading(1, whole(of.title), numbered=numbered)
    if of.unit:
        draft.line("Subtitle", of.unit)
    _WRITERS[of.part](draft, of)


def _branch(draft: Draft, of: Chapter) -> None:
    view = of.view
    assert isinstance(view, BranchView)
    _opening(draft, view.idea, view.badges, view.facts, view.cover)
    for bar in view.bars:
        _stages(draft, f"{bar.programme.text}　{bar.cohort}", bar.stages)
    for group in view.doors:
        _doors(draft, group)
    if view.activities:
        draft.heading(2, "特色活动")
    for activity in view.activities:
        _activity(draft, activity, of.key)
    for block in view.criteria:
        _criteria(draft, f"“{block.name}”与佐证", block.rows, of.key)
    _titled(draft, "分类要求", view.requirements)
    _titled(draft, "公开承诺", view.commitments)
    _titled(draft, "一线作用", view.posts)
    _cases(draft, of.cases)
    _results(draft, view.results)
    _chronicle(draft, view.milestones)


def _studio(draft: Draft, of: Chapter) -> None:
    view = of.view
    assert isinstance(view, StudioView)
    _opening(draft, view.idea, view.badges, view.facts, view.cover)
    _stages(draft, "建设阶段", view.stages)
    _years(draft, view.years)
    draft.prose(view.acceptance)
    _criteria(draft, f"{view.criteria_name}与佐证", view.criteria, of.key)
    _cases(draft, of.cases)
    _results(draft, view.results)
    _adopters(draft, "推广应用", view.adopters)
    for picture in view.pictures:
        draft.picture(picture, narrow=True)
    _chronicle(draft, view.milestones)


def _form(draft: Draft, of: Chapter) -> None:
    view = of.view
    assert isinstance(view, FormChapter)
    draft.prose(view.text)
    for made in view.achievements:
        own = made.view
        draft.heading(2, whole(own.title))
        draft.line("Note", "　".join([*map(fact_text, own.facts), *(["代表性成果"] if own.representative else [])]))
        draft.prose(own.summary)
        draft.prose(own.text)
        draft.cited(made.key, own.evidence)
        for picture in own.pictures[:1]:
            draft.picture(picture)


def _leaflet(draft: Draft, of: Chapter) -> None:
    view = of.view
    assert isinstance(view, CaseView)
    _facts(draft, view.facts)
    _told(draft, view, of.key, base=2)
    _adopters(draft, "推广采用", view.adopters)


def _text(draft: Draft, of: Chapter) -> None:
    view = of.view
    assert isinstance(view, Narrative)
    tell(draft, view, key=of.key, base=2)


_WRITERS: Mapping[str, Callable[[Draft, Chapter], None]] = {
    "branch": _branch,
    "studio": _studio,
    "form": _form,
    "case": _leaflet,
    "text": _text,
}


def fact_text(fact: parts.Fact) -> str:
    """One fact in words."""
    said = "、".join(part for part in (fact.text, *(link.text for link in fact.links)) if part)
    return f"{fact.label}：{said}"


def _opening(
    draft: Draft,
    idea: str,
    badges: Iterable[parts.Badge],
    facts: Iterable[parts.Fact],
    cover: parts.Picture | None,
) -> None:
    draft.prose(idea, "Lead")
    titles = "；".join(each.text for each in badges)
    _facts(draft, [*([parts.Fact("称号与类别", titles)] if titles else []), *facts])
    draft.picture(cover)


def _facts(draft: Draft, facts: Iterable[parts.Fact]) -> None:
    rows = [fact_text(fact).partition("：")[::2] for fact in facts]
    if rows:
        draft.table((), rows, (34, 122), label=True)


def _stages(draft: Draft, title: str, stages: Iterable[parts.Stage]) -> None:
    rows = [(each.name, each.when, STATES.get(each.state, ""), each.text) for each in stages]
    if rows:
        draft.heading(2, title)
        draft.table(("阶段", "时间", "状态", "工作内容"), rows, (26, 46, 20, 64))


def _doors(draft: Draft, group: Doors) -> None:
    draft.heading(2, group.name)
    rows = [(door.slot, door.word, door.title, door.text) for door in group.doors]
    draft.table(("成果位", "状态", "名称", "说明"), rows, (30, 20, 46, 60))


def _activity(draft: Draft, activity: ActivityView, key: str) -> None:
    draft.heading(3, activity.title)
    if activity.since:
        draft.line("Note", f"{activity.since}起")
    draft.prose(activity.text)
    if activity.figures:
        draft.table((), [(value, label) for value, label in activity.figures], (40, 116), label=True)
    for _number, picture in activity.pictures:
        draft.picture(picture, narrow=len(activity.pictures) > 1)
    draft.cited(key, activity.evidence)


def _criteria(draft: Draft, title: str, criteria: Iterable[parts.Criterion], key: str) -> None:
    rows = [(each.name, each.text, "\n".join(draft.numbers(key, each.evidence))) for each in criteria]
    if rows:
        draft.heading(2, title)
        draft.table(("标准条目", "做法与成效", "佐证编号"), rows, (30, 104, 22))


def _titled(draft: Draft, title: str, rows: Iterable[Titled]) -> None:
    listed = list(rows)
    if listed:
        draft.heading(2, title)
    for each in listed:
        head = "　".join(part for part in (each.kind, each.title, each.note) if part)
        line = draft.line("Body", head)
        if each.text:
            line.runs[0].bold = True
            line.paragraph_format.keep_with_next = True
            draft.prose(each.text)


def _cases(draft: Draft, cases: Iterable[Told]) -> None:
    for case in cases:
        draft.heading(2, whole(case.view.title))
        draft.line("Note", f"{case.view.kind}　{case.view.date}")
        _told(draft, case.view, case.key, base=3)


def _told(draft: Draft, view: CaseView, key: str, *, base: int) -> None:
    draft.picture(view.cover, f"图1　{view.cover.caption}" if view.cover and view.cover.caption else "")
    draft.prose(view.summary, "Lead")
    tell(draft, view.body, key=key, base=base)
    if view.card is not None:
        draft.table(("照着做", "要点"), _card(view.card), (26, 130), label=True)


def _card(card: CopyCard) -> list[tuple[str, str]]:
    named = (
        ("适用条件", card.conditions),
        ("步骤", card.steps),
        ("所需资源", card.resources),
        ("容易走样", card.pitfalls),
    )
    return [(name, "\n".join(f"{n}．{text}" for n, text in enumerate(items, 1))) for name, items in named if items]


def _results(draft: Draft, groups: Iterable[FormGroup]) -> None:
    entries = [entry for group in groups for entry in group.entries]
    if not entries:
        return
    draft.heading(2, "成果清单")
    mark = "（代表性成果）"
    rows = [
        (str(number), whole(each.title) + mark * each.representative, each.form, each.level, each.date)
        for number, each in enumerate(entries, 1)
    ]
    draft.table(("序号", "成果名称", "形态", "级别", "时间"), rows, (14, 72, 26, 18, 26))


def _years(draft: Draft, years: Iterable[YearCell]) -> None:
    rows = [
        (
            str(each.year),
            "；".join(each.expected),
            "；".join(whole(made.text) for made in each.achievements) or each.word,
            each.assessment,
        )
        for each in years
    ]
    if rows:
        draft.heading(2, "逐年目标与代表性成果")
        draft.table(("年度", "预期成果", "代表性成果", "年度评估"), rows, (18, 60, 56, 22))


def _adopters(draft: Draft, title: str, adopters: Iterable[parts.Adopter]) -> None:
    rows = [(each.name, each.date, each.text) for each in adopters]
    if rows:
        draft.heading(2, title)
        draft.table(("采用单位", "时间", "采用情况"), rows, (50, 26, 80))


def _chronicle(draft: Draft, lines: Iterable[parts.Line]) -> None:
    rows = [(each.date, each.text) for each in lines]
    if rows:
        draft.heading(2, "大事记")
        draft.table(("时间", "事项"), rows, (30, 126))
