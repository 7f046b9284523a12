"""Every code of the import has a smallest bad input in `tests/office/broken`, and says exactly what is expected.

A folder holds `files/`, or a `make.py` for what is no text; what lies below `data/` is laid over the base project.
`expected.txt` has the findings of the folder's code; `also.txt` names other error codes that the same input raises.
"""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path

import pytest

from generator.finding import CATALOGUE, Severity
from generator.office.call import Call, carried_out
from generator.report import as_line
from tests.checks.test_broken import codes_in
from tests.office.books import present
from tests.project import TESTS, copied

BROKEN = TESTS / "office" / "broken"
FOLDERS = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", FOLDERS)
def test_bad_files_are_told(name: str, tmp_path: Path) -> None:
    """The expected lines of its code, and no error code that is not named."""
    folder, code = BROKEN / name, name.partition("-")[0]
    root = copied(tmp_path / "site")
    if (folder / "data").is_dir():
        shutil.copytree(folder / "data", root / "data", dirs_exist_ok=True)
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    if (folder / "files").is_dir():
        shutil.copytree(folder / "files", incoming, dirs_exist_ok=True)
    else:
        runpy.run_path(str(folder / "make.py"))["make"](incoming)

    done = carried_out(Call(tuple(sorted(incoming.iterdir())), "", write=False, partial=False), present(root))

    lines = "".join(as_line(finding) + "\n" for finding in done.findings if finding.code == code)
    assert lines == (folder / "expected.txt").read_text("utf-8")
    errors = {finding.code for finding in done.findings if finding.severity is Severity.ERROR}
    assert errors - {code} == codes_in(folder / "also.txt")


def test_every_code_of_the_import_has_a_folder() -> None:
    """No code is without a bad input, and no folder is without a code."""
    assert {name.partition("-")[0] for name in FOLDERS} == {code for code in CATALOGUE if code[0] == "I"}
