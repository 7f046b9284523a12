"""What is left of a record that was withdrawn: a page at its address that says so, when and why, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.types import RECORD_TYPES
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.page import Link, Meta, Page
from generator.views.sections import TITLES, crumbs_to

_MEASURES = {
    "branches": "个", "studios": "个", "units": "个", "achievements": "项", "programmes": "项", "cases": "篇",
    "notices": "则", "policies": "份", "plans": "份", "volumes": "本",
}  # fmt: skip
"""Types of records that have pages, each with its measure word."""

_LABELS = {kind.name: kind.label for kind in RECORD_TYPES}


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """Everything that the page shows."""

    heading: str
    text: str
    section: Link


def withdrawn_pages(portal: PublicPortal) -> Iterator[Page]:
    """A page for each record that had one. No list, search, feed, map of the site or book knows it."""
    for (kind, record_id), told in portal.withdrawn.items():
        if kind not in _MEASURES:
            continue
        section = addresses.page(kind)
        heading = f"这{_MEASURES[kind]}{_LABELS[kind]}已撤回"
        text = f"{chinese_date(told.date)}撤回。原因：{told.reason.rstrip('。')}。"
        view = WithdrawnView(heading, text, Link(TITLES[section], section))
        crumbs = crumbs_to(section, Link("已撤回", ""))
        yield Page(addresses.page(kind, record_id), section, "withdrawn", heading, Meta(text), view, crumbs)
