"""Fixtures that several test folders share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from generator.host import build_site
from generator.portal.disclosure import disclose
from generator.portal.graph import PublicPortal
from tests.project import ROOT, assembled, copied

settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of the text
settings.load_profile("unhurried")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A complete tiny project, ready to be built: the base records with the portal's own mkdocs.yml."""
    return buildable(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny project, built once; tests that only read share it. The path is that of the site."""
    root = buildable(tmp_path_factory.mktemp("built") / "project")
    build_site(root, strict=True)
    return root / "site"


@pytest.fixture
def public(tmp_path: Path) -> PublicPortal:
    """The public Portal of the base records."""
    portal, _findings = assembled(copied(tmp_path / "base"))
    return disclose(portal)


def buildable(root: Path) -> Path:
    """The base records with what MkDocs needs."""
    root.mkdir(parents=True)
    copied(root)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(ROOT / "content" / "about.md", root / "content")
    return root
