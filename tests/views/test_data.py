"""The open-data page."""

from __future__ import annotations

import pytest

from generator.views.data import Download, Downloads, Sheet, data_view, size_text
from generator.views.page import Link
from tests.records import branch, case, public, unit

FILE = Download("工作簿", "data/portal.xlsx", "application/x", 3, 1_480_000)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 KB"),
        (1499, "1 KB"),
        (999_400, "999 KB"),
        (999_600, "1.0 MB"),
        (1_480_000, "1.5 MB"),
        (123_456_789, "123.5 MB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    """As people say them."""
    assert size_text(size) == words


def test_a_download() -> None:
    """Its ending is its format."""
    assert (FILE.format, FILE.weight) == ("XLSX", "1.5 MB")


def test_what_the_page_shows() -> None:
    """The day, the terms, an example and the feeds; the files of the whole and of each type."""
    downloads = Downloads(FILE, FILE, FILE, FILE, (Sheet(FILE, 4, (FILE,)),))
    view = data_view(public(unit(), branch(), case(), reuse="注明来源"), downloads)
    assert (view.as_of, view.as_of_day, view.reuse, view.total) == ("2026年11月15日", "2026-11-15", "注明来源", 3)
    assert view.example == "branches/branch/index.json"
    assert view.feeds == (
        ("最新发布", Link("Atom", "feed.xml"), Link("JSON Feed", "feed.json")),
        ("典型案例", Link("Atom", "cases/feed.xml"), Link("JSON Feed", "cases/feed.json")),
    )
    assert view.files == (FILE, FILE, FILE, FILE)


def test_without_files() -> None:
    """Where none were made, none are promised."""
    view = data_view(public(unit()), None)
    assert (view.files, view.example) == ((), "")
