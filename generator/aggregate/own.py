"""What a project has of its own: all that no institution has brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from generator.model.base import Record
from generator.model.fields import MediaPath
from generator.model.institution import FOLDER, Brought
from generator.model.load import Loaded, Vocabularies
from generator.model.programme import Programme
from generator.model.shape import marked
from generator.model.site import VocabularyTerm
from generator.model.types import RECORD_TYPES
from generator.portal.graph import Records

SHARED = ("programmes", "policies")
"""Types of which an institution's record with an id that is here, too, is the one that is here: a national programme
is one programme.
"""


@dataclass(frozen=True, slots=True)
class Own:
    """Records by type and id, vocabularies, and the files that the records name."""

    records: Records
    vocabularies: Vocabularies
    media: frozenset[str]

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """The programmes that stand here."""
        return cast(Mapping[str, Programme], self.records["programmes"])

    def same(self) -> dict[str, frozenset[str]]:
        """The ids that mean the same in every institution."""
        return {kind: frozenset(self.records[kind]) for kind in SHARED}


def own_of(loaded: Loaded) -> Own:
    """Without the records that lie in the folders of institutions, and what these have brought beside."""
    records: Records = {kind.name: {} for kind in RECORD_TYPES}
    for (kind, record_id), origin in loaded.origins.items():
        if FOLDER not in origin.file.split("/"):
            records[kind][record_id] = loaded.records[kind][record_id]
    for record_id, record in records["programmes"].items():
        records["programmes"][record_id] = _without_cohorts(cast(Programme, record), loaded.brought)
    media = {mark.value for by_id in records.values() for each in by_id.values() for mark in marked(each, MediaPath)}
    return Own(records, _without_terms(loaded), frozenset(media))


def _without_cohorts(programme: Programme, brought: Mapping[str, Brought]) -> Record:
    theirs = {row.cohort.code for each in brought.values() for row in each.cohorts if row.programme == programme.id}
    kept = tuple(each for each in programme.cohorts if each.code not in theirs)
    return programme.model_copy(update={"cohorts": kept})


def _without_terms(loaded: Loaded) -> dict[str, dict[str, VocabularyTerm]]:
    theirs = {(row.vocabulary, row.code) for each in loaded.brought.values() for row in each.terms}
    return {
        name: {code: term for code, term in terms.items() if (name, code) not in theirs}
        for name, terms in loaded.vocabularies.items()
    }
