"""What tests of the editors share: a project under git with a form, and what an edit did to it."""

from __future__ import annotations

import re
from pathlib import Path

from generator.build.prepare import prepare
from generator.host import build_site
from generator.settings import Project
from tests.admin.editor import SCRATCH, bring
from tests.conftest import buildable
from tests.project import git


def under_git(root: Path) -> Path:
    """A project under git, whose form works on a local folder, built once."""
    bring()
    buildable(root)
    (root / ".fourones").mkdir()
    (root / ".fourones/admin").symlink_to(SCRATCH / "admin")
    with (root / "data/portal.yml").open("a", encoding="utf-8") as settings:
        settings.write("admin:\n  backend: local\n")
    (root / ".gitignore").write_text("/site/\n/.*\n", "utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "start"]):
        git(root, *arguments)
    assert build_site(root, strict=True).refused == ""
    return root


def changed_lines(root: Path) -> list[str]:
    """The lines that git finds added or taken away, new files by their names."""
    git(root, "add", "--intent-to-add", ".")
    return [line for line in git(root, "diff", "-U0").splitlines() if re.match(r"[+-](?![+-]{2} )", line)]


def told(root: Path) -> list[str]:
    """What a check finds now, beside what it found in the beginning."""
    return [each.message for each in prepare(Project(root), None).findings if each.code[0] in "FYSRM"]
