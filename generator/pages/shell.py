"""Material's shell, rendered once for each section around slots, cut there, and filled for each page.

The theme's `main.html` writes slots as ⟦name⟧. Every relative address in the captured HTML is turned
into ⟦base⟧ plus its way from the site root, so that one shell serves pages at any depth.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass

SLOTS = ("head", "title", "content", "source", "base")

_SLOT = re.compile(r"⟦([a-z]+)⟧")
_ADDRESS = re.compile(r'\b(href|src|action|data-load)="(?![a-z][a-z0-9+.-]*:|[#/⟦])([^"]*)"', re.I)
_LEFTOVERS = re.compile(r'\s*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>)')


@dataclass(frozen=True, slots=True)
class Shell:
    """`parts` alternates literal HTML and slot names; `digest` stands for all of it."""

    parts: tuple[str, ...]
    digest: str

    def fill(self, slots: dict[str, str]) -> str:
        """The page. Raises KeyError for a slot without content."""
        parts = list(self.parts)
        for index in range(1, len(parts), 2):
            parts[index] = slots[parts[index]]
        return "".join(parts)


def without_leftovers(html: str) -> str:
    """Material's page without the switches of its own drawer and search, which this portal does not use."""
    return _LEFTOVERS.sub("", html)


def cut_shell(html: str, url: str) -> Shell:
    """Cuts what MkDocs rendered for the page at `url`. Raises ValueError where a slot is missing."""
    html = _ADDRESS.sub(lambda match: f'{match[1]}="⟦base⟧{_from_root(match[2], url)}"', html)
    html = re.sub(r"\n\s*\n+", "\n", html)
    parts = tuple(_SLOT.split(html))
    missing = set(SLOTS) - set(parts[1::2])
    if missing:
        raise ValueError(f"theme/main.html has no slot {', '.join(sorted(missing))}")
    return Shell(parts, hashlib.blake2b(html.encode(), digest_size=16).hexdigest())


def _from_root(address: str, url: str) -> str:
    """`../branches/` seen from `cases/` is `branches/`; the root itself is empty."""
    path, mark, rest = address.partition("#")
    joined = posixpath.normpath(posixpath.join(url, path)) if path else url.rstrip("/")
    root = "" if joined == "." else joined
    if root and (path.endswith("/") or path in (".", "..", "")):
        root += "/"
    return (root or "./") + mark + rest
