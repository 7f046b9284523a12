"""Every finding code has a smallest bad input in `tests/broken`, and says exactly what is expected.

A folder is an overlay on `tests/base`: files below `data/` and `content/`, or a `make.py` for what no
repository can hold. `expected.txt` has the findings of the folder's code; `also.txt` names other error
codes that the same input must raise.
"""

from __future__ import annotations

import os
import runpy
import shutil
from pathlib import Path

import pytest

from generator.finding import CATALOGUE, Severity
from generator.report import as_line
from tests.project import TESTS, assembled, copied

BROKEN = TESTS / "broken"
FOLDERS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
NEEDS_PERMISSIONS = {"F01-permission"}


def overlaid(folder: Path, root: Path) -> Path:
    """The base project in `root`, with the bad input of a folder laid over it."""
    copied(root)
    for part in ("data", "content"):
        if (folder / part).is_dir():
            shutil.copytree(folder / part, root / part, dirs_exist_ok=True)
    script = folder / "make.py"
    if script.exists():
        runpy.run_path(str(script))["make"](root)
    return root


def codes_in(path: Path) -> set[str]:
    """The codes that a file names, one a line."""
    return set(path.read_text(encoding="utf-8").split()) if path.exists() else set()


@pytest.mark.parametrize("name", FOLDERS)
def test_bad_input_is_told(name: str, tmp_path: Path) -> None:
    """A bad input gives exactly the expected lines of its code, and no error code that is not named."""
    if name in NEEDS_PERMISSIONS and getattr(os, "geteuid", int)() == 0:
        pytest.skip("root reads everything: see test_unreadable_file in tests/model/test_load.py")
    folder = BROKEN / name
    code = name.partition("-")[0]

    _portal, findings = assembled(overlaid(folder, tmp_path))

    lines = "".join(as_line(finding) + "\n" for finding in findings if finding.code == code)
    assert lines == (folder / "expected.txt").read_text(encoding="utf-8")
    errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    assert errors - {code} == codes_in(folder / "also.txt")


def test_base_is_clean(tmp_path: Path) -> None:
    """The base project has no findings at all, so what a folder shows is its own."""
    _portal, findings = assembled(copied(tmp_path))

    assert [as_line(finding) for finding in findings] == []


def test_every_code_has_a_folder() -> None:
    """No code is without a bad input, and no folder is without a code. B codes tell of a build, not of files; those of
    an import have their folders in `tests/office/broken`.
    """
    assert {name.partition("-")[0] for name in FOLDERS} == {code for code in CATALOGUE if code[0] not in "BI"}
