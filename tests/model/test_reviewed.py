"""Reviews hold for what was reviewed, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.portal.disclosure import disclose
from generator.portal.graph import PublicPortal
from tests.project import assembled, write

SIGNED = "".join(
    f"  {step}:\n    by: {who}  # 岗位\n    date: '2026-05-0{day}'\n"
    for day, (step, who) in enumerate(
        (("author", "药学院"), ("first", "药学院党委"), ("second", "宣传部"), ("final", "组织部")), 1
    )
)
REVIEWED = ("herbs", "herbs-studio", "herbs-relay", "herbs-case")
RECORD, CASE = "data/achievements/herbs-relay.yml", "content/cases/herbs-case.md"


@pytest.fixture
def root(project: Path) -> Path:
    """The tiny project with a branch, a studio, an achievement and a case that have been reviewed."""
    for name in ("data/branches/herbs.yml", "data/studios/herbs-studio.yml", RECORD):
        record = project / name
        record.write_text(record.read_text("utf-8") + f"review:\n{SIGNED}", "utf-8")
    case = project / CASE
    head, rest = case.read_text("utf-8").split("---\n", 2)[1:]
    case.write_text(f"---\n{head}review:\n{SIGNED}---\n{rest}", "utf-8")
    done = CliRunner().invoke(main, ["reviewed", *REVIEWED, "--root", str(project)])
    assert (done.exit_code, done.output.count("绑在一起了")) == (0, 4), done.output
    return project


def change(path: Path, old: str, new: str) -> None:
    """Replaces words that the file has."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def seen(root: Path) -> tuple[list[str], PublicPortal]:
    """Files whose reviews do not hold any more, and the public portal."""
    full, findings = assembled(root)
    return [each.place.file for each in findings if each.code == "A01"], disclose(full)


def test_a_review_of_what_is_there(root: Path) -> None:
    """It stands; what else the file says of the review is as it was."""
    late, public = seen(root)

    assert late == []
    review = public.achievements["herbs-relay"].review
    assert review is not None
    assert (review.final.by, review.of) == ("组织部", "")  # what was bound is nobody's business
    assert "by: 药学院党委  # 岗位\n" in (root / RECORD).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [(RECORD, "药圃接力办法", "药圃接力新办法"), (RECORD, "representative: 是", ""), (CASE, "## ", "## 新的")],
)
def test_an_edit_makes_it_stale(root: Path, name: str, old: str, new: str) -> None:
    """One word, one field less, one letter in the text: told at the file, and the page has no review any more."""
    change(root / name, old, new)
    late, public = seen(root)

    assert late == [name]
    record = public.achievements["herbs-relay"] if name == RECORD else public.cases["herbs-case"]
    assert record.review is None


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (RECORD, "title:", "# 说明\ntitle:"),
        (RECORD, "title: 药圃接力办法", 'title: "药圃接力办法"'),
        (RECORD, "form: system", "note: 给编辑看\nform: system"),
        (CASE, "---\n", "---\n\n"),
    ],
)
def test_what_is_no_content_may_change(root: Path, name: str, old: str, new: str) -> None:
    """Comments, quotes, notes for editors, empty lines."""
    change(root / name, old, new)

    assert seen(root)[0] == []


def test_reviewed_again(root: Path) -> None:
    """The command binds the review to what is there now."""
    change(root / RECORD, "药圃接力办法", "药圃接力新办法")
    CliRunner().invoke(main, ["reviewed", "herbs-relay", "--root", str(root)])

    assert seen(root)[0] == []
    assert (root / RECORD).read_text("utf-8").count("  of: ") == 1


def test_nothing_unreviewed_where_the_site_says_so(root: Path) -> None:
    """Only what is reviewed as it is gets published; an edit takes it off the site until the next review."""
    write(root, "data/portal.yml", (root / "data/portal.yml").read_text("utf-8") + "reviewed_only: 是\n")
    public = seen(root)[1]
    assert (list(public.achievements), list(public.cases)) == (["herbs-relay"], ["herbs-case"])
    assert (list(public.branches), list(public.notices)) == (["herbs"], [])
    assert public.programmes

    change(root / RECORD, "药圃接力办法", "药圃接力新办法")
    assert list(seen(root)[1].achievements) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "没有编号为“none”的记录"),
        ("herbs-rely", "相近的：herbs-relay"),
        ("rules", "里没有三审三校（review）"),
        ("prize", "里没有三审三校（review）"),
    ],
)
def test_what_cannot_be_bound(root: Path, name: str, said: str) -> None:
    """A record that is not there, or has no review: said in words, exit code 2, nothing written."""
    done = CliRunner().invoke(main, ["reviewed", name, "--root", str(root)])

    assert (done.exit_code, said in done.output) == (2, True), done.output
