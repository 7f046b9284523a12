"""The architecture, as far as a test can hold it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from pydantic import BaseModel

from generator.explain import DATA, explanation
from generator.finding import CATALOGUE
from generator.model.shape import all_nested, shape_of
from generator.model.site import Site, VocabularyTerm
from generator.model.types import RECORD_TYPES
from generator.pages.style import SHEETS, tokens_css
from generator.palette import tokens
from generator.settings import theme_folder
from generator.views.sections import SECTIONS
from scripts import fields_doc, findings_doc, supply_doc
from tests.project import ROOT


def test_import_contract_holds() -> None:
    """Each floor imports only from below, and only host/ knows MkDocs."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_field_has_a_label_and_a_level() -> None:
    """No field of any record type can exist without a Chinese label and a disclosure level."""
    missing = [
        f"{model.__name__}.{name}"
        for model in models()
        for name, label in labels(model)
        if not re.search("[一-鿿]", label)
    ]
    assert missing == []


def labels(model: type[BaseModel]) -> list[tuple[str, str]]:
    """Name and label of each field; `shape_of` raises where a field has no level."""
    return [(shape.name, shape.label) for shape in shape_of(model)]


def models() -> list[type[BaseModel]]:
    """All models that a file can hold, nested ones included."""
    return list(all_nested([*(kind.model for kind in RECORD_TYPES), Site, VocabularyTerm]))


def test_every_code_is_documented() -> None:
    """docs/findings.md is what the catalogue and the examples make it."""
    every = findings_doc.explanations()
    assert (ROOT / "docs" / "findings.md").read_text("utf-8") == findings_doc.page(every)
    assert DATA.read_bytes() == findings_doc.package_data(every)


def test_every_field_is_documented() -> None:
    """docs/fields.md is what the models make it."""
    assert (ROOT / "docs" / "fields.md").read_text("utf-8") == fields_doc.page()


def test_licences_are_told() -> None:
    """Page and bill of materials name every package of the lock that a build needs, with its licence and digests."""
    parts = {part.name: part for part in supply_doc.python_parts()}

    assert {"mkdocs", "Jinja2", "pydantic", "typst", "watchdog", "pillow"} <= parts.keys()
    assert [part.name for part in parts.values() if not part.hashes or part.licence == "见软件包"] == []
    assert (ROOT / "docs" / "licences.md").read_text("utf-8") == supply_doc.page()
    assert (ROOT / "docs" / "sbom.json").read_bytes() == supply_doc.bill()


def test_every_code_is_explained() -> None:
    """No part is empty, but what a check says of a build."""
    lacking = [
        row.code
        for row in map(explanation, CATALOGUE)
        if not (row.cause and row.wrong and row.right and (row.said or row.code[0] == "B"))
    ]
    assert lacking == []
    assert [(code, explanation(code).mended) for code in ("Y07", "Y02")] == [("Y07", True), ("Y02", False)]


def test_every_section_stands_in_the_navigation() -> None:
    """Each section that lends its shell is named in mkdocs.yml."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert [url for url in SECTIONS if f"{url}index.md" not in text] == []


def test_all_style_sheets_are_joined() -> None:
    """No sheet lies about unused, and none is asked for that is not there."""
    sheets = {path.stem for path in (theme_folder() / "assets" / "css").glob("*.css")}
    assert sheets == {*SHEETS, "embed"}  # the cards for other sites have a sheet of their own


def test_style_uses_only_tokens_that_exist() -> None:
    """Every custom property that a sheet reads is decided in tokens.toml or set beside it."""
    folder = theme_folder()
    css = "\n".join(path.read_text("utf-8") for path in (folder / "assets" / "css").glob("*.css"))
    html = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.html"))
    known = set(re.findall(r"--([\w-]+):", tokens_css(tokens(folder)) + css + html))
    assert set(re.findall(r"var\(--([\w-]+)", css + html)) - known == set()


def test_no_outside_address_in_the_theme() -> None:
    """The theme asks nothing of any other host; the registration links of the footer are links only, and what a
    workbook is made of has names that look like addresses.
    """
    allowed = {"https://beian.miit.gov.cn/", "https://beian.mps.gov.cn/", "http://www.w3.org/2000/svg"}
    names = "http://schemas.openxmlformats.org/"
    found = {
        address
        for path in theme_folder().rglob("*")
        if path.suffix in {".html", ".css", ".js", ".svg"}
        for address in re.findall(r"https?://[\w./-]+", path.read_text("utf-8"))
    }
    assert {each for each in found - allowed if not each.startswith(names)} == set()


def test_twins_of_the_versions_agree() -> None:
    """The changelog's newest heading is the version of the package."""
    from generator import __version__

    newest = re.search(r"^## \[?([\d.]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest is not None
    assert newest[1] == __version__
