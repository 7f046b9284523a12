"""The same pages for Zensical, which reads the `mkdocs.yml` that plain MkDocs reads.

Its theme cannot be cut to a length: what its pages weigh is told as it is. Search is on unless it is switched off by
this setting, which MkDocs does not know; there it is off if it is not among the plugins.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

INSTALL = "Zensical is not installed: pip install zensical"
WITHOUT_SEARCH, WITH_SEARCH = "[{search: {enabled: false}}]", "[search]"
CACHE = ".cache"
"""What it keeps between builds, beside its `mkdocs.yml`."""


def command() -> list[str] | None:
    """What builds the site into its folder `site`; None where Zensical is not installed."""
    return [sys.executable, "-m", "zensical", "build"] if find_spec("zensical") else None
