"""Builds of one project at the same time: one after the other, and the site is that of the last."""

from __future__ import annotations

from pathlib import Path

from generator.build.lock import Turn
from tests.nightly.killed import Trial


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Both end well, the second has waited and says so, and the site has what was saved last."""
    trial = Trial.begun(tmp_path / "project")
    trial.edit("甲改过")
    builds = []
    for title in ("乙改过", "丙改过"):
        builds.append(trial.begin())
        trial.edit(title)
    builds.append(trial.begin())
    said = [build.communicate()[0] for build in builds]

    assert [build.returncode for build in builds] == [0, 0, 0], said
    assert any("正在另一处生成" in each for each in said)
    assert trial.whole() == ""
    assert "丙改过" in trial.page()


def test_a_turn_is_free_when_its_process_is_gone(tmp_path: Path) -> None:
    """A build that was killed keeps nobody waiting; a process may take its own turn twice."""
    trial = Trial.begun(tmp_path / "project")
    trial.edit("甲改过")
    assert trial.killed(0.3)
    trial.build()
    first, second = Turn(tmp_path), Turn(tmp_path)
    first.take()
    second.take()
    second.leave()
    first.leave()

    assert "甲改过" in trial.page()


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    """No folder for the lock: a build goes on without."""
    (tmp_path / "file").write_text("", "utf-8")
    turn = Turn(tmp_path / "file" / "below")
    turn.take()
    turn.leave()
