"""Many pieces of work in forked processes: the same results, in the same order, as one after another."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading

import pytest

from generator.build import fork
from generator.task import Stage, Task
from tests.project import ROOT

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
    """More than one batch; what is called need not be picklable, and it runs in another process."""
    texts = [f"text {number}" for number in range(100)]
    here = os.getpid()

    assert list(fork.mapped(lambda text: (text.upper(), os.getpid() == here), texts)) == [
        (text.upper(), False) for text in texts
    ]


def test_what_is_raised_there_is_raised_here() -> None:
    """A full disk stops the build wherever it is met."""

    def full(_item: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        list(fork.mapped(full, [1, 2]))


def test_a_failing_task_gives_its_words() -> None:
    """One failure does not stop the others."""
    assert [fork.perform(task) for task in tasks_of("a", "", "b")] == [b"A", "ValueError: nothing to say", b"B"]


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


def test_no_process_outlives_its_parent() -> None:
    """A build that is killed leaves none behind, which would hold its lock."""
    code = (
        "import os, time\n"
        "from generator.build import fork\n"
        "def wait(_item):\n"
        "    print(os.getpid(), flush=True)\n"
        "    time.sleep(600)\n"
        "list(fork.mapped(wait, [1]))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = os.pidfd_open(int(parent.stdout.readline()))

    parent.kill()
    parent.wait()

    assert select.select([child], [], [], 60)[0] == [child]
    os.close(child)
    parent.stdout.close()
