"""What a form offers to choose from: words of the vocabularies, criteria, and records that live in no folder of
their own or in one of several folders. All of it is public, since the configuration of the form is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.types import RECORD_TYPES
from generator.portal.graph import PublicPortal

Choice = tuple[str, str]
"""What is written, and what is shown."""

FOLDERS = frozenset(kind.name for kind in RECORD_TYPES if not kind.folder.endswith(kind.suffix))
"""Types of which each record is a file."""

FLAG: tuple[Choice, ...] = (("是", "是"), ("否", "否"))


@dataclass(frozen=True, slots=True)
class Choices:
    """All lists of one portal."""

    portal: PublicPortal

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        """The terms of a vocabulary, by code."""
        return tuple((term.code, term.label) for term in self.portal.vocabularies.get(vocabulary, {}).values())

    def records(self, kinds: Iterable[str]) -> tuple[Choice, ...]:
        """The records of some types, by id; where several types use one, the first that is referred to."""
        offered: dict[str, str] = {}
        for kind in kinds:
            for record in self.portal.of_type(kind).values():
                offered.setdefault(record.id, str(getattr(record, "name", None) or getattr(record, "title", record.id)))
        return tuple(offered.items())

    def criteria(self) -> tuple[Choice, ...]:
        """All criteria, by programme and code."""
        return tuple(
            (code, f"{programme.short_name or programme.name} · {criterion.name}")
            for code, (programme, criterion) in self.portal.criteria.items()
        )
