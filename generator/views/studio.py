"""The page of a studio, and its row in lists."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.programme import criteria_of
from generator.model.studio import Studio
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import cards, facet_words, parts
from generator.views.branch import secretary_line
from generator.views.citation import citation, published
from generator.views.film import FilmView, film_view
from generator.views.lookup import award_link, link
from generator.views.page import Link
from generator.views.progress import YearState, participations, steps, studio_years
from generator.views.results import FormGroup, by_form

YEAR_WORDS = {YearState.HAVE: "已形成", YearState.GAP: "暂无", YearState.DUE: "本年暂无", YearState.FUTURE: "未到年度"}


@dataclass(frozen=True, slots=True)
class YearCell:
    """One construction year: state, its representative achievements, its plan and assessment."""

    year: int
    state: str
    word: str
    achievements: tuple[Link, ...]
    goals: tuple[str, ...]
    expected: tuple[str, ...]
    assessment: str


@dataclass(frozen=True, slots=True)
class StudioView:
    """Everything that the page and the chapter of a studio show."""

    name: str
    kind: str
    unit: Link | None
    branch: Link | None
    idea: str
    badges: tuple[parts.Badge, ...]
    cover: parts.Picture | None
    facts: tuple[parts.Fact, ...]
    programme: Link | None
    cohort: str
    stages: tuple[parts.Stage, ...]
    years: tuple[YearCell, ...]
    criteria_name: str
    criteria: tuple[parts.Criterion, ...]
    results: tuple[FormGroup, ...]
    result_count: int
    cases: tuple[cards.Card, ...]
    acceptance: str
    film: FilmView | None
    adopters: tuple[parts.Adopter, ...]
    succession: tuple[parts.Line, ...]
    partners: tuple[parts.PartnerLine, ...]
    milestones: tuple[parts.Line, ...]
    evidence: tuple[parts.EvidenceItem, ...]
    pictures: tuple[parts.Picture, ...]
    awards: tuple[Link, ...]
    notices: tuple[cards.NoticeLine, ...]
    review: tuple[parts.Sign, ...]
    citation: str
    toc: tuple[tuple[str, str, str], ...]


def studio_view(portal: PublicPortal, studio: Studio) -> StudioView:
    """All of one studio."""
    register = parts.evidence_by_id(studio.evidence)
    branch = portal.branches.get(studio.branch)
    unit = portal.units.get(branch.unit) if branch else None
    joined = participations(portal, studio)
    owned = [a for a in portal.referring("studios", studio.id, "achievements") if studio.id in a.owners]
    cases = [c for c in portal.referring("studios", studio.id, "cases") if studio.id in c.owners]
    years = tuple(year_cells(portal, studio))
    criteria = _criteria(portal, studio, register)
    pictures = tuple(p for photo in studio.photos if (p := parts.picture(portal, photo)))
    film = film_view(portal, studio)
    stage_rows = (
        parts.stages(steps(joined[0].programme, joined[0].cohort, portal.as_of, studio.enrolment.stage))
        if joined
        else ()
    )
    rows = [
        ("stage", "建设进程", str(len(stage_rows)), bool(stage_rows)),
        ("years", "年度代表性成果", f"{sum(y.state == 'have' for y in years)}/{len(years)}", bool(years)),
        ("tasks", "建设任务", str(len(criteria)), bool(criteria)),
        ("results", "成果", str(len(owned)), bool(owned)),
        ("cases", "典型案例", str(len(cases)), bool(cases)),
        ("film", "微视频", film.duration if film else "", film is not None),
        ("adoption", "推广采用", str(len(studio.adopted_by)), bool(studio.adopted_by)),
        ("succession", "梯队培养", str(len(studio.succession)), bool(studio.succession)),
        ("milestones", "大事记", str(len(studio.milestones)), bool(studio.milestones)),
        ("evidence", "佐证材料", str(len(studio.evidence)), bool(studio.evidence)),
    ]
    return StudioView(
        name=studio.name,
        kind=portal.label("studio_kinds", studio.kind, short=True),
        unit=link("units", unit) if unit else None,
        branch=link("branches", branch) if branch else None,
        idea=studio.idea,
        badges=_badges(portal, studio),
        cover=pictures[0] if pictures else None,
        facts=_facts(portal, studio, len(owned)),
        programme=link("programmes", joined[0].programme, short=True) if joined else None,
        cohort=joined[0].cohort.name if joined else "",
        stages=stage_rows,
        years=years,
        criteria_name=(joined[0].programme.criteria_name or "建设任务") if joined else "建设任务",
        criteria=criteria,
        results=by_form(portal, owned),
        result_count=len(owned),
        cases=tuple(cards.case_card(portal, each) for each in cases),
        acceptance=_acceptance(portal, studio),
        film=film,
        adopters=parts.adopters(portal, studio.adopted_by),
        succession=parts.timeline(studio.succession),
        partners=parts.partner_lines(portal, studio.partners),
        milestones=parts.timeline(studio.milestones),
        evidence=parts.evidence_items(studio.evidence),
        pictures=pictures[1:],
        awards=tuple(award_link(each) for each in portal.referring("studios", studio.id, "awards")),
        notices=tuple(cards.notice_line(portal, n) for n in portal.referring("studios", studio.id, "notices")),
        review=parts.review_line(studio.review),
        citation=citation(unit.name if unit else portal.site.issuer, studio.name, published(studio)),
        toc=tuple((anchor, text, count) for anchor, text, count, shown in rows if shown),
    )


def year_cells(portal: PublicPortal, studio: Studio) -> list[YearCell]:
    """The construction years with plan, representative achievements and passed assessment."""
    plans = {plan.year: plan for plan in studio.plans}
    passed = {item.year: portal.label("assessment_results", item.result) for item in studio.assessments}
    return [
        YearCell(
            year=each.year,
            state=each.state.value,
            word=YEAR_WORDS[each.state],
            achievements=tuple(link("achievements", a) for a in each.achievements),
            goals=plans[each.year].goals if each.year in plans else (),
            expected=plans[each.year].expected if each.year in plans else (),
            assessment=passed.get(each.year, ""),
        )
        for each in studio_years(portal, studio)
    ]


def _criteria(
    portal: PublicPortal, studio: Studio, register: dict[str, parts.EvidenceItem]
) -> tuple[parts.Criterion, ...]:
    programme = portal.programmes.get(studio.enrolment.programme)
    order = {f"{programme.id}/{c.code}": n for n, c in enumerate(criteria_of(programme))} if programme else {}
    ordered = sorted(studio.statements, key=lambda each: order.get(each.criterion, len(order)))
    return tuple(row for each in ordered if (row := parts.criterion_row(portal, each, register)))


def _badges(portal: PublicPortal, studio: Studio) -> tuple[parts.Badge, ...]:
    cohort = facet_words.cohort_name(portal, studio.enrolment.programme, studio.enrolment.cohort)
    badges = [parts.Badge(portal.label("levels", studio.level), studio.level)]
    badges.append(parts.Badge(portal.label("studio_kinds", studio.kind, short=True)))
    if cohort:
        badges.append(parts.Badge(cohort))
    if studio.acceptance is not None:
        badges.append(parts.Badge(portal.label("acceptance_results", studio.acceptance.result)))
    return tuple(badges)


def _facts(portal: PublicPortal, studio: Studio, results: int) -> tuple[parts.Fact, ...]:
    branch = portal.branches.get(studio.branch)
    facts = []
    if branch is not None:
        facts.append(parts.Fact("负责人", secretary_line(branch)))
        facts.append(parts.Fact("依托支部", "", (link("branches", branch, short=True),)))
    facts.append(parts.Fact("周期", studio.period.text))
    if results:
        facts.append(parts.Fact("成果", "", (Link(f"{results}项", "#results"),)))
    facts += parts.volume_facts(portal, "studios", studio.id)
    facts.append(parts.Fact("截至", chinese_date(portal.as_of)))
    return tuple(facts)


def _acceptance(portal: PublicPortal, studio: Studio) -> str:
    if studio.acceptance is None:
        return ""
    result = portal.label("acceptance_results", studio.acceptance.result)
    return f"{chinese_date(studio.acceptance.date)}验收，{result}。{studio.acceptance.text}"


@dataclass(frozen=True, slots=True)
class StudioLine:
    """A studio in a list, with its years."""

    name: str
    url: str
    host: str
    unit: str
    lead: str
    level: str
    level_code: str
    cohort: str
    period: str
    years: tuple[YearCell, ...]
    results: int
    accepted: bool


def studio_line(portal: PublicPortal, studio: Studio) -> StudioLine:
    """One row."""
    branch = portal.branches.get(studio.branch)
    unit = portal.units.get(branch.unit) if branch else None
    joined = participations(portal, studio)
    owned = [a for a in portal.referring("studios", studio.id, "achievements") if studio.id in a.owners]
    return StudioLine(
        name=studio.short_name,
        url=addresses.page("studios", studio.id),
        host=branch.short_name if branch else "",
        unit=unit.short_name if unit else "",
        lead=(branch.secretary.name or "支部书记") if branch else "",
        level=portal.label("levels", studio.level),
        level_code=studio.level,
        cohort=joined[0].cohort.name if joined else "",
        period=studio.period.text,
        years=tuple(year_cells(portal, studio)),
        results=len(owned),
        accepted=studio.acceptance is not None,
    )
