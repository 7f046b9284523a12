"""Where things are, and what day it is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.settings import Project, theme_folder, today


def test_a_fixed_day_for_reproducible_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH in seconds, by universal time."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794700799")
    assert today() == dt.date(2026, 11, 14)


@pytest.mark.parametrize("value", ["", "tomorrow", "-1"])
def test_what_is_no_time_is_ignored(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Then it is today."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert today() in (dt.date.today(), dt.date.today() - dt.timedelta(days=1))


def test_folders_of_a_project() -> None:
    """Content beside the data, scratch hidden; the theme of a checkout stands beside the package."""
    project = Project(Path("root"))
    assert (project.content, project.scratch) == (Path("root/content"), Path("root/.fourones"))
    assert (theme_folder() / "main.html").is_file()
