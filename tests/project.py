"""The tiny project of `tests/base`: copied, changed, checked. Shared by all tests."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import sys
from pathlib import Path

from generator.checks import check
from generator.finding import Finding
from generator.model.load import load, resolve
from generator.model.media import scan_media
from generator.portal.assemble import assemble
from generator.portal.graph import FullPortal

TESTS = Path(__file__).parent
BASE = TESTS / "base"
ROOT = TESTS.parent
TODAY = dt.date(2026, 11, 20)
"""The day of the build in all tests; the data date of the base project is 2026-11-15."""


def copied(root: Path) -> Path:
    """A copy of the base project in an empty folder."""
    return Path(shutil.copytree(BASE, root, dirs_exist_ok=True))


def write(root: Path, name: str, text: str) -> None:
    """One file below a project root, its folders included."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def assembled(root: Path) -> tuple[FullPortal, tuple[Finding, ...]]:
    """The full Portal of a project, and all findings with their lines."""
    loaded = load(root, day=TODAY)
    media, media_findings = scan_media(root, permissions=loaded.permissions)
    portal, relation_findings = assemble(loaded, media, TODAY)
    every = (*loaded.findings, *media_findings, *relation_findings, *check(portal))
    return portal, resolve(every, root)


def pages_in(site: Path) -> list[Path]:
    """Every page of a built site that is read; those that only forward to another are not."""
    return [path for path in sorted(site.rglob("*.html")) if b'http-equiv="refresh"' not in path.read_bytes()]


def git(root: Path, *arguments: str) -> str:
    """What git says."""
    who = ("-c", "user.name=test", "-c", "user.email=test@example.edu.cn", "-c", "core.quotepath=false")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def run_build(root: Path) -> None:
    """Builds a project in a process of its own: a browser's driver has threads, beside which a build has no forks."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
