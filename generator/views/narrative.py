"""Case studies and notices: Markdown trees with their pictures resolved, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.markdown import Document, Node, text_of
from generator.model.narrative import Case, Notice
from generator.portal.graph import PublicPortal
from generator.text import chinese_date, chinese_number, reading_minutes
from generator.views import cards, parts
from generator.views.citation import citation, published
from generator.views.lookup import link, owner_links
from generator.views.page import Link
from generator.views.related import SimilarAchievement, achievements_like, cases_like


@dataclass(frozen=True, slots=True)
class Narrative:
    """A Markdown body ready for either writer; figures carry picture and number."""

    blocks: tuple[Node, ...]
    notes: tuple[list[Node], ...]
    headings: tuple[tuple[str, str], ...]


def narrative(portal: PublicPortal, document: Document, *, first_figure: int = 1, numbered: bool = False) -> Narrative:
    """Resolves pictures; `numbered` gives level-2 headings the numerals 一 二 三."""
    counter = [first_figure]
    blocks = tuple(_resolved(portal, block, counter) for block in document.blocks)
    notes = tuple([_resolved(portal, block, counter) for block in note] for note in document.notes)
    if numbered:
        blocks = _numbered(blocks)
    return Narrative(blocks, notes, tuple(document.headings()))


def _numbered(blocks: Iterable[Node]) -> tuple[Node, ...]:
    out = []
    number = 0
    for block in blocks:
        if block["t"] == "h" and block["n"] == 2:
            number += 1
            out.append({**block, "mark": chinese_number(number)})
        else:
            out.append(block)
    return tuple(out)


def _resolved(portal: PublicPortal, block: Node, counter: list[int]) -> Node:
    if block["t"] == "figure":
        made = parts.picture_of(portal, block["src"], block["alt"])
        if made is None:
            return {**block, "picture": None, "number": 0}
        number, counter[0] = counter[0], counter[0] + 1
        return {**block, "picture": made, "number": number}
    if block["t"] in ("ul", "ol"):
        return {**block, "c": [[_resolved(portal, each, counter) for each in item] for item in block["c"]]}
    if block["t"] == "quote":
        return {**block, "c": [_resolved(portal, each, counter) for each in block["c"]]}
    return block


@dataclass(frozen=True, slots=True)
class CopyCard:
    """照着做."""

    conditions: tuple[str, ...]
    steps: tuple[str, ...]
    resources: tuple[str, ...]
    pitfalls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything that the page and the leaflet of a case study show."""

    kind: str
    title: str
    brand: str
    summary: str
    unit: Link | None
    owners: tuple[Link, ...]
    date: str
    minutes: int
    cover: parts.Picture | None
    body: Narrative
    card: CopyCard | None
    facts: tuple[parts.Fact, ...]
    evidence: tuple[parts.EvidenceItem, ...]
    adopters: tuple[parts.Adopter, ...]
    notices: tuple[cards.NoticeLine, ...]
    review: tuple[parts.Sign, ...]
    related: tuple[cards.Card, ...]
    related_by: str
    similar: tuple[SimilarAchievement, ...]
    citation: str


def case_view(portal: PublicPortal, case: Case) -> CaseView:
    """All of one case."""
    unit = portal.units.get(case.unit)
    owners = owner_links(portal, case.owners)
    programme = portal.programmes.get(case.programme or "")
    facts = []
    if case.criteria:
        facts.append(parts.Fact("对应标准", "", parts.criteria_links(portal, case.criteria)))
    if programme is not None:
        facts.append(parts.Fact("所属工程", "", (link("programmes", programme, short=True),)))
    if case.adopted_by:
        facts.append(parts.Fact("采用", "", (Link(f"{len(case.adopted_by)}家", "#adoption"),)))
    related, shared = _related(portal, case)
    card = case.card
    return CaseView(
        kind=portal.label("case_kinds", case.kind),
        title=case.title,
        brand=case.brand,
        summary=case.summary,
        unit=link("units", unit) if unit else None,
        owners=owners,
        date=chinese_date(case.date),
        minutes=reading_minutes(text_of(case.body.blocks)),
        cover=parts.picture(portal, case.cover),
        body=narrative(portal, case.body, first_figure=2, numbered=True),
        card=CopyCard(card.conditions, card.steps, card.resources, card.pitfalls) if card else None,
        facts=tuple(facts),
        evidence=parts.evidence_items(case.evidence),
        adopters=parts.adopters(portal, case.adopted_by),
        notices=tuple(cards.notice_line(portal, each) for each in portal.referring("cases", case.id, "notices")),
        review=parts.review_line(case.review),
        related=tuple(cards.case_card(portal, each) for each in related),
        related_by=shared,
        similar=achievements_like(portal, case),
        citation=citation(unit.name if unit else portal.site.issuer, case.title, published(case)),
    )


def _related(portal: PublicPortal, case: Case) -> tuple[list[Case], str]:
    """At most three cases that share criteria with this one, most first, and the criterion all of them share."""
    found = cases_like(portal, case)
    common = [code for code in case.criteria if all(("criterion", code) in each.shared for each in found)]
    names = parts.criteria_names(portal, common[:1]) if found else ()
    return [portal.cases[each.id] for each in found], names[0] if names else ""


@dataclass(frozen=True, slots=True)
class SelectedLine:
    """One line of a published list."""

    name: str
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """Everything that the page of a notice shows."""

    line: cards.NoticeLine
    kind: str
    title: str
    date: str
    unit: Link | None
    summary: str
    facts: tuple[parts.Fact, ...]
    body: Narrative
    selected: tuple[SelectedLine, ...]
    archived: bool
    result: str
    about: tuple[Link, ...]
    review: tuple[parts.Sign, ...]


def notice_view(portal: PublicPortal, notice: Notice) -> NoticeView:
    """All of one notice; a list whose window has passed is already gone (see the gate)."""
    unit = portal.units.get(notice.unit or "")
    programme = portal.programmes.get(notice.programme or "")
    line = cards.notice_line(portal, notice)
    facts = []
    if notice.publicity is not None:
        span = notice.publicity
        facts.append(parts.Fact("公示期", f"{chinese_date(span.start)}—{chinese_date(span.end)}"))
    if notice.deadline is not None:
        facts.append(parts.Fact("截止", chinese_date(notice.deadline)))
    if programme is not None:
        facts.append(parts.Fact("所属工程", "", (link("programmes", programme, short=True),)))
    if notice.channel:
        facts.append(parts.Fact("意见反馈", notice.channel))
    return NoticeView(
        line=line,
        kind=portal.label("notice_kinds", notice.kind),
        title=notice.title,
        date=chinese_date(notice.date),
        unit=link("units", unit) if unit else None,
        summary=notice.summary,
        facts=tuple(facts),
        body=narrative(portal, notice.body),
        selected=tuple(SelectedLine(each.name, each.unit, each.text) for each in notice.selected),
        archived=notice.publicity is not None and line.state == "closed",
        result=notice.result,
        about=parts.about_links(portal, notice.about),
        review=parts.review_line(notice.review),
    )
