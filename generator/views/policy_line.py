"""A document in a list or chain."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Policy
from generator.portal import addresses
from generator.text import chinese_date


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A document in a list or chain."""

    title: str
    url: str
    issuer: str
    number: str
    date: str
    current: bool = False


def policy_line(policy: Policy, *, current: bool = False) -> PolicyLine:
    """One document."""
    day = policy.date.text if policy.date else chinese_date(policy.published) if policy.published else ""
    return PolicyLine(policy.title, addresses.page("policies", policy.id), policy.issuer, policy.number, day, current)
