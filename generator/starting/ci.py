"""What a forge runs at every change: check, build, preview, publish. One file for each kind of forge."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "github": ".github/workflows/portal.yml",
    "gitlab": ".gitlab-ci.yml",
    "gitea": ".gitea/workflows/portal.yml",
    "forgejo": ".forgejo/workflows/portal.yml",
    "gitee": ".workflow/portal.yml",
}
"""Where each forge looks for it."""


def ci_file(forge: str) -> tuple[str, str]:
    """Name and text of the file for a forge. Raises KeyError for one that is not known."""
    source = "gitea" if forge == "forgejo" else forge
    return FILES[forge], (Path(__file__).with_name("ci") / f"{source}.yml").read_text("utf-8")
