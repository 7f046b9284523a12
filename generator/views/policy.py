"""Policy documents with their chain of authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.document import Policy
from generator.model.narrative import Notice
from generator.model.programme import Programme
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views import parts
from generator.views.branch_line import BranchLine, branch_line
from generator.views.cards import NoticeLine, notice_line
from generator.views.lookup import link, links
from generator.views.page import Link
from generator.views.policy_line import PolicyLine, policy_line
from generator.views.programme_line import ProgrammeLine, programme_line


@dataclass(frozen=True, slots=True)
class PolicyView:
    """Everything that the page of a document shows."""

    title: str
    facts: tuple[parts.Fact, ...]
    summary: str
    points: tuple[str, ...]
    link: str
    above: tuple[PolicyLine, ...]
    below: tuple[PolicyLine, ...]
    supersedes: tuple[Link, ...]
    superseded_by: tuple[Link, ...]
    programmes: tuple[ProgrammeLine, ...]
    plans: tuple[Link, ...]
    branches: tuple[BranchLine, ...]
    notices: tuple[NoticeLine, ...]
    toc: tuple[tuple[str, str, str], ...]


def policy_view(portal: PublicPortal, policy: Policy) -> PolicyView:
    """All of one document: what it rests on (all the way up), and what rests on it."""
    facts = [parts.Fact("发文机关", policy.issuer)]
    if policy.number:
        facts.append(parts.Fact("发文字号", policy.number))
    if policy.date is not None:
        facts.append(parts.Fact("成文日期", policy.date.text))
    if policy.published is not None:
        facts.append(parts.Fact("发布日期", chinese_date(policy.published)))
    facts.append(parts.Fact("公开方式", portal.label("open_modes", policy.open_mode)))
    referring = portal.referring("policies", policy.id, "policies")
    programmes = portal.referring("policies", policy.id, "programmes")
    plans = portal.referring("policies", policy.id, "plans")
    branches = portal.referring("policies", policy.id, "branches")
    notices = _notices(portal, programmes)
    above = tuple(policy_line(each) for each in _above(portal, policy, {policy.id}))
    below = tuple(policy_line(each) for each in referring if policy.id in each.basis)
    rows = (
        ("summary", "内容概要", "", True),
        ("chain", "依据链", str(len(above) + len(below) + len(programmes) + len(plans)), True),
        ("programmes", "依据本文件的工程", str(len(programmes)), bool(programmes)),
        ("branches", "依本文件认定的党支部", str(len(branches)), bool(branches)),
        ("notices", "相关公示与通知", str(len(notices)), bool(notices)),
    )
    return PolicyView(
        title=policy.title,
        facts=tuple(facts),
        summary=policy.summary,
        points=policy.points,
        link=policy.link or "",
        above=above,
        below=below,
        supersedes=links(portal, "policies", policy.supersedes),
        superseded_by=tuple(link("policies", each) for each in referring if policy.id in each.supersedes),
        programmes=tuple(programme_line(portal, each) for each in programmes),
        plans=tuple(link("plans", each) for each in plans),
        branches=tuple(branch_line(portal, each) for each in branches),
        notices=tuple(notice_line(portal, each) for each in notices),
        toc=tuple((anchor, text, count) for anchor, text, count, shown in rows if shown),
    )


_NOTICES = 6
"""Notices of its programmes that the page of a document shows; the rest stand on the programmes' own pages."""


def _notices(portal: PublicPortal, programmes: Iterable[Programme]) -> list[Notice]:
    """Of the programmes that rest on a document, newest first."""
    found = {n.id: n for p in programmes for n in portal.referring("programmes", p.id, "notices")}
    return sorted(found.values(), key=lambda each: (each.date, each.id), reverse=True)[:_NOTICES]


def _above(portal: PublicPortal, policy: Policy, seen: set[str]) -> Iterator[Policy]:
    for each in policy.basis:
        if each in portal.policies and each not in seen:
            seen.add(each)
            yield portal.policies[each]
            yield from _above(portal, portal.policies[each], seen)
