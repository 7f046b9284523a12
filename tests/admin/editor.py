"""The editor, brought once a run for all tests that want it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from generator.admin.vendor import NPM, BringError, vendor
from generator.digest import digest_of_bytes

SCRATCH = Path(tempfile.gettempdir()) / "fourones-editor"
"""Kept between runs: the lock's digest is in the name of the folder below."""


def bring() -> None:
    """Puts the editor into SCRATCH; skips the test where there is no npm, or nothing that it can reach."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: the editor of /admin/ cannot be brought")
    SCRATCH.mkdir(exist_ok=True)
    with FileLock(SCRATCH / "lock"):
        try:
            assert vendor(SCRATCH) is not None
        except BringError as error:
            pytest.skip(str(error))


def package() -> Path:
    """The folder of the npm package."""
    bring()
    lock = digest_of_bytes((NPM / "package-lock.json").read_bytes())[:12]
    return SCRATCH / "admin" / lock / "node_modules/@sveltia/cms"
