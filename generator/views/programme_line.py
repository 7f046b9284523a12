"""A programme in a list."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.programme import Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.views.lookup import links
from generator.views.progress import members, running_cohort, steps


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A programme in the list."""

    kind: str
    name: str
    url: str
    goal: str
    running: str
    stage: str
    members: int
    basis: str


def programme_line(portal: PublicPortal, programme: Programme) -> ProgrammeLine:
    """One programme with its present stage."""
    running = running_cohort(programme, portal.as_of)
    now = [step.name for step in steps(programme, running, portal.as_of) if step.state == "now"]
    basis = links(portal, "policies", programme.basis[:1])
    return ProgrammeLine(
        kind=portal.label("programme_kinds", programme.kind),
        name=programme.name,
        url=addresses.page("programmes", programme.id),
        goal=programme.goal,
        running=running.name if running else "",
        stage=now[0] if now and running and running.time.state(portal.as_of) == "now" else "",
        members=len(members(portal, programme.id)),
        basis=basis[0].text if basis else "",
    )
