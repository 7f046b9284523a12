"""Is the HTML valid? html-validate on every page type."""

from __future__ import annotations

import json
from pathlib import Path

from generator.portal.addresses import file_of
from tests.audit.tools import TOOLS, called
from tests.browser.page_types import PAGE_TYPES


def markup_errors(site: Path) -> list[str]:
    """Every fault as `page type: line, rule, message`."""
    files = {str(site / file_of(url)): name for name, url in PAGE_TYPES.items()}
    found = called("html-validate", "--config", str(TOOLS / "htmlvalidate.json"), "--formatter", "json", *files)
    return [
        f"{files[page['filePath']]}: line {message['line']}, {message['ruleId']}: {message['message']}"
        for page in json.loads(found)
        for message in page["messages"]
    ]
