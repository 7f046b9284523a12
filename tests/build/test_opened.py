"""The open data wait on the disk and come out as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build.aside import Aside
from generator.build.cache import Cache
from generator.build.opened import Spool, begun, tasks_of_data
from generator.build.run import Run
from generator.exports.open_data import OpenData
from generator.portal.graph import watched
from generator.report import as_line
from tests.exports.opened import made
from tests.records import achievement, branch, public, unit

URL = "https://example.edu.cn/"


@pytest.mark.parametrize("apart", [True, False])
def test_one_task_a_file(tmp_path: Path, *, apart: bool) -> None:
    """With the bytes that were made, in whatever order they are asked for, whether made in another process or here."""
    portal = watched(public(unit(), branch(), achievement("a"), achievement("b")))
    spool = Spool(tmp_path)
    with Cache(tmp_path) as cache:
        data = begun(spool, portal, URL, apart=apart)
        tasks = tasks_of_data(data, spool, portal, Run(cache))

    assert {task.path: task.func(*task.args) for task in reversed(tasks)} == made(portal, URL).files
    assert len({task.key for task in tasks}) > 10
    spool.close()
    assert [path.name for path in tmp_path.iterdir()] == ["cache.sqlite"]


def test_what_could_not_be_made_is_told(tmp_path: Path) -> None:
    """In one line, at the place of the page."""
    portal = watched(public(unit()))

    def fail() -> OpenData:
        raise ValueError("no table")

    with Cache(tmp_path) as cache:
        run = Run(cache)
        assert tasks_of_data(Aside(fail, apart=False), Spool(tmp_path), portal, run) == []

    told = "B01 data/ 这个文件没有生成：ValueError: no table → 把这一行连同页面地址告诉维护网站的同事"
    assert [as_line(finding) for finding in run.findings] == [told]
