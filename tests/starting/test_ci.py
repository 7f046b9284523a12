"""What forges run: files in their places, every command in them known, and the pages that a change touches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.build.changes import as_table, changes
from generator.cli import main
from generator.host import build_site
from generator.starting.ci import FILES, ci_file


@pytest.mark.parametrize("forge", FILES)
def test_files_for_forges(project: Path, forge: str) -> None:
    """Written once where the forge looks, readable, and calling nothing that does not exist."""
    first = CliRunner().invoke(main, ["ci", forge, "--root", str(project)])
    again = CliRunner().invoke(main, ["ci", forge, "--root", str(project)])
    text = (project / FILES[forge]).read_text("utf-8")

    assert (first.exit_code, again.exit_code) == (0, 2)
    assert isinstance(yaml.safe_load(text), dict)
    called = set(re.findall(r"fourones ([a-z]+)", text))
    assert {"check", "build"} <= called <= set(main.commands)
    assert ci_file(forge) == (FILES[forge], text)


def test_pages_of_a_change(project: Path, tmp_path: Path) -> None:
    """A new title is on the pages that show it, and no other; a removed record takes its page along."""
    build_site(project, strict=False)
    before = Path(tmp_path / "before")
    (project / "site").rename(before)
    record = project / "data/achievements/herbs-relay.yml"
    record.write_text(record.read_text("utf-8").replace("药圃接力办法", "药圃<接力>|新办法"), "utf-8")
    (project / "data/awards/prize.yml").unlink()
    build_site(project, strict=False)
    found = {change.url: change for change in changes(before, project / "site")}

    assert found["achievements/herbs-relay/"].word == "修改"
    assert {"branches/herbs/", "studios/herbs-studio/", "achievements/"} <= found.keys()
    assert {"policies/rules/", "about/", "cases/"}.isdisjoint(found)
    table = CliRunner().invoke(main, ["changes", str(before), str(project / "site")]).output
    assert table.startswith("有变化的页：新增 ")
    assert "药圃&lt;接力>" in table
    assert as_table(()) == "没有哪一页有变化。\n"
