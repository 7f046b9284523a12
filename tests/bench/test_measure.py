"""What a command took is its own, not that of the program that measures it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.measure import measured

LARGE = 300_000_000


def test_the_memory_of_a_command_is_its_own(tmp_path: Path) -> None:
    """A small command is small also when started from a large process, and a large one is large."""
    ours = b"\1" * LARGE
    small = measured([sys.executable, "-c", ""], tmp_path)
    large = measured([sys.executable, "-c", f"b'\\1' * {LARGE}"], tmp_path)
    assert len(ours) == LARGE
    assert small.peak * 1e6 < LARGE < large.peak * 1e6


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    """Those of both its outputs, after the command and its exit code."""
    program = "import sys; print('one', flush=True); sys.exit('two')"
    with pytest.raises(RuntimeError) as caught:
        measured([sys.executable, "-c", program], tmp_path)
    assert str(caught.value) == f"{sys.executable} -c {program}: exit code 1\none\ntwo\n"


def test_a_command_runs_in_the_folder_and_environment_it_is_given(tmp_path: Path) -> None:
    """But Python keeps what it has compiled, as on any machine."""
    program = "import os, pathlib; pathlib.Path('told').write_text(' '.join(os.environ))"
    measured([sys.executable, "-I", "-c", program], tmp_path, {"A": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    told = (tmp_path / "told").read_text("utf-8").split()
    assert "A" in told
    assert "PYTHONDONTWRITEBYTECODE" not in told
