"""A province and its institutions in small: folders with the base records, and the sites that these would publish."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.aggregate.run import Outcome, aggregate
from generator.media.pictures import picture_tasks
from generator.model.institution import FOLDER
from generator.portal.disclosure import disclose
from tests.exports.opened import made
from tests.project import BASE, ROOT, assembled, copied, write

SITE = "https://party.example.edu.cn/"

UNITS = "- id: province\n  name: 示例省委教育工委\n  short_name: 教育工委\n  kind: working-committee\n"


def province(root: Path, **sources: str) -> Path:
    """A project with one programme, `model`, and a list of institutions, each called 甲大学, 乙大学 … in order."""
    for name in ("data/vocab.yml", "data/portal.yml"):
        write(root, name, (BASE / name).read_text("utf-8"))
    programme = (BASE / "data/programmes/model.yml").read_text("utf-8")
    write(root, "data/programmes/model.yml", programme.replace("basis: [rules]\n", "").partition("cohorts:")[0])
    write(root, "data/units.yml", UNITS)
    shutil.copy(ROOT / "mkdocs.yml", root)
    write(root, "content/about.md", "# 关于\n")
    listed(root, **sources)
    return root


def listed(root: Path, **sources: str) -> None:
    """The list of institutions."""
    rows = zip("甲乙丙丁", sources.items(), strict=False)
    text = "".join(f"- id: {each}\n  name: {name}示例大学\n  source: {source}\n" for name, (each, source) in rows)
    write(root, "data/institutions.yml", text)


def school(root: Path) -> Path:
    """The folder of an institution: the base records."""
    return copied(root)


def published(root: Path, site: Path) -> Path:
    """Puts what the site of a folder would have of open data and pictures into a folder; the path of the package."""
    portal = disclose(assembled(root)[0])
    files = made(portal, SITE).files
    for task in picture_tasks(portal.media.values(), root / "content"):
        if task.path.endswith((".jpg", ".mp4", ".vtt")):
            files[task.path] = task.func(*task.args)
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site / "data/datapackage.json"


def run(root: Path) -> Outcome:
    """One run; the list is without fault."""
    outcome = aggregate(root)
    assert outcome.findings == ()
    return outcome


def said(outcome: Outcome) -> list[str]:
    """All lines that people read."""
    return [line for each in outcome.told for line in each.lines()]


def brought(root: Path) -> Mapping[str, bytes]:
    """All that came from institutions, by the path from the root."""
    paths = (path for top in ("data", "content") for path in sorted((root / top).rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in paths if FOLDER in path.relative_to(root).parts
    }


def own(root: Path) -> Mapping[str, bytes]:
    """All else of the project."""
    theirs = brought(root)
    paths = (path for top in ("data", "content") for path in sorted((root / top).rglob("*")) if path.is_file())
    names = {path.relative_to(root).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in names.items() if name not in theirs}
