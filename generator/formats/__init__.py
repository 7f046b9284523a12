"""Findings in the forms that other programs take, and as a page to print. Writers are pure: text comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.encoding import shown_lines
from generator.finding import Finding
from generator.formats.forge import as_github, as_gitlab
from generator.formats.page import as_html
from generator.formats.sarif import as_sarif

FORMS = ("github", "gitlab", "sarif", "html")
"""Besides text and JSON, which `generator.report` has."""


def written(form: str, findings: Sequence[Finding], root: Path) -> str:
    """The findings in one of `FORMS`. Only a page needs to open the files again, for the lines that it shows."""
    match form:
        case "github":
            return as_github(findings)
        case "gitlab":
            return as_gitlab(findings)
        case "sarif":
            return as_sarif(findings)
        case _:
            return as_html(
                findings, {name: shown_lines(root / name) for name in {each.place.file for each in findings}}
            )
