"""What records are called in cells: ids become titles on the way out, titles become ids on the way in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.base import Record
from generator.text import nearest
from generator.views.lookup import name_of

_WITH_ID = re.compile(r"^(?P<name>.*?)\s*[（(](?P<id>[a-z0-9][a-z0-9-]*)[)）]$", re.DOTALL)


def folded(words: str) -> str:
    """Words as they are compared: the widths and spaces that staff type do not count."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", words)).lower()


@dataclass(slots=True)
class Names:
    """All records by type, id and name. New records are added while files are read."""

    by_type: dict[str, dict[str, str]] = field(default_factory=dict)
    """Type → id → name as shown."""
    by_name: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Type → folded name or short name → ids."""

    def add(self, kind: str, record_id: str, name: str, short_name: str = "") -> None:
        """One more record, or one more name of a record."""
        self.by_type.setdefault(kind, {}).setdefault(record_id, name)
        for each in {folded(name), folded(short_name)} - {""}:
            ids = self.by_name.setdefault(kind, {}).setdefault(each, [])
            if record_id not in ids:
                ids.append(record_id)

    def shown(self, to: Iterable[str], record_id: str) -> str:
        """The name of a record where it leads back to it alone; otherwise name and id; the id where it is unknown."""
        to = tuple(to)
        name = next((self.by_type[kind][record_id] for kind in to if record_id in self.by_type.get(kind, {})), "")
        if not name:
            return record_id
        return name if self.ids(to, name) == [record_id] else f"{name}（{record_id}）"

    def ids(self, to: Iterable[str], words: str) -> list[str]:
        """The ids that an id, a name, a short name or “name（id）” may mean, in any of the types."""
        to = tuple(to)
        words = words.strip()
        if any(words in self.by_type.get(kind, {}) for kind in to):
            return [words]
        named = [each for kind in to for each in self.by_name.get(kind, {}).get(folded(words), ())]
        if named:
            return list(dict.fromkeys(named))
        both = _WITH_ID.match(words)
        return self.ids(to, both["id"]) if both else []

    def like(self, to: Iterable[str], words: str) -> list[str]:
        """Names and ids that are most like what was written, as they are shown."""
        to = tuple(to)
        names = {folded(name): each for kind in to for each, name in self.by_type.get(kind, {}).items()}
        for kind in to:
            names.update({key: ids[0] for key, ids in self.by_name.get(kind, {}).items() if key not in names})
        guesses = [names[each] for each in nearest(folded(words), names)]
        guesses += nearest(words, [each for kind in to for each in self.by_type.get(kind, {})])
        return [self.shown(to, each) for each in dict.fromkeys(guesses)][:3]

    def choices(self, to: Iterable[str]) -> list[str]:
        """All records of some types as a list to choose from."""
        to = tuple(to)
        return [self.shown(to, each) for kind in to for each in self.by_type.get(kind, {})]


def names_of(records: Mapping[str, Mapping[str, Record]]) -> Names:
    """The names of all present records."""
    names = Names()
    for kind, rows in records.items():
        for each, record in rows.items():
            names.add(kind, each, name_of(record), str(getattr(record, "short_name", "") or ""))
    return names
