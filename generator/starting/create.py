"""A new file for a record, where files of its type lie, under an id that nothing has yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.admin.choices import Choices
from generator.model.types import RECORD_TYPES, RecordType
from generator.pinyin import proposed_id
from generator.portal.graph import FullPortal
from generator.starting.blank import blank

NEW = {
    "branch": "branches", "studio": "studios", "achievement": "achievements", "case": "cases", "notice": "notices",
    "programme": "programmes",
}  # fmt: skip
"""What may be begun from the command line, by the word for one of it."""


class CreateError(Exception):
    """Nothing was written; the message says why (Chinese)."""


@dataclass(frozen=True, slots=True)
class Created:
    """The new file, by its name below the project root."""

    name: str
    id: str


def kind_of_word(word: str) -> RecordType | None:
    """The type by its English or Chinese word for one."""
    return next((kind for kind in RECORD_TYPES if kind.name == NEW.get(word) or word == _LABELS.get(kind.name)), None)


_LABELS = {
    "branches": "支部",
    "studios": "工作室",
    "achievements": "成果",
    "cases": "案例",
    "notices": "公示",
    "programmes": "工程",
}


def propose(root: Path, portal: FullPortal, kind: RecordType, name: str) -> str:
    """An id of the pinyin of the name that nothing has or had, not even a file with errors. Branches and studios share
    one list of ids.
    """
    together = [other for other in RECORD_TYPES if other.name in _together(kind)]
    records = [record for other in together for record in portal.of_type(other.name).values()]
    files = {path.stem for other in together for path in (root / other.folder).rglob(f"*{other.suffix}")}
    return proposed_id(name, files | {each for record in records for each in (record.id, *record.aliases)})


def _together(kind: RecordType) -> tuple[str, ...]:
    return ("branches", "studios") if kind.name in ("branches", "studios") else (kind.name,)


def create(
    root: Path, portal: FullPortal, choices: Choices, kind: RecordType, record_id: str, given: Mapping[str, str]
) -> Created:
    """Writes the file. Raises CreateError for an id that is taken."""
    for other in _together(kind):
        if record_id in portal.of_type(other):
            raise CreateError(f"编号“{record_id}”已用于 {portal.origins[other, record_id].file}，请换一个")
    owner = given.get("owners", "").split("、")[0]
    above = f"/{owner}" if kind.name == "achievements" and owner and (root / kind.folder / owner).is_dir() else ""
    name = f"{kind.folder}{above}/{record_id}{kind.suffix}"
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(blank(kind, choices, given))
    except FileExistsError as error:
        raise CreateError(f"{name} 已经有了，没有改动它") from error
    return Created(name, record_id)
