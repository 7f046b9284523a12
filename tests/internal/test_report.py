"""The office's own view: what is open, what is due, what has grown old; nothing of it on the site."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.internal.calendar import calendar
from generator.internal.deadlines import Deadline, deadlines
from generator.internal.files import report_files, report_of
from generator.internal.freshness import columns
from generator.internal.readiness import Readiness, readiness
from generator.portal.graph import FullPortal
from generator.settings import theme_folder
from tests.project import TODAY, assembled, copied


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base project."""
    return copied(tmp_path / "project")


def portal_of(root: Path) -> FullPortal:
    """Everything that the office has."""
    return assembled(root)[0]


def row(rows: tuple[Readiness, ...], record_id: str) -> Readiness:
    """The line of one record."""
    return next(each for each in rows if each.id == record_id)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """One place in one file is something else."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_what_a_branch_lacks(root: Path) -> None:
    """Slots, statements and proof are counted by the programme; problems and the last change by the file."""
    edit(
        root,
        "data/branches/herbs.yml",
        "evidence: [e1]}\n  - {criterion: model/serve",
        "}\n  - {criterion: model/serve",
    )
    portal, findings = assembled(root)
    made = row(readiness(portal, findings, {"data/branches/herbs.yml": "2026-11-01"}), "herbs")

    assert (made.programme, made.cohort, made.slots, made.open_slots) == ("样板党支部", "第一批", 2, ())
    assert made.unproven == ("教育党员", "服务师生")
    assert (made.reviewed, made.draft, made.changed, made.ready) == (False, False, "2026-11-01", False)
    assert made.warnings == sum(each.place.file == "data/branches/herbs.yml" for each in findings)


def test_years_of_a_studio(root: Path) -> None:
    """A construction year without a representative achievement is open, this year too; a year to come is not."""
    portal = portal_of(root)
    before = row(readiness(portal, (), {}), "herbs-studio").open_years
    edit(root, "data/achievements/herbs-relay.yml", "representative: 是\n", "")
    after = row(readiness(portal_of(root), (), {}), "herbs-studio").open_years

    assert set(after) - set(before) == {2025}
    assert max(after) <= TODAY.year


def test_names_without_consent(root: Path) -> None:
    """Each person who is named without consent on record counts once, wherever they stand."""
    edit(root, "data/branches/herbs.yml", "secretary:\n", "secretary:\n  name: 甲\n")
    first = row(readiness(portal_of(root), (), {}), "herbs").without_consent
    edit(root, "data/branches/herbs.yml", "  name: 甲\n", "  name: 甲\n  consent: 是\n")
    second = row(readiness(portal_of(root), (), {}), "herbs").without_consent

    assert (first, second) == (1, 0)


def test_what_is_due(root: Path) -> None:
    """Open tasks, stages, planned results and windows, by day, with the days that are left."""
    rows = deadlines(portal_of(root), TODAY)

    assert rows == tuple(sorted(rows, key=lambda each: (each.day, each.kind, each.title, each.who)))
    assert all(each.left == (each.day - TODAY).days for each in rows)
    assert {each.kind for each in rows} <= {"阶段", "任务", "成果", "公示", "通知", "周期"}
    assert any(each.kind == "周期" and "工作室" in each.who for each in rows)


def test_what_is_done_is_not_due(root: Path) -> None:
    """A task with a last day is due until a record says that it is done; 长期坚持 never is."""

    def tasks() -> list[str]:
        return [each.title for each in deadlines(portal_of(root), TODAY) if each.kind == "任务"]

    done = tasks()
    edit(root, "data/plans/tasks.yml", "            done: 是\n", "            text: 写了初稿\n")

    assert (done, tasks()) == ([], ["第一部分第1项：定标准"])


def test_columns_that_grow_old(root: Path) -> None:
    """A column is behind by the days beyond its interval; what is dated later than today does not count."""
    cases = {each.name: each for each in columns(portal_of(root), TODAY)}
    newest = cases["典型案例"].newest
    assert newest is not None
    later = {each.name: each for each in columns(portal_of(root), newest + dt.timedelta(days=183 + 12))}

    assert later["典型案例"].behind == 12
    assert cases["动态"].newest is None
    assert {each.newest for each in columns(portal_of(root), dt.date(2000, 1, 1))} == {None}


DUE = Deadline(dt.date(2026, 12, 1), "任务", "一, 二; 三" + "长" * 40, "组织部\n宣传部", "2026年12月", 11)


def test_calendar() -> None:
    """A day each, reminders before, marks escaped, lines of at most 75 bytes; what is over is left out."""
    over = Deadline(dt.date(2026, 11, 1), "任务", "过期", "", "", -19)
    made = calendar([over, DUE], "期限", "party.example.edu.cn", TODAY)
    lines = made.split(b"\r\n")
    whole = made.replace(b"\r\n ", b"").decode()

    assert max(map(len, lines)) <= 75
    assert "过期" not in whole
    assert "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\n" in whole
    assert "SUMMARY:〔任务〕一\\, 二\\; 三长" in whole
    assert whole.count("BEGIN:VALARM") == 2
    assert "DESCRIPTION:组织部 宣传部" in whole
    assert calendar([DUE], "期限", "", TODAY) == calendar([DUE], "期限", "", TODAY)


def test_text_is_text(root: Path) -> None:
    """Markup and formulas in records are words in the page and in the workbook."""
    edit(root, "data/branches/herbs.yml", "name: 药学院中药资源教工党支部", "name: '=1+1<b>药圃</b>'")
    portal, findings = assembled(root)
    files = report_files(report_of(portal, findings, {}, TODAY), theme_folder(), "")
    sheet = openpyxl.load_workbook(io.BytesIO(files["readiness.xlsx"]))["就绪情况"]
    names = [cell for line in sheet.iter_rows(min_row=2) for cell in line if cell.value == "=1+1<b>药圃</b>"]

    assert [cell.data_type for cell in names] == ["s"]
    assert b"=1+1&lt;b&gt;" in files["readiness.html"]
    assert b"<script" not in files["readiness.html"]


def test_the_command(project: Path, tmp_path: Path) -> None:
    """Three files in a folder of the office's choice, the same for the same day; the site folder is not touched."""
    out = tmp_path / "内部"
    for _time in range(2):
        done = CliRunner().invoke(main, ["report", "--root", str(project), "--out", str(out), "--day", "2026-11-20"])
        assert done.exit_code == 0, done.output
        assert "内部报告" in done.output
        first = {path.name: path.read_bytes() for path in out.iterdir()}

    assert first.keys() == {"readiness.xlsx", "readiness.html", "deadlines.ics"}
    assert not (project / "site").exists()
