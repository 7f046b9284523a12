"""What forges run: files in their places, every command in them known, and the pages that a change touches."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.build.changes import as_table, changes
from generator.cli import main
from generator.host import build_site
from generator.starting.ci import FILES, ci_file
from tests.project import ROOT, git


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


def test_publishing_from_gitlab(tmp_path: Path) -> None:
    """The last step as it runs there, the server being this machine: a new folder, then one step; twice."""
    script = yaml.safe_load(ci_file("gitlab")[1])["publish"]["script"]
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "ssh").write_text('#!/bin/sh\nshift\nexec sh -c "$*"\n')
    (tools / "rsync").write_text('#!/bin/sh\ncp -a "$4." "${5#*:}"\n')  # -a, --delete, --link-dest, from, to
    for tool in tools.iterdir():
        tool.chmod(0o755)
    (tmp_path / "site").mkdir()
    for commit in ("one", "two"):
        (tmp_path / "site/index.html").write_text(commit, "utf-8")
        env = {
            "PATH": f"{tools}:{os.environ['PATH']}", "CI_COMMIT_SHORT_SHA": commit,
            "DEPLOY_HOST": "www@host", "DEPLOY_PATH": str(tmp_path / "srv"),
        }  # fmt: skip
        subprocess.run(["bash", "-ec", "\n".join(script)], cwd=tmp_path, check=True, env=env)

    assert (tmp_path / "srv/current/index.html").read_text("utf-8") == "two"
    assert (tmp_path / "srv/releases/one/index.html").read_text("utf-8") == "one"


@pytest.mark.parametrize("job", ["check", "build"])
def test_jobs_of_gitlab(project: Path, tmp_path: Path, job: str) -> None:
    """Checking and building as they run there, in a clone with a change: findings in a file, changed pages in words."""
    (project / ".gitignore").write_text("/site/\n/.*\n", "utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "start"]):
        git(project, *arguments)
    git(project, "clone", "-q", ".", str(tmp_path / "clone"))
    record = tmp_path / "clone/data/achievements/herbs-relay.yml"
    record.write_text(record.read_text("utf-8").replace("药圃接力办法", "药圃接力新办法"), "utf-8")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "pip").write_text("#!/bin/sh\n")
    (tools / "fourones").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    env = {
        **os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "FOURONES": "fourones.whl",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
    }  # fmt: skip
    script = "\n".join(yaml.safe_load(ci_file("gitlab")[1])[job]["script"])
    done = subprocess.run(
        ["bash", "-ec", script], cwd=tmp_path / "clone", check=True, env=env, capture_output=True, text=True
    )

    if job == "check":
        assert isinstance(json.loads((tmp_path / "clone/check.json").read_text("utf-8")), list)
    else:
        assert "achievements/herbs-relay/" in (tmp_path / "clone/changes.md").read_text("utf-8"), done.stderr
        assert (tmp_path / "clone/site/index.html").is_file()
