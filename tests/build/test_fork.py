"""Many tasks in forked processes: the same results, in the same order, as one after another."""

from __future__ import annotations

import sys
import threading

import pytest

from generator.build import fork
from generator.task import Stage, Task

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")


def upper(text: str) -> bytes:
    """A small task; an empty text makes it fail."""
    if not text:
        raise ValueError("nothing to say")
    return text.upper().encode()


def tasks_of(*texts: str) -> list[Task]:
    """One task a text."""
    return [Task(f"{number}.txt", Stage.RENDER, text, upper, (text,)) for number, text in enumerate(texts)]


def test_results_come_in_order() -> None:
    """More than one batch, and every task with its own bytes."""
    texts = [f"text {number}" for number in range(100)]
    tasks = tasks_of(*texts)

    assert list(fork.results(tasks)) == [(task, text.upper().encode()) for task, text in zip(tasks, texts, strict=True)]


def test_a_failing_task_gives_its_words() -> None:
    """One failure does not stop the others of its batch."""
    assert [result for _task, result in fork.results(tasks_of("a", "", "b"))] == [
        b"A",
        "ValueError: nothing to say",
        b"B",
    ]


def test_worthwhile_only_for_many_tasks_and_one_thread() -> None:
    """Few tasks are done at once, and a process with threads is not forked."""
    many = tasks_of(*["a"] * fork.FROM)
    idle = threading.Event()
    other = threading.Thread(target=idle.wait)
    assert (fork.worthwhile(many), fork.worthwhile(many[1:])) == (fork.alone(), False)

    other.start()
    try:
        assert not fork.worthwhile(many)
    finally:
        idle.set()
        other.join()
