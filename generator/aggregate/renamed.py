"""Records of one institution under the names that they have among those of many: `icu` of njnu is `njnu-icu`.

The walk is that of the models, so a new field that refers to something needs no mention here. Only what a mark cannot
say stands in plain sight: cohorts and criteria, which are named within a programme.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from generator.markdown import Document, Node
from generator.model.achievement import Achievement
from generator.model.base import Enrolment, Model, Record, Statement
from generator.model.fields import MediaPath, Reference, Term
from generator.model.narrative import Case
from generator.model.shape import FieldShape, shape_of
from generator.portal.graph import Records

M = TypeVar("M", bound=Model)

_LINK = re.compile(
    r"(?P<way>(?:\.\./|/|\./)*)(?P<kind>[a-z]+)/(?P<id>[a-z0-9][a-z0-9-]*)(?P<rest>(?:/.*|#.*|\?.*)?)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Names:
    """What everything is called here. `same` are the programmes and documents, by type, that this portal has itself;
    `cohorts` and `terms` say the new names of those that have one; `media` leads from a path to the new one.
    """

    prefix: str
    records: Records
    same: Mapping[str, frozenset[str]]
    address: str = ""
    cohorts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    terms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    media: Callable[[str], str] = str

    def of(self, kind: str, record_id: str) -> str:
        """The id of a record of one type."""
        return record_id if record_id in self.same.get(kind, ()) else f"{self.prefix}-{record_id}"

    def referred(self, to: tuple[str, ...], record_id: str) -> str:
        """The id of a record of one of these types."""
        kind = next((each for each in to if record_id in self.records[each]), to[0])
        return self.of(kind, record_id)

    def criterion(self, code: str) -> str:
        """The full code of a criterion."""
        programme, slash, own = code.partition("/")
        return f"{self.of('programmes', programme)}{slash}{own}"

    def link(self, address: str) -> str:
        """A link of the site: to the record's page here, or where there is none, to that of the institution."""
        path = address
        if self.address and address.startswith(self.address):
            path = address.removeprefix(self.address)
        elif re.match("[a-z]+:|#", address):
            return address
        match = _LINK.fullmatch(path)
        if match and match["id"] in self.records.get(match["kind"], ()):
            return f"/{match['kind']}/{self.of(match['kind'], match['id'])}{match['rest'] or '/'}"
        return self.address + re.sub(r"^(?:\.\./|/|\./)+", "", path) if self.address else ""


def renamed(part: M, names: Names) -> M:
    """The part, and all that it holds, with other names."""
    changes: dict[str, Any] = {}
    for shape in shape_of(type(part)):
        value = getattr(part, shape.name)
        if value is None or value in ((), ""):
            continue
        new = (
            tuple(_value(shape, each, part, names) for each in value)
            if shape.many
            else _value(shape, value, part, names)
        )
        if new != value:
            changes[shape.name] = new
    return part.model_copy(update=changes) if changes else part


def _value(shape: FieldShape, value: Any, holder: Model, names: Names) -> Any:
    if isinstance(value, Model):
        return renamed(value, names)
    if isinstance(value, Document):
        return _document(value, names)
    match shape.mark:
        case Reference(to=to):
            return names.referred(to, value)
        case Term(vocabulary=vocabulary):
            return names.terms.get((vocabulary, value), value)
        case MediaPath():
            return names.media(value)
    return _named_within(shape.name, value, holder, names)


def _named_within(name: str, value: Any, holder: Model, names: Names) -> Any:
    if isinstance(holder, Record) and name in ("id", "aliases"):
        return f"{names.prefix}-{value}"
    if isinstance(holder, Enrolment) and name == "cohort":
        return names.cohorts.get((holder.programme, value), value)
    if (isinstance(holder, Statement) and name == "criterion") or (
        isinstance(holder, Achievement | Case) and name == "criteria"
    ):
        return names.criterion(value)
    return value


def _document(document: Document, names: Names) -> Document:
    blocks: Any = _tree(document.blocks, names)
    return replace(document, blocks=tuple(blocks), notes=tuple(_tree(document.notes, names)))


def _tree(value: Any, names: Names) -> Any:
    if isinstance(value, list | tuple):
        return [each for item in value for each in _spread(item, names)]
    return value


def _spread(item: Any, names: Names) -> list[Any]:
    """One node with its names changed; the words alone of a link that leads nowhere."""
    if isinstance(item, list):
        return [_tree(item, names)]
    if not isinstance(item, dict):
        return [item]
    node: Node = {key: _tree(each, names) for key, each in item.items()}
    if node["t"] == "figure":
        node["src"] = names.media(node["src"])
    elif node["t"] == "a":
        node["href"] = names.link(node["href"])
        return [node] if node["href"] else list(node["c"])
    return [node]
