"""The page of an achievement."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import cards, parts
from generator.views.citation import citation, published
from generator.views.lookup import award_link, link, owner_links
from generator.views.page import Link
from generator.views.related import SimilarAchievement, achievements_like


@dataclass(frozen=True, slots=True)
class AchievementView:
    """Everything that the page of an achievement shows."""

    form: str
    form_url: str
    title: str
    summary: str
    text: str
    badges: tuple[parts.Badge, ...]
    representative: bool
    facts: tuple[parts.Fact, ...]
    pictures: tuple[parts.Picture, ...]
    link: str
    evidence: tuple[parts.EvidenceItem, ...]
    partners: tuple[str, ...]
    adopters: tuple[parts.Adopter, ...]
    cases: tuple[cards.Card, ...]
    related: tuple[cards.Entry, ...]
    similar: tuple[SimilarAchievement, ...]
    awards: tuple[Link, ...]
    cited: tuple[Link, ...]
    notices: tuple[cards.NoticeLine, ...]
    review: tuple[parts.Sign, ...]
    citation: str


def achievement_view(portal: PublicPortal, achievement: Achievement) -> AchievementView:
    """All of one achievement; related ones share its owner."""
    owners = owner_links(portal, achievement.owners)
    programme = portal.programmes.get(achievement.programme or "")
    kind = "branches" if achievement.owners[-1] in portal.branches else "studios"
    siblings = [
        each
        for each in cards.newest_first(portal.referring(kind, achievement.owners[-1], "achievements"))
        if each.id != achievement.id and achievement.owners[-1] in each.owners
    ]
    facts = [
        parts.Fact("归属", "", owners),
        parts.Fact("完成", parts.month_text(achievement.date)),
        parts.Fact("级别", portal.label("levels", achievement.level)),
    ]
    if achievement.criteria:
        facts.append(parts.Fact("对应标准", "", parts.criteria_links(portal, achievement.criteria)))
    if programme is not None:
        facts.append(parts.Fact("所属工程", "", (link("programmes", programme, short=True),)))
    cases = [
        case
        for owner in achievement.owners
        for case in portal.referring("branches" if owner in portal.branches else "studios", owner, "cases")
        if owner in case.owners
    ]
    return AchievementView(
        form=achievement.form_label or portal.label("forms", achievement.form, short=True),
        form_url=addresses.page("achievements", "by-form", achievement.form),
        title=achievement.title,
        summary=achievement.summary,
        text=achievement.text,
        badges=(parts.Badge(portal.label("levels", achievement.level), achievement.level),),
        representative=achievement.representative,
        facts=tuple(facts),
        pictures=tuple(p for photo in achievement.photos if (p := parts.picture(portal, photo))),
        link=achievement.link or "",
        evidence=parts.evidence_items(achievement.evidence),
        partners=achievement.partners,
        adopters=parts.adopters(portal, achievement.adopted_by),
        cases=tuple(cards.case_card(portal, case) for case in {case.id: case for case in cases}.values()),
        related=tuple(cards.entry(portal, each) for each in siblings[:4]),
        similar=achievements_like(portal, achievement),
        awards=tuple(award_link(a) for a in portal.referring("achievements", achievement.id, "awards")),
        cited=_cited(portal, achievement),
        notices=tuple(
            cards.notice_line(portal, each) for each in portal.referring("achievements", achievement.id, "notices")
        ),
        review=parts.review_line(achievement.review),
        citation=citation(owners[0].text if owners else portal.site.issuer, achievement.title, published(achievement)),
    )


def _cited(portal: PublicPortal, achievement: Achievement) -> tuple[Link, ...]:
    """Branches and studios that prove a statement with it, or fill a slot, without owning it."""
    return tuple(
        link(kind, record)
        for kind in ("branches", "studios")
        for record in portal.referring("achievements", achievement.id, kind)
        if record.id not in achievement.owners
    )
