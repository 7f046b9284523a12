"""Achievements grouped by form, for the pages of those who made them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.portal.graph import PublicPortal
from generator.views.cards import Entry, entry, newest_first


@dataclass(frozen=True, slots=True)
class FormGroup:
    """One form with its achievements, newest first."""

    form: str
    form_code: str
    entries: tuple[Entry, ...]


def by_form(portal: PublicPortal, achievements: Iterable[Achievement]) -> tuple[FormGroup, ...]:
    """The forms in the order of the vocabulary; forms without achievements are left out."""
    listed = newest_first(achievements)
    groups = []
    for code in portal.vocabularies.get("forms", {}):
        own = tuple(entry(portal, each) for each in listed if each.form == code)
        if own:
            groups.append(FormGroup(portal.label("forms", code, short=True), code, own))
    return tuple(groups)
