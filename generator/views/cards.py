"""Records as doors to their pages: case cards, achievement entries, notice lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.narrative import Case, Notice
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.portal.reads import remembered
from generator.text import chinese_date
from generator.views.lookup import owner_links
from generator.views.page import Link
from generator.views.parts import Picture, criteria_names, month_text, picture
from generator.views.progress import achievement_year


@dataclass(frozen=True, slots=True)
class Card:
    """A record with a picture, as a door to its page."""

    kind: str
    date: str
    title: str
    url: str
    summary: str
    unit: str
    picture: Picture | None


def case_card(portal: PublicPortal, case: Case) -> Card:
    """A case study as a card."""
    return _case_card(portal, case.id)


@remembered
def _case_card(portal: PublicPortal, case_id: str) -> Card:
    case = portal.cases[case_id]
    unit = portal.units.get(case.unit)
    return Card(
        kind=portal.label("case_kinds", case.kind),
        date=chinese_date(case.date),
        title=case.title,
        url=addresses.page("cases", case.id),
        summary=case.summary,
        unit=" ".join(
            [unit.short_name if unit else "", *(o.text for o in owner_links(portal, case.owners[:1], short=True))]
        ).strip(),
        picture=picture(portal, case.cover),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """An achievement in a list."""

    form: str
    form_code: str
    date: str
    year: int
    title: str
    url: str
    owners: tuple[Link, ...]
    level: str
    level_code: str
    representative: bool
    criteria: tuple[str, ...]
    evidence: int
    picture: Picture | None
    institution: str = ""
    """Whose it is, in a list of those of several; the other lists stand on pages that say it."""


def entry(portal: PublicPortal, achievement: Achievement) -> Entry:
    """An achievement as a list shows it."""
    return _entry(portal, achievement.id)


@remembered
def _entry(portal: PublicPortal, achievement_id: str) -> Entry:
    achievement = portal.achievements[achievement_id]
    return Entry(
        form=achievement.form_label or portal.label("forms", achievement.form, short=True),
        form_code=achievement.form,
        date=month_text(achievement.date),
        year=achievement_year(achievement),
        title=achievement.title,
        url=addresses.page("achievements", achievement.id),
        owners=owner_links(portal, achievement.owners, short=True),
        level=portal.label("levels", achievement.level),
        level_code=achievement.level,
        representative=achievement.representative,
        criteria=criteria_names(portal, achievement.criteria),
        evidence=len(achievement.evidence),
        picture=picture(portal, achievement.photos[0] if achievement.photos else None),
    )


def newest_first(achievements: Iterable[Achievement]) -> list[Achievement]:
    """By date, newest first; the id decides between equals."""
    return sorted(achievements, key=lambda each: (-each.date.sort_key.toordinal(), each.id))


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in a list; `state` is now, open or closed."""

    kind: str
    title: str
    url: str
    when: str
    state: str


def notice_line(portal: PublicPortal, notice: Notice) -> NoticeLine:
    """The word says whether a window or a deadline still runs."""
    kind = portal.label("notice_kinds", notice.kind)
    url = addresses.page("notices", notice.id)
    if notice.publicity is not None:
        span = notice.publicity
        when = f"{chinese_date(span.start)}—{chinese_date(span.end)}"
        if portal.as_of < span.start:
            return NoticeLine("即将公示", notice.title, url, when, "open")
        running = portal.as_of <= span.end
        return NoticeLine(
            "公示中" if running else "公示已结束", notice.title, url, when, "now" if running else "closed"
        )
    if notice.deadline is not None:
        running = notice.deadline >= portal.as_of
        return NoticeLine(
            kind, notice.title, url, f"{chinese_date(notice.deadline)}截止", "open" if running else "closed"
        )
    return NoticeLine(kind, notice.title, url, chinese_date(notice.date), "closed")
