"""Findings in SARIF 2.1.0 (OASIS), for editors and code scanning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson

from generator import __version__
from generator.explain import explanation
from generator.finding import CATALOGUE, Finding, Severity
from generator.formats.fingerprint import fingerprints
from generator.formats.forge import said

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_CODES = list(CATALOGUE)


def as_sarif(findings: Sequence[Finding]) -> str:
    """One run, with every code as a rule; columns count characters."""
    results = [_result(each, mark) for each, mark in zip(findings, fingerprints(findings), strict=True)]
    driver = {"name": "fourones", "version": __version__, "rules": [_rule(code) for code in _CODES]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return orjson.dumps(log, option=orjson.OPT_INDENT_2).decode()


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "help": {"text": explanation(code).plain()},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(finding: Finding, fingerprint: str) -> dict[str, Any]:
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file), "uriBaseId": "%SRCROOT%"}}
    if place.line:
        physical["region"] = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return {
        "ruleId": finding.code,
        "ruleIndex": _CODES.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": said(finding)},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"fourones/v1": fingerprint},
    }
