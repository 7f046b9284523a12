"""Findings for the review pages of GitHub and GitLab (and of forges that understand either)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from generator.finding import CATALOGUE, Finding, Severity
from generator.formats.fingerprint import fingerprints

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_GRADES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def as_github(findings: Iterable[Finding]) -> str:
    """Workflow commands, one a line: annotations of the lines that they name."""
    return "\n".join(_command(finding) for finding in findings)


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "title": f"{finding.code} {CATALOGUE[finding.code].title}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::{_COMMANDS[finding.severity]} {listed}::{_message(said(finding))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def said(finding: Finding) -> str:
    """What is wrong and the right form, as a forge shows it."""
    label = f"〔{finding.label}〕" if finding.label else ""
    return f"{label}{finding.message}" + (f"\n→ {finding.fix}" if finding.fix else "")


def as_gitlab(findings: Sequence[Finding]) -> str:
    """A Code Quality report; a finding without a line is shown at the first one."""
    rows = [
        {
            "description": f"{finding.code} {said(finding)}",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _GRADES[finding.severity],
            "location": {"path": finding.place.file, "lines": {"begin": finding.place.line or 1}},
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode()
