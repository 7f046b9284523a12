"""What a record is called and where it stands."""

from __future__ import annotations

import pytest

from generator.model.base import Record
from generator.views.lookup import award_link, criterion_url, link, links, name_of, owner_links, subject_link
from generator.views.page import Link
from tests.records import achievement, award, branch, policy, programme, public, studio, unit


@pytest.mark.parametrize(
    ("record", "name", "short"),
    [
        (branch(), "branch党支部", "branch"),
        (policy(), "文件policy", "文件policy"),
        (Record(id="bare"), "bare", "bare"),
    ],
)
def test_name(record: Record, name: str, short: str) -> None:
    """Name, title or id; the short name where there is one."""
    assert (name_of(record), name_of(record, short=True)) == (name, short)


def test_awards_of_a_year_share_a_page() -> None:
    """So that a new one moves no other; every other record has a page of its own."""
    assert link("awards", award()) == Link("表彰award", "awards/2026/#award")
    assert link("branches", branch()) == Link("branch党支部", "branches/branch/")


def test_an_award_is_named_with_its_year() -> None:
    """Unless its own name begins with it."""
    assert award_link(award()) == Link("表彰award（2026年）", "awards/2026/#award")
    assert award_link(award(name="2026年先进")).text == "2026年先进"


def test_only_what_is_public_is_linked() -> None:
    """A document that is not open is passed over, an owner by its type found."""
    portal = public(unit(), policy(), policy("closed", open_mode="closed"), programme(), branch(), studio())
    assert links(portal, "policies", ["closed", "policy"]) == (Link("文件policy", "policies/policy/"),)
    assert owner_links(portal, ["studio", "lost", "branch"], short=True) == (
        Link("studio", "studios/studio/"),
        Link("branch", "branches/branch/"),
    )


def test_subject_of_any_type() -> None:
    """The first of the six types that has the id; none is none."""
    portal = public(unit("same"), branch("same", unit="same"), achievement("own", owners=["same"]))
    assert subject_link(portal, "same") == Link("same党支部", "branches/same/")
    assert subject_link(portal, "own") == Link("成果own", "achievements/own/")
    assert subject_link(portal, "lost") is None


def test_anchor_of_a_criterion() -> None:
    """On the page of its programme."""
    assert criterion_url("model-branch/educate") == "programmes/model-branch/#c-educate"
