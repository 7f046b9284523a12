"""The ways to install that docs/install.md names, run as they stand there, in a small project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import buildable
from tests.project import ROOT

PROGRAM = (
    "generator",
    "theme",
    "docs",
    "content",
    "data",
    "pyproject.toml",
    "requirements.lock",
    "README.md",
    "LICENSE",
)
BLOCKS = dict(
    zip(
        ("make", "windows", "package", "offline"),
        re.findall(r"```(?:sh|powershell)\n(.*?)```", (ROOT / "docs/install.md").read_text("utf-8"), re.S),
        strict=True,
    )
)
"""The commands of the page by what they are for."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it comes, in a folder of its own."""
    root = tmp_path_factory.mktemp("install") / "repository"
    root.mkdir()
    for name in PROGRAM:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="module")
def wheels(copy: Path) -> Path:
    """What the first line for a machine without network brings; skips the test where it reaches nothing."""
    line, _second = BLOCKS["offline"].splitlines()
    done = run(line, copy, Path(sys.executable).parent, {})
    if done.returncode != 0:
        pytest.skip(f"pip could not bring the packages: {done.stderr.strip().splitlines()[-1]}")
    return copy / "wheels"


def run(
    lines: str, folder: Path, programs: Path, environment: dict[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """What the lines do, with the programs of one folder before all others."""
    env = {
        **{name: value for name, value in os.environ.items() if name != "FOURONES_HOST"},
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        **environment,
    }
    return subprocess.run(
        ["bash", "-ec", lines], cwd=folder, env=env, input=typed, capture_output=True, text=True, check=False
    )


def without_network(wheels: Path) -> dict[str, str]:
    """Asks nobody, and takes what was brought before."""
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}


def test_without_network(copy: Path, wheels: Path, tmp_path: Path) -> None:
    """The second line installs all that the lock names from the folder, on a machine that reaches nothing; with the
    lines for Windows (with the names that `py` and its folders have here) the program is installed, and builds.
    """
    venv.create(copy / ".venv", with_pip=True)
    _first, line = BLOCKS["offline"].splitlines()
    installed = run(line, copy, copy / ".venv/bin", {"PIP_NO_INDEX": "1"})
    assert installed.returncode == 0, installed.stderr

    *lines, build = (
        BLOCKS["windows"].replace("py -3", "python3").replace(".venv\\Scripts", f"{copy}/.venv/bin").splitlines()
    )
    installed = run("\n".join(lines).replace("\\", "/"), copy, Path(sys.executable).parent, without_network(wheels))
    assert installed.returncode == 0, installed.stderr
    small = buildable(tmp_path / "small")
    built = run(build.replace("\\", "/"), small, copy, {})

    assert built.returncode == 0, built.stdout + built.stderr
    assert (small / "site/index.html").is_file()


def test_as_a_package(copy: Path, wheels: Path) -> None:
    """A package is made and installed elsewhere; the program begins a site there, which builds."""
    made = run(BLOCKS["package"], copy, Path(sys.executable).parent, without_network(wheels), "示例大学\n\n\n")
    assert made.returncode == 0, made.stdout + made.stderr
    built = run("../fourones/bin/fourones build", copy / "portal", copy, {})

    assert built.returncode == 0, built.stdout + built.stderr
    assert "示例大学" in (copy / "portal/site/index.html").read_text("utf-8")


def test_the_same_elsewhere() -> None:
    """CI builds in the first way; both READMEs have the lines for Windows."""
    assert BLOCKS["make"].strip() in (ROOT / ".ci/run").read_text("utf-8")
    windows = BLOCKS["windows"].strip().replace("\n", "; ")
    assert [name for name in ("README.md", "README.zh-CN.md") if windows not in (ROOT / name).read_text("utf-8")] == []
