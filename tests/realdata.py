"""Real Chinese texts for tests, where they are at hand: beside the project, never copied into it."""

from __future__ import annotations

import tarfile

import pytest

from tests.project import ROOT

FOLDER = ROOT.parent / "shared" / "realdata"


def laws() -> list[list[str]]:
    """The lines of each law, the first being its title; skips the test where there are none."""
    archive = FOLDER / "laws-a.tar.xz"
    if not archive.is_file():
        pytest.skip("needs ../shared/realdata/laws-a.tar.xz, which is not part of the project")
    texts = []
    with tarfile.open(archive) as opened:
        for member in sorted(opened.getmembers(), key=lambda each: each.name):
            source = opened.extractfile(member) if member.name.endswith(".md") else None
            if source is not None:
                lines = [line.strip("#> -*") for line in source.read().decode("utf-8").splitlines()]
                texts.append([line for line in lines if line and not line.startswith("<!--")])
    return texts
