"""The same pages for Eleventy: the Markdown of `peers`, in the shell of our own pages, as for Hugo.

Eleventy, with footnotes, which the other programs bring along, is installed by whoever measures, into a folder that is
not in git:

    npm install --prefix tests/bench/out/eleventy --ignore-scripts @11ty/eleventy@3 markdown-it-footnote@4
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.bench.peers import Extent
from tests.bench.shell import Slots, fitted, headed_pages, layouts

INSTALL = (
    "Eleventy is not installed (Node.js 18 or newer): "
    "npm install --prefix tests/bench/out/eleventy --ignore-scripts @11ty/eleventy@3 markdown-it-footnote@4"
)
_MODULES = Path(__file__).parent / "out/eleventy/node_modules"
_FOOTNOTES = _MODULES / "markdown-it-footnote"

_CONFIG = """\
module.exports = function (config) {
  config.amendLibrary("md", (library) => library.use(require("FOOTNOTES")));
  config.addPassthroughCopy("content/assets");
  config.addPassthroughCopy("content/media");
  return {
    dir: { input: "content", includes: "../layouts", output: "site" },
    // texts hold no template language: to look for one would cost time for nothing
    markdownTemplateEngine: false,
    templateFormats: ["md", "liquid"],
  };
};
"""
_SLOTS = Slots("{{ title | escape }}", "{{ content }}")


def command() -> list[str] | None:
    """What builds the site into its folder `site`; None where Eleventy or Node.js is not installed."""
    node, script = shutil.which("node"), _MODULES / "@11ty/eleventy/cmd.cjs"
    return [node, str(script), "--quiet"] if node and script.is_file() and _FOOTNOTES.is_dir() else None


def eleventy_version() -> dict[str, str]:
    """As `measure.versions` tells those of Python packages."""
    described = _MODULES / "@11ty/eleventy/package.json"
    return {"eleventy": json.loads(described.read_text("utf-8"))["version"]} if described.is_file() else {}


def write_eleventy(project: Path, target: Path, extent: Extent) -> None:
    """Writes so many pages of a built project, two layouts of the length that makes pages as long as ours, and what
    these ask for.
    """
    for name, text in headed_pages(project, extent):
        place = target / "content" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    shutil.copytree(project / "site/assets", target / "content/assets")
    shutil.copytree(project / "content/media", target / "content/media")
    (target / "eleventy.config.js").write_text(_CONFIG.replace("FOOTNOTES", _FOOTNOTES.as_posix()), "utf-8")
    (target / "layouts").mkdir()

    def write(filler: int) -> None:
        for name, text in layouts(project, _SLOTS, filler).items():
            (target / f"layouts/{name}.liquid").write_text(text, "utf-8")

    fitted(extent, target, command(), write)
