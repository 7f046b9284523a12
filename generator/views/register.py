"""The evidence of a volume: one number each, in the order of the criteria that it proves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.achievement import Achievement
from generator.model.base import Evidence
from generator.model.branch import Branch
from generator.model.narrative import Case
from generator.model.programme import criteria_of
from generator.model.studio import Studio
from generator.portal.graph import PublicPortal
from generator.views.lookup import name_of, owner_links

Holder = Branch | Studio | Achievement | Case
Key = str
"""`branches/icu#3`: the third piece of evidence of that branch."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence as the register lists it."""

    key: Key
    no: str
    criterion: str
    title: str
    date: str
    url: str
    provider: str


@dataclass(frozen=True, slots=True)
class _Found:
    key: Key
    evidence: Evidence
    criterion: str
    holder: Holder


def register(portal: PublicPortal, holders: Iterable[tuple[str, Holder]]) -> tuple[Item, ...]:
    """All evidence of the records, of type name and record, numbered E-001 and so on: criteria in the order of the
    programmes, then the records in theirs; what proves no criterion comes last.
    """
    names = _criteria_names(portal)
    places = {code: place for place, code in enumerate(names)}
    found = [each for kind, holder in holders for each in _evidence(kind, holder)]
    ordered = sorted(found, key=lambda each: places.get(each.criterion, len(places)))
    return tuple(
        Item(
            key=each.key,
            no=f"E-{number:03d}",
            criterion=names.get(each.criterion, "其他"),
            title=each.evidence.title,
            date=each.evidence.date.text if each.evidence.date else "",
            url=each.evidence.link or "",
            provider=_provider(portal, each.holder),
        )
        for number, each in enumerate(ordered, 1)
    )


def _provider(portal: PublicPortal, holder: Holder) -> str:
    """Who answers for it: the branch or studio, not the title of a case or achievement."""
    if isinstance(holder, Branch | Studio):
        return name_of(holder, short=True)
    owners = owner_links(portal, holder.owners, short=True)
    return owners[0].text if owners else name_of(holder)


def key_of(kind: str, record_id: str, number: int) -> Key:
    """What stands for one piece of evidence of a record."""
    return f"{kind}/{record_id}#{number}"


def _evidence(kind: str, holder: Holder) -> list[_Found]:
    criteria = _proven(holder)
    own = holder.criteria[0] if isinstance(holder, Achievement | Case) and holder.criteria else ""
    return [
        _Found(key_of(kind, holder.id, number), each, criteria.get(each.id or "", own), holder)
        for number, each in enumerate(holder.evidence, 1)
    ]


def _proven(holder: Holder) -> Mapping[str, str]:
    """The first criterion that each piece of evidence proves, by its id in the record."""
    statements = holder.statements if isinstance(holder, Branch | Studio) else ()
    return {each: statement.criterion for statement in reversed(statements) for each in statement.evidence}


def _criteria_names(portal: PublicPortal) -> dict[str, str]:
    ordered = sorted(portal.programmes.values(), key=lambda programme: (programme.order, programme.id))
    return {f"{programme.id}/{item.code}": item.name for programme in ordered for item in criteria_of(programme)}
