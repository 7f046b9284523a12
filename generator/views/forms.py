"""Achievements by form: how many there are of each, and which is the newest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views import cards


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form: how many, and the newest."""

    name: str
    url: str
    count: int
    share: float
    newest: cards.Entry


def form_lines(portal: PublicPortal, achievements: Iterable[Achievement], url: str = "") -> tuple[FormLine, ...]:
    """The forms that have any, in the order of the vocabulary; `share` is of the form that has most. A line leads to
    `url`, else to the list of its form.
    """
    listed = cards.newest_first(achievements)
    counts = {code: [a for a in listed if a.form == code] for code in portal.vocabularies.get("forms", {})}
    most = max((len(own) for own in counts.values()), default=1) or 1
    return tuple(
        FormLine(
            portal.label("forms", code, short=True),
            url or addresses.page("achievements", "by-form", code),
            len(own),
            len(own) / most,
            cards.entry(portal, own[0]),
        )
        for code, own in counts.items()
        if own
    )
