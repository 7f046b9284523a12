"""The file behind the page for comparing."""

from __future__ import annotations

import orjson

from generator.exports.compare import compare_tasks
from tests.records import branch, public, unit


def test_one_file_for_all_branches() -> None:
    """None where there is nothing to compare with."""
    (task,) = compare_tasks(public(unit(), branch(), branch("second")))
    assert task.path == "branches/compare/branches.json"
    assert list(orjson.loads(task.func(*task.args))["branches"]) == ["branch", "second"]
    assert compare_tasks(public(unit(), branch())) == []
