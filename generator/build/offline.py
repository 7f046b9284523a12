"""The site for a folder or a USB stick: opened by double-click, where no server turns `branches/` into its page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

FOLDER, START = "portal", "打开.html"
"""Where the pages are, below the folder that is handed on, and what one double-clicks."""

_LEFT_OUT = frozenset({"admin", "sitemap.xml", "robots.txt", "404.html"})
"""What only a server has use for."""

_TO_FOLDER = re.compile(
    rb'(\b(?:href|action|data-load)="|http-equiv="refresh" content="0; ?url=)'
    rb'(?![a-zA-Z][a-zA-Z0-9+.-]*:|//|#)((?:[^"#?]*/)?(?:\.{1,2})?)([#?][^"]*)?"'
)
_START = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>打开门户</title>
<meta http-equiv="refresh" content="0; url={folder}/index.html"><p><a href="{folder}/index.html">打开门户</a></p></html>
"""


def write_offline(site: Path, target: Path) -> int:
    """Writes a copy of a published site whose links lead to files; gives how many pages it has.

    What lay in `target` before goes, unless it is something else. Raises FileExistsError for that.
    """
    if target.exists() and any(target.iterdir()) and not (target / START).is_file():
        raise FileExistsError(str(target))
    shutil.rmtree(target, ignore_errors=True)
    pages = 0
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site)
        if not path.is_file() or name.parts[0] in _LEFT_OUT or name.parts[0].startswith("."):
            continue
        copy = target / FOLDER / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".html":
            copy.write_bytes(with_files(path.read_bytes()))
            pages += 1
        else:
            shutil.copyfile(path, copy)
    (target / START).write_text(_START.format(folder=FOLDER), encoding="utf-8")
    return pages


def with_files(page: bytes) -> bytes:
    """A page whose links to folders lead to the page in them."""
    return _TO_FOLDER.sub(_named, page)


def _named(match: re.Match[bytes]) -> bytes:
    attribute, path, rest = match[1], match[2], match[3] or b""
    if not path:
        # `?query` and nothing lead to the page itself
        return match[0]
    folder = path if path.endswith(b"/") else path + b"/"
    return attribute + folder + b"index.html" + rest + b'"'
