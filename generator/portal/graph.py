"""The frozen Portal: all records by id, with relations resolved in both directions.

`FullPortal` is what the office has; `PublicPortal` is what everybody may see, and the only one that
an output accepts. Both hold the same kinds of record, so that only the type tells them apart.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from generator.digest import code_digest, digest_of
from generator.model.achievement import Achievement, Award
from generator.model.base import Record, Withdrawal
from generator.model.branch import Branch
from generator.model.document import Plan, Policy
from generator.model.fields import Reference
from generator.model.load import Vocabularies
from generator.model.media import MediaFile
from generator.model.narrative import Case, Notice
from generator.model.programme import Criterion, Programme, criteria_of
from generator.model.reading import Origin
from generator.model.shape import marked
from generator.model.site import Site
from generator.model.snapshot import Snapshot
from generator.model.studio import Studio
from generator.model.terms import Terms
from generator.model.types import RECORD_TYPES
from generator.model.unit import Unit
from generator.model.volume import Volume
from generator.portal.reads import Reads, Watched

Key = tuple[str, str]
"""Type name and id of a record."""

Records = dict[str, dict[str, Record]]


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """Records by type and id, and what leads from one to another.

    `backlinks` names the records that refer to one; `criteria` holds every criterion under its full code
    `programme/code`, and `meeting` the records that state or meet it; `digests` stands for what each record
    is and where it came from. A portal is equal to itself only.
    """

    site: Site
    as_of: dt.date
    vocabularies: Vocabularies
    programmes: Mapping[str, Programme]
    units: Mapping[str, Unit]
    branches: Mapping[str, Branch]
    studios: Mapping[str, Studio]
    achievements: Mapping[str, Achievement]
    plans: Mapping[str, Plan]
    policies: Mapping[str, Policy]
    awards: Mapping[str, Award]
    snapshots: Mapping[str, Snapshot]
    cases: Mapping[str, Case]
    notices: Mapping[str, Notice]
    volumes: Mapping[str, Volume]
    media: Mapping[str, MediaFile]
    origins: Mapping[Key, Origin]
    backlinks: Mapping[Key, tuple[Key, ...]]
    criteria: Mapping[str, tuple[Programme, Criterion]]
    meeting: Mapping[str, tuple[Key, ...]]
    digests: Mapping[Key, str] = field(default_factory=dict)
    wording: Terms = field(default_factory=Terms)
    reads: Reads = field(default_factory=Reads)
    withdrawn: Mapping[Key, Withdrawal] = field(default_factory=dict)
    """Records of which only that is public; they are among no others."""

    def of_type(self, name: str) -> Mapping[str, Record]:
        """All records of one type, by its name."""
        return cast(Mapping[str, Record], getattr(self, name))

    def ids(self, name: str) -> Iterable[str]:
        """The ids of one type; who asks has read no record."""
        own = self.of_type(name)
        return own.unnoted() if isinstance(own, Watched) else own

    def all_records(self) -> Iterable[tuple[str, Record]]:
        """Type name and record, type by type."""
        for kind in RECORD_TYPES:
            for record in self.of_type(kind.name).values():
                yield kind.name, record

    def owner(self, owner_id: str) -> Branch | Studio | None:
        """The branch or studio of this id."""
        return self.branches.get(owner_id) or self.studios.get(owner_id)

    def referring(self, kind: str, record_id: str, source: str) -> list[Any]:
        """The records of type `source` that refer to a record."""
        found_ids = (key[1] for key in self.backlinks.get((kind, record_id), ()) if key[0] == source)
        records = self.of_type(source)
        return [records[each] for each in found_ids]

    def criterion(self, code: str) -> tuple[Programme, Criterion] | None:
        """The criterion that `programme/code` names."""
        return self.criteria.get(code)

    def meeting_criterion(self, code: str, kind: str) -> list[Any]:
        """The records of one type that state or meet a criterion."""
        records = self.of_type(kind)
        return [records[key[1]] for key in self.meeting.get(code, ()) if key[0] == kind]

    def frame(self) -> str:
        """Stands for all that may be read besides records and media: settings, words, the data date, and our code."""
        terms = {name: [term.model_dump() for term in own.values()] for name, own in self.vocabularies.items()}
        gone = [(*key, told.model_dump()) for key, told in self.withdrawn.items()]
        return digest_of([self.site.model_dump(), terms, self.as_of, gone, code_digest()])

    def label(self, vocabulary: str, code: str, *, short: bool = False) -> str:
        """The words of a vocabulary term; the code itself where it is unknown."""
        term = self.vocabularies.get(vocabulary, {}).get(code)
        if term is None:
            return code
        return term.short or term.label if short else term.label


@dataclass(frozen=True, slots=True, eq=False)
class FullPortal(Graph):
    """Everything, for checks and internal reports only."""


@dataclass(frozen=True, slots=True, eq=False)
class PublicPortal(Graph):
    """What passed the disclosure gate; made by `generator.portal.disclosure` and nobody else."""


def watched(portal: PublicPortal) -> PublicPortal:
    """The same portal, whose `reads` know what is read of it."""
    reads = Reads()
    maps: dict[str, Mapping[Any, Any]] = {}
    for kind in RECORD_TYPES:
        maps[kind.name] = reads.watch(kind.name, portal.of_type(kind.name), _record_digest(portal, kind.name))
    maps["media"] = reads.watch("media", portal.media, lambda path: portal.media[path].digest)
    for name in ("backlinks", "meeting"):
        own: Mapping[Any, Any] = getattr(portal, name)
        maps[name] = reads.watch(name, own, lambda key, own=own: digest_of(own[key]), _key_text)  # type: ignore[misc]
    maps["criteria"] = reads.watch(
        "criteria", portal.criteria, lambda code: portal.digests["programmes", portal.criteria[code][0].id]
    )
    return replace(portal, reads=reads, **cast(dict[str, Any], maps))


def _record_digest(portal: PublicPortal, kind: str) -> Callable[[str], str]:
    return lambda record_id: portal.digests[kind, record_id]


def _key_text(key: Key | str) -> str:
    return key if isinstance(key, str) else "/".join(key)


P = TypeVar("P", bound=Graph)


def graph_of(portal: type[P], records: Records, **parts: Any) -> P:
    """A portal of the wanted type over the records, with relations in both directions."""
    programmes = cast(dict[str, Programme], records["programmes"])
    criteria = {
        f"{programme.id}/{item.code}": (programme, item)
        for programme in programmes.values()
        for item in criteria_of(programme)
    }
    return portal(
        **cast(dict[str, Any], records),
        **parts,
        backlinks=_backlinks(records),
        criteria=criteria,
        meeting=meeting_of(records),
    )


def meeting_of(records: Records) -> dict[str, tuple[Key, ...]]:
    """Which records state or meet each criterion."""
    meeting: defaultdict[str, dict[Key, None]] = defaultdict(dict)
    for kind, by_id in records.items():
        for record in by_id.values():
            codes = getattr(record, "criteria", ()) if isinstance(record, Achievement | Case) else ()
            for code in (*codes, *(each.criterion for each in getattr(record, "statements", ()))):
                meeting[code][kind, record.id] = None
    return {code: tuple(keys) for code, keys in meeting.items()}


def _backlinks(records: Records) -> dict[Key, tuple[Key, ...]]:
    links: defaultdict[Key, dict[Key, None]] = defaultdict(dict)
    for kind, by_id in records.items():
        for record in by_id.values():
            for mark in marked(record, Reference):
                target = next(t for t in mark.mark.to if mark.value in records[t])  # type: ignore[union-attr]
                links[target, mark.value][kind, record.id] = None
    return {key: tuple(sources) for key, sources in links.items()}
