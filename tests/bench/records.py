"""A made-up project of any size: the same seed gives the same bytes.

The five programmes, the vocabularies and the site settings are those of the demonstration in `data/`,
with the units and policies that they refer to; all other records are composed from word lists.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml
from PIL import Image

from tests.bench.kinds import Maker
from tests.bench.parts import PICTURES, TEACHERS, Branch, Data, Programme
from tests.bench.words import FIELDS, Writer
from tests.project import ROOT

SHARES = {
    "branches": 0.08,
    "studios": 0.03,
    "cases": 0.15,
    "notices": 0.06,
    "awards": 0.04,
    "policies": 0.02,
    "units": 0.02,
}
"""Parts of all records, as in the demonstration; achievements are the rest, about 60 %."""

_FORM = re.compile(r"^admin:\n(?: .*\n)*", re.M)
"""The settings of the form at `/admin/`."""

_COHORTS = (
    ((2024, 2025, 2026), "2023年9月—2026年8月"),
    ((2026, 2027, 2028), "2025年9月—2028年8月"),
)
_LISTED = 500
"""Units in one file."""

_HOLDERS = ("committee", "general-branch", "direct-branch")
"""Kinds of units that have branches."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is taken from the demonstration: programmes, and the units and policies they need."""

    programmes: dict[str, Data]
    units: list[Data]
    policies: tuple[str, ...]


def write_project(root: Path, count: int, seed: int = 41, **flags: bool) -> dict[str, int]:
    """Writes a project of `count` records (programmes not counted) into an empty folder, the same ones for the same
    seed; records by type. Flags are those of `portal.yml`, such as `search` or `precompressed`.
    """
    frame = _frame()
    numbers = _numbers(count, frame)
    chance = random.Random(seed)
    maker = Maker(chance, _programme(frame, "model-branch"), _programme(frame, "studio"), Writer(chance))
    _copy_frame(root, frame, flags)
    _pictures(root / "content/media")
    units = frame.units + _more_units(maker, numbers["units"] - len(frame.units))
    branches, categories = _branches(maker, numbers, [unit["id"] for unit in units if unit["kind"] in _HOLDERS])
    _write_units(root / "data", [_counted(unit, branches) for unit in units])
    for branch, category in zip(branches, categories, strict=True):
        _write_yaml(root / f"data/branches/{branch.id}.yml", maker.branch(branch, category))
        _write_owned(root, maker, branch)
    _write_others(root, maker, numbers, branches, frame)
    return numbers


def retitle(record: Path, title: str) -> None:
    """Gives a record another title; that of an achievement stands in its first line."""
    _title, rest = record.read_text("utf-8").split("\n", 1)
    record.write_text(f"title: {title}\n{rest}", "utf-8")


def _numbers(count: int, frame: Frame) -> dict[str, int]:
    numbers = {kind: max(1, round(share * count)) for kind, share in SHARES.items()}
    numbers["units"] = max(numbers["units"], len(frame.units))
    numbers["policies"] = max(numbers["policies"], len(frame.policies))
    numbers["achievements"] = count - sum(numbers.values())
    if numbers["achievements"] < numbers["branches"]:
        raise ValueError(f"{count} records are too few for {len(frame.units)} units and {len(frame.policies)} policies")
    return numbers


def _frame() -> Frame:
    programmes = {path.stem: _read(path) for path in sorted((ROOT / "data/programmes").glob("*.yml"))}
    policies = {path.stem: _read(path) for path in sorted((ROOT / "data/policies").glob("*.yml"))}
    units = {unit["id"]: unit for unit in _read(ROOT / "data/units.yml")}
    cited = {value for programme in programmes.values() for value in _values(programme, {"unit", "basis", "policy"})}
    kept = _closed(cited, units, {"parent", "merged_into"}) | {"org"}
    simple = ("id", "name", "short_name", "kind", "order", "parent")
    return Frame(
        programmes,
        [{key: unit[key] for key in simple if key in unit} for unit in units.values() if unit["id"] in kept],
        tuple(sorted(_closed(cited, policies, {"basis", "supersedes"}))),
    )


def _closed(start: set[str], by_id: dict[str, Data], keys: set[str]) -> set[str]:
    """The records named at the start, and all that these name in turn."""
    known: set[str] = set()
    queue = start & by_id.keys()
    while queue:
        known |= queue
        queue = {value for each in queue for value in _values(by_id[each], keys)} & by_id.keys() - known
    return known


def _values(data: Any, keys: set[str], wanted: bool = False) -> list[str]:
    """All strings below these keys."""
    if isinstance(data, dict):
        return [value for key, item in data.items() for value in _values(item, keys, key in keys)]
    if isinstance(data, list):
        return [value for item in data for value in _values(item, keys, wanted)]
    return [data] if wanted else []


def _programme(frame: Frame, programme_id: str) -> Programme:
    data = frame.programmes[programme_id]

    def leaves(items: Iterable[Data]) -> list[str]:
        return [code for item in items for code in leaves(item.get("children", ())) or [item["code"]]]

    return Programme(
        programme_id,
        tuple(cohort["code"] for cohort in data["cohorts"])[: len(_COHORTS)],
        tuple(leaves(data["criteria"])),
        tuple((slot["code"], slot["name"]) for slot in data.get("slots", ())),
    )


def _copy_frame(root: Path, frame: Frame, flags: Mapping[str, bool]) -> None:
    names = ["mkdocs.yml", "data/portal.yml", "data/vocab.yml", "content/about.md"]
    names += [f"data/programmes/{each}.yml" for each in frame.programmes]
    names += [f"data/policies/{each}.yml" for each in frame.policies]
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    # what is measured are pages, as the peers make them: neither cards and booklets, nor an editor that npm brings
    chosen = {"cards": False, "booklets": False, **flags}
    settings = _FORM.sub("", (root / "data/portal.yml").read_text("utf-8"))
    settings += "".join(f"{name}: {'是' if chosen[name] else '否'}\n" for name in chosen)
    (root / "data/portal.yml").write_text(settings, encoding="utf-8")


def _pictures(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(PICTURES):
        picture = Image.new("RGB", (320, 200), (40 * number, 90, 200 - 30 * number))
        picture.paste((240, 230, 210), (40, 30 + 10 * number, 280, 150))
        picture.save(folder / f"bench-{number}.jpg", quality=80)


def _write_units(data: Path, units: list[Data]) -> None:
    """Lists that are too long for one file go on in further ones."""
    for start in range(0, len(units), _LISTED):
        path = data / f"units/{start // _LISTED}.yml" if start else data / "units.yml"
        _write_yaml(path, units[start : start + _LISTED])


def _more_units(maker: Maker, count: int) -> list[Data]:
    return [
        {
            "id": f"u{number:03}",
            "name": f"{FIELDS[number % len(FIELDS)]}第{number // len(FIELDS) + 1}学院党委",
            "short_name": f"{FIELDS[number % len(FIELDS)]}第{number // len(FIELDS) + 1}学院",
            "kind": "committee",
            "order": 100 + number,
            "parent": "siyi",
            "summary": maker.words.text(60, 120),
            "milestones": maker.milestones(2023, 3),
        }
        for number in range(count)
    ]


def _counted(unit: Data, branches: Sequence[Branch]) -> Data:
    """The unit with the ratio that it reports: all teachers' branches have a double leader here."""
    teachers = sum(branch.unit == unit["id"] and branch.type in TEACHERS for branch in branches)
    if not teachers:
        return unit
    count = {"metric": "leader-ratio", "reached": teachers, "total": teachers, "as_of": "2026-10-31"}
    return {**unit, "counts": [count]}


def _branches(maker: Maker, numbers: dict[str, int], units: list[str]) -> tuple[list[Branch], list[str]]:
    total = numbers["branches"]
    branches, categories = [], []
    for index in range(total):
        host = index < numbers["studios"]
        kind, category, ending = maker.branch_kind(index, host)
        field = FIELDS[index % len(FIELDS)]
        made = [f"b{index:04}-{number}" for number in range(_share(numbers["achievements"], index, total))]
        told = [f"b{index:04}-case-{number}" for number in range(_share(numbers["cases"], index, total))]
        branches.append(
            Branch(
                id=f"b{index:04}",
                name=f"{field}第{index // len(FIELDS) + 1}{ending}",
                unit=units[index % len(units)],
                type=kind,
                achievements=tuple(made),
                cases=tuple(told),
                studio=f"b{index:04}-studio" if host else "",
            )
        )
        categories.append(category)
    return branches, categories


def _share(whole: int, index: int, parts: int) -> int:
    """How many of `whole` things part number `index` gets."""
    return whole // parts + (index < whole % parts)


def _write_owned(root: Path, maker: Maker, branch: Branch) -> None:
    """The studio of a branch, and what both have made."""
    years: tuple[int, ...] = ()
    if branch.studio:
        which = maker.chance.randrange(len(maker.build.cohorts))
        years, period = _COHORTS[which]
        studio = maker.studio(branch, years, maker.build.cohorts[which], period)
        _write_yaml(root / f"data/studios/{branch.studio}.yml", studio)
    due = [year for year in years if year <= 2026]
    for index, name in enumerate(branch.achievements):
        representative = index < len(due)
        owners = [branch.studio, branch.id] if representative else [branch.id]
        date = maker.month(due[index] if representative else maker.chance.randint(2023, 2026))
        _write_yaml(root / f"data/achievements/{branch.id}/{name}.yml", maker.achievement(owners, date, representative))
    for name in branch.cases:
        _write_markdown(root / f"content/cases/{name}.md", maker.case(branch), maker.case_body())


def _write_others(root: Path, maker: Maker, numbers: dict[str, int], branches: Sequence[Branch], frame: Frame) -> None:
    few = min(4, len(branches))
    for number in range(numbers["notices"]):
        head = maker.notice(maker.chance.sample(branches, few))
        _write_markdown(root / f"content/notices/n{number:04}.md", head, maker.notice_body())
    for number in range(numbers["awards"]):
        recipients = [branch.id for branch in maker.chance.sample(branches, few)]
        _write_yaml(root / f"data/awards/w{number:04}.yml", maker.award(recipients))
    for number in range(numbers["policies"] - len(frame.policies)):
        _write_yaml(root / f"data/policies/p{number:04}.yml", maker.policy(maker.chance.choice(frame.policies)))


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


def _write_yaml(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_yaml(data), encoding="utf-8")


def _write_markdown(path: Path, head: Data, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{_yaml(head)}---\n{body}", encoding="utf-8")


def _yaml(data: Any) -> str:
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000))


class _Dumper(yaml.CSafeDumper):
    """Written as people write it: no anchors, long texts as blocks, no quotation marks without need."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _scalar(dumper: _Dumper, value: str | int) -> yaml.ScalarNode:
    text = str(value)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _scalar)
_Dumper.add_representer(int, _scalar)
