"""Documents with what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from generator.views.page import Link
from generator.views.parts import Fact
from generator.views.policy import policy_view
from generator.views.policy_line import PolicyLine, policy_line
from tests.records import branch, notice, plan, policy, programme, public, unit


def titles(lines: Iterable[PolicyLine]) -> list[str]:
    """The documents of a chain, by id."""
    return [line.title.removeprefix("文件") for line in lines]


def test_facts_of_a_document() -> None:
    """What is known of it, in the order of an official register."""
    given = policy(number="试党〔2024〕6号", date="2024年6月", published="2024-07-01", link="https://a.example/")
    view = policy_view(public(given), given)
    assert view.link == "https://a.example/"
    assert view.facts == (
        Fact("发文机关", "组织部"),
        Fact("发文字号", "试党〔2024〕6号"),
        Fact("成文日期", "2024年6月"),
        Fact("发布日期", "2024年7月1日"),
        Fact("公开方式", "主动公开"),
    )


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        ({}, ""),
        ({"published": "2024-07-01"}, "2024年7月1日"),
        ({"date": "2024年6月", "published": "2024-07-01"}, "2024年6月"),
    ],
)
def test_a_line_shows_one_date(dates: dict[str, str], shown: str) -> None:
    """That of the document, else that of its publication."""
    whole = PolicyLine("文件policy", "policies/policy/", "组织部", "1号", shown, current=False)
    given = policy(number="1号", **dates)
    assert (policy_line(given), policy_line(given, current=True)) == (whole, replace(whole, current=True))


def test_the_chain_goes_all_the_way_up_and_one_step_down() -> None:
    """A document that is reached on two ways stands once."""
    portal = public(
        policy("top"),
        policy("left", basis=["top"]),
        policy("right", basis=["top"]),
        policy("own", basis=["left", "right"]),
        policy("below", basis=["own"]),
        policy("far", basis=["below"]),
    )
    view = policy_view(portal, portal.policies["own"])
    assert (titles(view.above), titles(view.below)) == (["left", "top", "right"], ["below"])


@pytest.mark.parametrize(
    ("basis", "above"),
    [
        ({"own": ["own"]}, []),
        ({"own": ["a"], "a": ["own"]}, ["a"]),
        ({"own": ["a"], "a": ["b"], "b": ["a"]}, ["a", "b"]),
        ({"own": ["a", "b"], "a": ["b", "own"], "b": ["a", "b"]}, ["a", "b"]),
    ],
)
def test_a_chain_that_bites_its_tail_ends(basis: dict[str, list[str]], above: list[str]) -> None:
    """Documents that name each other as their basis are each listed once, and never the document itself."""
    portal = public(*(policy(each, basis=on) for each, on in basis.items()))
    assert titles(policy_view(portal, portal.policies["own"]).above) == above


def test_a_document_names_all_that_refer_to_it() -> None:
    """What it replaces, what replaces it, what rests on it, and the notices of the programmes that do."""
    portal = public(
        unit(),
        policy("own", supersedes=["old"]),
        policy("old"),
        policy("new", supersedes=["own"]),
        programme(basis=["own"]),
        notice("old", about=["programme"], date="2026-01-01"),
        notice("new", about=["programme"], date="2026-02-01"),
        plan(policy="own", sections=[]),
        branch(recognitions=[{"level": "national", "name": "样板", "policy": "own"}]),
    )
    view = policy_view(portal, portal.policies["own"])
    assert view.supersedes == (Link("文件old", "policies/old/"),)
    assert view.superseded_by == (Link("文件new", "policies/new/"),)
    assert [line.url for line in view.programmes] == ["programmes/programme/"]
    assert view.plans == (Link("分解表plan", "plans/plan/"),)
    assert [line.url for line in view.branches] == ["branches/branch/"]
    assert [line.url for line in view.notices] == ["notices/new/", "notices/old/"]
    assert view.toc == (
        ("summary", "内容概要", ""),
        ("chain", "依据链", "2"),
        ("programmes", "依据本文件的工程", "1"),
        ("branches", "依本文件认定的党支部", "1"),
        ("notices", "相关公示与通知", "2"),
    )
