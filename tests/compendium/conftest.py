"""A small volume in both styles, made once a run of these tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.views.volume import VolumeView, volume_view
from tests.compendium.packages import pdf
from tests.compendium.paper import Sheet, sheets
from tests.compendium.project import full_portal, made


@pytest.fixture(scope="package")
def small_full(tmp_path_factory: pytest.TempPathFactory) -> FullPortal:
    """The small portal with everything in it."""
    return full_portal(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="package")
def small(small_full: FullPortal) -> PublicPortal:
    """Its public portal."""
    return disclose(small_full)


@pytest.fixture(scope="package")
def book(small: PublicPortal) -> VolumeView:
    """Its volume."""
    return volume_view(small, small.volumes["book"])


@pytest.fixture(scope="package")
def book_pdf(small: PublicPortal, book: VolumeView) -> bytes:
    """The volume as a book."""
    return made(small, book)


@pytest.fixture(scope="package")
def book_pages(book_pdf: bytes) -> tuple[Sheet, ...]:
    """Its pages."""
    return sheets(book_pdf)


@pytest.fixture(scope="package")
def official_pdf(small: PublicPortal, book: VolumeView) -> bytes:
    """The volume by the habits of official documents."""
    return made(small, replace(book, style="gb9704"))


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """The folder of the files for reviewers."""
    folder = tmp_path / "evidence"
    (folder / "herbs").mkdir(parents=True)
    (folder / "herbs/e1.TXT").write_text("每周三答疑", encoding="utf-8")
    (folder / "herbs/e2.pdf").write_bytes(pdf("第一讲"))
    return folder
