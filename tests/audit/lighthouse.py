"""Lighthouse on the four pages that matter most, as on a phone with a slow line (simulated)."""

from __future__ import annotations

import json
import os

from scripts.chromium import ARGUMENTS
from tests.audit.tools import called

PAGES = ("home", "achievement_list", "branch", "case")
TARGETS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
CATEGORIES = tuple(TARGETS)


def scores(browser: str, address: str) -> dict[str, int]:
    """The four scores of a page, 0 to 100. Raises ValueError where Lighthouse could not judge it."""
    report = called(
        "lighthouse",
        address,
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(ARGUMENTS)}",
        env={**os.environ, "CHROME_PATH": browser},
    )
    if not report:
        raise ValueError(f"Lighthouse said nothing of {address}")
    found = json.loads(report)["categories"]
    return {category: round((found[category]["score"] or 0) * 100) for category in CATEGORIES}
