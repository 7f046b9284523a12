"""A target of a programme with its computed figure, and the unit rows that make it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.programme import Programme
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.text import chinese_date
from generator.views.progress import Outcome, Share, outcomes


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A unit's share of a target."""

    name: str
    url: str
    reached: int
    total: int
    value: float
    met: bool
    as_of: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """A target with its figure; `kind` says whether it is a share or a number."""

    anchor: str
    name: str
    text: str
    counted: str
    kind: str
    value: float
    threshold: float
    reached: int
    total: int
    met: bool
    approximate: bool
    as_of: str
    url: str
    rows: tuple[ShareRow, ...]


_ROWS_OF = {"members": "programmes/{}/#cohorts", "years": "overview/#studios", "slots": "overview/#four-ones"}


def gauges(portal: PublicPortal, programme: Programme) -> tuple[Gauge, ...]:
    """All targets of a programme; a figure of slots only where the programme shows any of their states."""
    shown = [each for each in outcomes(portal, programme) if each.counted != "slots" or _shows_slots(programme)]
    return tuple(gauge(portal, programme, each) for each in shown)


def _shows_slots(programme: Programme) -> bool:
    return bool(programme.slots) and programme.public_progress != "none"


def gauge(portal: PublicPortal, programme: Programme, outcome: Outcome) -> Gauge:
    """The figure of one target with the rows that make it."""
    target = outcome.target
    kind = "number" if target.metric == "cohort-size" else "share"
    anchor = f"target-{programme.id}-{target.code}"
    return Gauge(
        anchor=anchor,
        name=target.name,
        text=target.text,
        counted=portal.vocabularies["metrics"][target.metric].text
        if target.metric in portal.vocabularies.get("metrics", {})
        else "",
        kind=kind,
        value=outcome.share.value,
        threshold=target.threshold,
        reached=outcome.share.reached,
        total=outcome.share.total,
        met=outcome.reached,
        approximate=target.approximate,
        as_of=chinese_date(outcome.share.as_of),
        url=_ROWS_OF.get(outcome.counted, f"#{anchor}").format(programme.id),
        rows=tuple(_row(share, target.threshold) for share in outcome.rows),
    )


def _row(share: Share, threshold: float) -> ShareRow:
    unit = share.unit
    return ShareRow(
        name=unit.name if unit else "",
        url=addresses.page("units", unit.id) if unit else "",
        reached=share.reached,
        total=share.total,
        value=share.value,
        met=share.value >= threshold,
        as_of=chinese_date(share.as_of),
    )
