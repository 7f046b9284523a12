"""The page of a party branch, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model.branch import Branch
from generator.model.programme import Programme, criteria_of
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, parts
from generator.views.activity import ActivityView, ChainLink, activity_views, media_chain
from generator.views.citation import citation, published
from generator.views.film import FilmView, film_view
from generator.views.lookup import award_link, link, links
from generator.views.page import Link
from generator.views.progress import Participation, participations, steps
from generator.views.related import SimilarBranch, branches_like
from generator.views.results import FormGroup, by_form
from generator.views.slots import Doors, doors_of


@dataclass(frozen=True, slots=True)
class StageBar:
    """How far the branch has come in one programme."""

    programme: Link
    cohort: str
    stages: tuple[parts.Stage, ...]
    done: int


@dataclass(frozen=True, slots=True)
class CriteriaBlock:
    """The statements under one programme's criteria."""

    anchor: str
    name: str
    rows: tuple[parts.Criterion, ...]
    evidence: int


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with a text and an optional small word before it."""

    kind: str
    title: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognition with its batch, time and document."""

    name: str
    level: str
    level_code: str
    note: str
    policy: Link | None


@dataclass(frozen=True, slots=True)
class BranchView:
    """Everything that the page and the chapter of a branch show."""

    unit: Link | None
    name: str
    idea: str
    badges: tuple[parts.Badge, ...]
    cover: parts.Picture | None
    facts: tuple[parts.Fact, ...]
    bars: tuple[StageBar, ...]
    doors: tuple[Doors, ...]
    film: FilmView | None
    criteria: tuple[CriteriaBlock, ...]
    requirements: tuple[Titled, ...]
    activities: tuple[ActivityView, ...]
    results: tuple[FormGroup, ...]
    result_count: int
    cases: tuple[cards.Card, ...]
    commitments: tuple[Titled, ...]
    posts: tuple[Titled, ...]
    pioneers: tuple[Titled, ...]
    services: tuple[Titled, ...]
    media: tuple[ChainLink, ...]
    partners: tuple[parts.PartnerLine, ...]
    adopted: tuple[Link, ...]
    recognitions: tuple[Recognised, ...]
    awards: tuple[Link, ...]
    notices: tuple[cards.NoticeLine, ...]
    milestones: tuple[parts.Line, ...]
    evidence: tuple[parts.EvidenceItem, ...]
    similar: tuple[SimilarBranch, ...]
    review: tuple[parts.Sign, ...]
    citation: str
    toc: tuple[tuple[str, str, str], ...]


def branch_view(portal: PublicPortal, branch: Branch) -> BranchView:
    """All of one branch."""
    register = parts.evidence_by_id(branch.evidence)
    joined = participations(portal, branch)
    unit = portal.units.get(branch.unit)
    achievements = cards.newest_first(portal.referring("branches", branch.id, "achievements"))
    owned = [each for each in achievements if branch.id in each.owners]
    bars = tuple(_bar(portal, each) for each in joined if each.programme.stages)
    doors = tuple(d for each in joined if (d := doors_of(portal, branch, each.programme)))
    criteria = tuple(_criteria(portal, branch, register))
    cover = parts.picture(portal, branch.photos[0] if branch.photos else None)
    activities = tuple(activity_views(portal, branch.activities, register, first_figure=2 if cover else 1))
    cases = [each for each in portal.referring("branches", branch.id, "cases") if branch.id in each.owners]
    notices = portal.referring("branches", branch.id, "notices")
    awards = portal.referring("branches", branch.id, "awards")
    view = BranchView(
        unit=link("units", unit) if unit else None,
        name=branch.name,
        idea=branch.idea,
        badges=tuple(_badges(portal, branch, joined)),
        cover=cover,
        facts=tuple(_facts(portal, branch, len(owned))),
        bars=bars,
        doors=doors,
        film=film_view(portal, branch),
        criteria=criteria,
        requirements=tuple(Titled("", each.title, each.text) for each in branch.requirements),
        activities=activities,
        results=by_form(portal, owned),
        result_count=len(owned),
        cases=tuple(cards.case_card(portal, each) for each in cases),
        commitments=tuple(
            Titled(f"{each.year}年", each.text, each.outcome or "践诺中")
            for each in sorted(branch.commitments, key=lambda c: -c.year)
        ),
        posts=tuple(Titled(portal.label("post_kinds", each.kind), each.name, each.text) for each in branch.posts),
        pioneers=tuple(Titled("", each.post, each.text, each.name or "") for each in branch.pioneers),
        services=tuple(
            Titled("", each.problem, each.result, each.date.text if each.date else "") for each in branch.services
        ),
        media=media_chain(portal, branch.media),
        partners=parts.partner_lines(portal, branch.partners),
        adopted=_adopted(portal, branch),
        recognitions=_recognitions(portal, branch),
        awards=tuple(award_link(each) for each in awards),
        notices=tuple(cards.notice_line(portal, each) for each in notices),
        milestones=parts.timeline(branch.milestones),
        evidence=parts.evidence_items(branch.evidence),
        similar=branches_like(portal, branch),
        review=parts.review_line(branch.review),
        citation=citation(unit.name if unit else portal.site.issuer, branch.name, published(branch)),
        toc=(),
    )
    return _with_toc(view)


def _with_toc(view: BranchView) -> BranchView:
    ready = sum(door.state == "ready" for doors in view.doors for door in doors.doors)
    every = sum(len(doors.doors) for doors in view.doors)
    rows = [
        ("stage", "培育进程", f"{view.bars[0].done}/{len(view.bars[0].stages)}") if view.bars else None,
        ("four-ones", view.doors[0].name, f"{ready}/{every}") if view.doors else None,
        ("film", "微视频", view.film.duration) if view.film else None,
        *((block.anchor, block.name, str(len(block.rows))) for block in view.criteria),
        ("requirements", "分类要求", str(len(view.requirements))) if view.requirements else None,
        ("features", "特色活动", str(len(view.activities))) if view.activities else None,
        ("results", "成果", str(view.result_count)) if view.result_count else None,
        ("cases", "典型案例", str(len(view.cases))) if view.cases else None,
        ("commitments", "公开承诺", str(len(view.commitments))) if view.commitments else None,
        ("posts", "先锋队岗", str(len(view.posts) + len(view.pioneers))) if view.posts or view.pioneers else None,
        ("services", "办实事", str(len(view.services))) if view.services else None,
        ("media", "宣传链", str(len(view.media))) if view.media else None,
        ("partners", "结对共建", str(len(view.partners))) if view.partners else None,
        ("adopted", "采用的做法", str(len(view.adopted))) if view.adopted else None,
        ("milestones", "大事记", str(len(view.milestones))) if view.milestones else None,
        ("evidence", "佐证材料", str(len(view.evidence))) if view.evidence else None,
    ]
    return replace(view, toc=tuple(row for row in rows if row))


def _bar(portal: PublicPortal, joined: Participation) -> StageBar:
    walked = steps(joined.programme, joined.cohort, portal.as_of, joined.enrolment.stage)
    done = sum(step.state == "done" for step in walked)
    return StageBar(link("programmes", joined.programme, short=True), joined.cohort.name, parts.stages(walked), done)


def _badges(portal: PublicPortal, branch: Branch, joined: list[Participation]) -> Iterable[parts.Badge]:
    for recognition in branch.recognitions:
        yield parts.Badge(f"{portal.label('levels', recognition.level)} · {recognition.name}", recognition.level)
    for each in joined:
        yield parts.Badge(f"{each.programme.short_name} · {each.cohort.name}")
    kind = portal.label("branch_types", branch.type, short=True)
    yield parts.Badge(f"{kind} · {portal.label('branch_categories', branch.category)}")
    if branch.stars is not None:
        yield parts.Badge(f"{branch.stars.year}年度{branch.stars.number}星级党支部")


def secretary_line(branch: Branch) -> str:
    """Name and titles where the person agreed, the role alone otherwise."""
    who = branch.secretary
    words = [who.name or "", who.title or "", who.academic_role or "", "“双带头人”" if who.double_leader else ""]
    known = [word for word in words if word]
    return "，".join([*known, f"{parts.month_text(who.since)}任职"])


def _recognitions(portal: PublicPortal, branch: Branch) -> tuple[Recognised, ...]:
    return tuple(
        Recognised(
            each.name,
            portal.label("levels", each.level),
            each.level,
            "，".join(part for part in (each.batch, parts.month_text(each.date) if each.date else "") if part),
            next(iter(links(portal, "policies", (each.policy or "",))), None),
        )
        for each in branch.recognitions
    )


def _adopted(portal: PublicPortal, branch: Branch) -> tuple[Link, ...]:
    """Methods and results of others that this branch took over."""
    return tuple(
        link(kind, record)
        for kind in ("cases", "achievements", "studios")
        for record in portal.referring("branches", branch.id, kind)
        if any(each.branch == branch.id for each in record.adopted_by)
    )


def _facts(portal: PublicPortal, branch: Branch, results: int) -> Iterable[parts.Fact]:
    yield parts.Fact("书记", secretary_line(branch))
    yield parts.Fact("成立", parts.month_text(branch.founded))
    if branch.members is not None:
        senior = f"，其中高级职称{branch.senior_members}名" if branch.senior_members else ""
        yield parts.Fact("党员", f"{branch.members}名{senior}")
    studios = [s for s in portal.referring("branches", branch.id, "studios") if s.branch == branch.id]
    if studios:
        yield parts.Fact("工作室", "", tuple(link("studios", each, short=True) for each in studios))
    if results:
        yield parts.Fact("成果", "", (Link(f"{results}项", "#results"),))
    former = [f"{each.name or '前任书记'}（{parts.month_text(each.start)}起）" for each in branch.secretary.history]
    if former:
        yield parts.Fact("历任", "、".join(former))
    yield from parts.volume_facts(portal, "branches", branch.id)
    yield parts.Fact("截至", chinese_date(portal.as_of))


def _criteria(portal: PublicPortal, branch: Branch, register: dict[str, parts.EvidenceItem]) -> Iterable[CriteriaBlock]:
    programmes = dict.fromkeys(statement.criterion.partition("/")[0] for statement in branch.statements)
    for programme_id in programmes:
        programme = portal.programmes.get(programme_id)
        if programme is None:
            continue
        own = [s for s in branch.statements if s.criterion.partition("/")[0] == programme_id]
        order = {f"{programme_id}/{each.code}": n for n, each in enumerate(criteria_of(programme))}
        own.sort(key=lambda statement: order.get(statement.criterion, len(order)))
        rows = tuple(row for s in own if (row := parts.criterion_row(portal, s, register)))
        if rows:
            yield CriteriaBlock(
                anchor=f"criteria-{programme_id}",
                name=_criteria_name(programme),
                rows=rows,
                evidence=sum(len(row.evidence) for row in rows),
            )


def _criteria_name(programme: Programme) -> str:
    return programme.criteria_name or programme.short_name
