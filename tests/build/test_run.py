"""Tasks stage by stage: failures are findings, costly results are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from generator.build.cache import Cache
from generator.build.elsewhere import Elsewhere, Tally
from generator.build.parcel import PORTIONS
from generator.build.run import POOL_FROM, Run
from generator.report import as_line
from generator.task import Stage, Task
from generator.task import made as ready_made


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    """An empty memory."""
    with Cache(tmp_path) as opened:
        yield opened


def task(path: str, stage: Stage, func: Callable[..., bytes], *args: Any) -> Task:
    """A task whose key is its path."""
    return Task(path, stage, path, func, args)


def echo(text: str) -> bytes:
    """The text as bytes; at the top of the module, so that another process finds it."""
    return text.encode()


def fail(text: str) -> bytes:
    """What no task should do."""
    raise ValueError(text)


def made(run: Run, tasks: list[Task]) -> list[tuple[str, bytes]]:
    """Paths and bytes in the order in which they come."""
    return [(each.path, result) for each, result in run.results(tasks)]


FAILED = "B01 bad 这个文件没有生成：ValueError: no shell → 把这一行连同页面地址告诉维护网站的同事"


def test_stages_follow_one_another(cache: Cache) -> None:
    """Whatever the order in which the tasks are given; within a stage their own."""
    stages = [Stage.INDEX, Stage.RENDER, Stage.DERIVE, Stage.BIND, Stage.RENDER]
    tasks = [task(f"{n}", stage, echo, stage.name) for n, stage in enumerate(stages)]
    assert made(Run(cache), tasks) == [
        ("2", b"DERIVE"),
        ("1", b"RENDER"),
        ("4", b"RENDER"),
        ("3", b"BIND"),
        ("0", b"INDEX"),
    ]


@pytest.mark.parametrize("stage", [Stage.DERIVE, Stage.RENDER])
def test_a_failing_task_is_a_finding_and_the_others_go_on(cache: Cache, stage: Stage) -> None:
    """Told with what went wrong, for the person who keeps the site."""
    run = Run(cache)
    tasks = [task("bad", stage, fail, "no shell"), task("good", stage, echo, "well")]
    assert made(run, tasks) == [("good", b"well")]
    assert [as_line(finding) for finding in run.findings] == [FAILED]


@pytest.mark.parametrize(
    ("stage", "kept"), [(Stage.DERIVE, True), (Stage.RENDER, False), (Stage.BIND, True), (Stage.INDEX, False)]
)
def test_costly_results_are_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch, stage: Stage, kept: bool) -> None:
    """Pictures and print are fetched the second time; pages and the index are made anew."""
    calls = []

    def make() -> bytes:
        calls.append("made")
        return b"result"

    monkeypatch.setattr("generator.build.run.pool", ThreadPoolExecutor)
    for _build in range(2):
        assert made(Run(cache), [task("path", stage, make)]) == [("path", b"result")]
    assert len(calls) == (1 if kept else 2)


def test_a_failure_is_not_kept(cache: Cache) -> None:
    """The next build tries again."""
    made(Run(cache), [task("path", Stage.DERIVE, fail, "once")])
    assert made(Run(cache), [task("path", Stage.DERIVE, echo, "now")]) == [("path", b"now")]


def test_what_other_machines_leave_is_made_here(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are asked for what is costly, worth sending and not known yet; their results are kept, too."""
    monkeypatch.setitem(PORTIONS, echo, 2)
    cache.put("out:known", b"known")
    tasks = [
        task("new", Stage.DERIVE, echo, "new"),
        task("known", Stage.DERIVE, fail, "not asked"),
        task("near", Stage.DERIVE, str.encode, "near"),
        task("page", Stage.RENDER, echo, "page"),
    ]
    with ThreadPoolExecutor() as executor:
        elsewhere = Elsewhere(executor)
        run = Run(cache, elsewhere)
        assert made(run, tasks) == [("known", b"known"), ("new", b"new"), ("near", b"near"), ("page", b"page")]
        assert executor.submit(echo, "open").result() == b"open"
    assert elsewhere.tally == Tally(1)
    assert cache.get("out:new") == b"new"


def test_a_failure_elsewhere_is_tried_here(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails here, too, is a finding, and the others go on."""
    monkeypatch.setitem(PORTIONS, fail, 2)
    with ThreadPoolExecutor() as executor:
        run = Run(cache, Elsewhere(executor))
        tasks = [task("bad", Stage.DERIVE, fail, "no shell"), task("good", Stage.DERIVE, echo, "well")]
        assert made(run, tasks) == [("good", b"well")]
    assert [as_line(finding) for finding in run.findings] == [FAILED]


@pytest.mark.parametrize(("count", "pooled"), [(POOL_FROM - 1, False), (POOL_FROM, True)])
def test_many_costly_tasks_get_a_pool(cache: Cache, monkeypatch: pytest.MonkeyPatch, count: int, pooled: bool) -> None:
    """A few are done sooner than processes are started; the pool is closed afterwards."""
    pools: list[Executor] = []

    def open_pool() -> Executor:
        pools.append(ThreadPoolExecutor(max_workers=1))
        return pools[-1]

    monkeypatch.setattr("generator.build.run.pool", open_pool)
    tasks = [task(f"{n}", Stage.DERIVE, echo, f"{n}") for n in range(count)]
    assert sorted(made(Run(cache), tasks)) == [(f"{n}", b"%d" % n) for n in range(count)]
    assert len(pools) == pooled
    for pool in pools:
        with pytest.raises(RuntimeError):
            pool.submit(echo, "closed")


def test_print_is_made_in_another_process(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a single volume: the engine leaves threads behind, after which this process cannot be forked."""
    pools: list[Executor] = []

    def open_pool() -> Executor:
        pools.append(ThreadPoolExecutor(max_workers=1))
        return pools[-1]

    monkeypatch.setattr("generator.build.run.pool", open_pool)
    assert made(Run(cache), [task("book", Stage.BIND, echo, "bound")]) == [("book", b"bound")]
    assert len(pools) == 1


def test_progress_is_told_task_by_task(cache: Cache) -> None:
    """Stage, how many are done, how many there are."""
    told: list[tuple[Stage, int, int]] = []
    run = Run(cache, progress=lambda *step: told.append(step))
    made(run, [task(f"{n}", stage, echo, "x") for n, stage in enumerate([Stage.RENDER, Stage.DERIVE, Stage.RENDER])])
    assert told == [(Stage.DERIVE, 1, 1), (Stage.RENDER, 1, 2), (Stage.RENDER, 2, 2)]


def test_what_was_made_before_the_run_is_handed_on(cache: Cache) -> None:
    """First of its stage, and never kept: whoever made it has it."""
    tasks = [task("a", Stage.DERIVE, echo, "a"), task("b", Stage.DERIVE, ready_made, b"b")]
    assert made(Run(cache), tasks) == [("b", b"b"), ("a", b"a")]
    assert (cache.get("out:a"), cache.get("out:b")) == (b"a", None)


def test_a_file_that_was_never_a_task(cache: Cache) -> None:
    """It is told in the same words."""
    run = Run(cache)
    run.failed("bad", "ValueError: no shell")
    assert [as_line(finding) for finding in run.findings] == [FAILED]
