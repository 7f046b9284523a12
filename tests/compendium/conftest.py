"""Fixtures of the tests of packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compendium.packages import pdf


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """The folder of the files for reviewers."""
    folder = tmp_path / "evidence"
    (folder / "herbs").mkdir(parents=True)
    (folder / "herbs/e1.TXT").write_text("每周三答疑", encoding="utf-8")
    (folder / "herbs/e2.pdf").write_bytes(pdf("第一讲"))
    return folder
