"""What each file below `data/` and `content/` holds, told by its name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from pydantic import BaseModel

from generator.model.institution import BROUGHT_IN, LIST, Brought, Institution
from generator.model.permission import Permission
from generator.model.shape import all_nested, shape_of
from generator.model.site import Site, VocabularyTerm
from generator.model.terms import Terms
from generator.model.types import RECORD_TYPES
from generator.problem import Keys


class Layout(Enum):
    """How a file holds its model: once, as a list, or as a list for each of any number of keys."""

    ONE = auto()
    ROWS = auto()
    GROUPS = auto()


@dataclass(frozen=True, slots=True)
class FileType:
    """One type of file; `kind` is the name of its record type, where it has one."""

    kind: str
    model: type[BaseModel]
    layout: Layout
    front_matter: bool

    @property
    def keys(self) -> Keys:
        """The keys that may stand in it."""
        return keys_of(self.model)


PORTAL = FileType("", Site, Layout.ONE, front_matter=False)
VOCABULARIES = FileType("", VocabularyTerm, Layout.GROUPS, front_matter=False)
TERMS = FileType("", Terms, Layout.ONE, front_matter=False)
PERMISSIONS = FileType("", Permission, Layout.ROWS, front_matter=False)
INSTITUTIONS = FileType("", Institution, Layout.ROWS, front_matter=False)
BROUGHT = FileType("", Brought, Layout.ONE, front_matter=False)
NAMED = {
    "data/vocab.yml": VOCABULARIES, "data/portal.yml": PORTAL, "data/terms.yml": TERMS,
    "data/permissions.yml": PERMISSIONS, LIST: INSTITUTIONS,
}  # fmt: skip
"""The files that are no records; the vocabularies come first, since the others are judged by them."""


def file_type(name: str) -> FileType | None:
    """The type of a file by its path from the root; None where it holds no records."""
    if name in NAMED:
        return NAMED[name]
    if name.startswith(BROUGHT_IN) and name.endswith(".yml"):
        return BROUGHT
    for kind in RECORD_TYPES:
        if name == kind.folder or (kind.listed and name.startswith(kind.more + "/") and name.endswith(kind.suffix)):
            return FileType(kind.name, kind.model, Layout.ROWS, front_matter=False)
        if name.startswith(kind.folder + "/") and name.endswith(kind.suffix):
            return FileType(kind.name, kind.model, Layout.ONE, kind.suffix == ".md")
    return None


@cache
def keys_of(model: type[BaseModel]) -> Keys:
    """All keys of a model and of what it nests."""
    shapes = [shape for each in all_nested((model,)) for shape in shape_of(each)]
    known = frozenset(shape.name for shape in shapes)
    return Keys(known, known - {shape.name for shape in shapes if not shape.many})
