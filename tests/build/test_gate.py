"""The gate, from the files to everything that is made: what is not public is in no output, what is public is in one.

A mark of its own stands in every text of every record: behind the words of public fields, and as the words of all
others, which are filled in where the records leave them out. Drafts, names without consent and a list whose time is
over are not public either.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.model.types import RECORD_TYPES
from tests.compendium.packages import everything
from tests.compendium.project import written
from tests.planting import Planter
from tests.project import ROOT

LETTERS = "彧祎昶翀珩玥琰璟曦骞骧嵘"
"""Letters of names that our faces have and no text here."""


@dataclass(frozen=True)
class Made:
    """Everything that was made, as one text; and what was planted."""

    words: str
    planter: Planter


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The project with marks: site with search, cards, booklets, volumes and data; packages, Word drafts, reports."""
    root = written(tmp_path_factory.mktemp("gate") / "project")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (root / "content/about.md").write_bytes((ROOT / "content/about.md").read_bytes())
    settings = root / "data/portal.yml"
    settings.write_text(settings.read_text("utf-8").replace("booklets: 否\n", ""), "utf-8")
    notice = root / "content/notices/result.md"
    head = "---\ntitle: {0}\nkind: publicity\ndate: 2026-10-01\npublicity: {{start: 2026-10-01, end: {1}}}\nselected:\n"
    for name, end in (("over", "2026-10-08"), ("running", "2026-12-08")):
        text = head.format(f"名单{name}", end) + "  - {name: 甲支部}\n---\n\n见名单。\n"
        (notice.parent / f"{name}.md").write_text(text, "utf-8")
    _run("snapshot", root)
    planter = Planter(map("".join, itertools.permutations(LETTERS, 3)))
    planter.plant(root)
    said = [_run("build", root), _run("check", root)]
    for owner in ("herbs", "herbs-studio"):
        said.append(_run("package", root, owner, "--out", str(root / "site-packages")))
    _run("compendium", root, "herbs", "book", "--docx", "--out", str(root / "site-drafts"))
    files = [path for top in root.glob("site*") for path in top.rglob("*") if path.is_file()]
    words = everything((path.relative_to(root).as_posix(), path.read_bytes()) for path in files)
    assert "错误 0" in said[0], said[0]
    return Made(_unfolded(words + said[0]), planter)  # what a build says is public, too, where a forge runs it


def _run(command: str, root: Path, *arguments: str) -> str:
    done = CliRunner().invoke(main, [command, *arguments, "--root", str(root)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


def _unfolded(words: str) -> str:
    """A text as readers see it: escapes of JSON undone, possible breaks and ends of lines gone."""
    words = re.sub(r"\\u([0-9a-f]{4})", lambda match: json.loads(f'"{match[0]}"'), words)
    return re.sub(r"<wbr>|\u200b|\s|\|", "", words)


def test_what_is_not_public_is_nowhere(made: Made) -> None:
    """No mark of a hidden field, a draft, a name without consent, a list that is over."""
    assert {path: mark for mark, path in made.planter.hidden.items() if mark in made.words} == {}


def test_what_is_public_is_somewhere(made: Made) -> None:
    """Every mark of a public field: the search would find the others too, were they there."""
    assert {path: mark for mark, path in made.planter.public.items() if mark not in made.words} == {}


def test_everything_was_planted(made: Made) -> None:
    """Fields of all levels and of all types of records, and enough of them."""
    hidden = " ".join(made.planter.hidden.values())

    for path in (
        "branches.contact", "branches.roster", "branches.note", "studios.assessments[].score", "programmes.allowances",
        "branches.evidence[].file", "draft cases.title", "notices.selected[].name",
    ):  # fmt: skip
        assert path in hidden
    types = {path.removeprefix("draft ").partition(".")[0] for path in made.planter.hidden.values()}
    assert {kind.name for kind in RECORD_TYPES} - types == set()
    assert len(made.planter.public) > 150
