"""The editor itself: brought by npm as the lock says, and made to ask nobody but the site it stands on.

The package loads its words and fonts from elsewhere by default. Every outside address in it is either replaced by one
of our own, or it is known to be asked for by fields and services that our configuration does not have; a release with
another number of them is refused, so that nobody trusts a newer one unseen.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from generator.digest import digest_of_bytes

NPM = Path(__file__).parent / "npm"
"""package.json and its lock."""

_WORDS = Path(__file__).parent / "words.json"
"""Words in Chinese that the package does not have yet."""

_OWN = '${new URL("vendor/%s",document.baseURI).href}'
"""Within a template string of the script: an address below the page."""

_REPLACED: tuple[tuple[str, str, int], ...] = (
    ("`https://unpkg.com/@sveltia/cms`", f"`{_OWN % 'cms'}`", 1),
    ("`https://unpkg.com/@sveltia/ui`", f"`{_OWN % 'absent/ui'}`", 1),
    ("`https://unpkg.com/@shikijs`", f"`{_OWN % 'absent/shikijs'}`", 1),
    ("`https://unpkg.com/${", f"`{_OWN % 'packages'}/${{", 1),
    ("`https://www.githubstatus.com/api/v2/status.json`", f"`{_OWN % 'status.json'}`", 1),
)
"""Address, its replacement, and how often it stands in the script."""

_IMMUTABLE = "dist/immutable.es.js"
"""What the script loads for a preview that is not its own; of the other packages it never needs one here."""

_FONT = re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/([a-z0-9-]+\.woff2)")
_FONTS = 3

_LEFT = re.compile(r"https?://[a-z0-9.-]*(?:unpkg\.com|jsdelivr\.net|githubstatus\.com/api)")
"""What must not be left."""


class VendorError(Exception):
    """The editor could not be brought, or is not the one that is known; the message says how (Chinese)."""


class BringError(VendorError):
    """npm did not get it."""


@dataclass(frozen=True, slots=True)
class Vendor:
    """The files of the editor by their path below `admin/`."""

    files: Mapping[str, bytes]


def vendor(scratch: Path) -> Vendor | None:
    """The editor, brought into `scratch` if it is not there; None where there is no npm. Raises VendorError."""
    lock = (NPM / "package-lock.json").read_bytes()
    folder = scratch / "admin" / digest_of_bytes(lock)[:12]
    package = folder / "node_modules" / "@sveltia" / "cms"
    if not (folder / ".complete").is_file():
        if shutil.which("npm") is None:
            return None
        _bring(folder)
    return _patched_once(package)


@lru_cache(maxsize=1)
def _patched_once(package: Path) -> Vendor:
    """The folder of a package is named by its lock, so what lies there stays as it is."""
    return patched(package)


def _bring(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(NPM / name, folder / name)
    command = [shutil.which("npm") or "npm", "ci", "--ignore-scripts", "--silent"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise BringError(f"npm 没有取到编辑器：{lines[-1] if lines else '没有说明原因'}")
    (folder / ".complete").touch()


def patched(package: Path) -> Vendor:
    """The files of the package as the site serves them. Raises VendorError for a release that is not known."""
    described = orjson.loads((package / "package.json").read_bytes())
    version = described["version"]
    script = (package / "dist/sveltia-cms.js").read_text("utf-8")
    for outside, own, count in _REPLACED:
        if script.count(outside) != count:
            raise VendorError(f"编辑器 {version} 里有 {script.count(outside)} 处 {outside}，应有 {count} 处，没有采用")
        script = script.replace(outside, own)
    script, fonts = _FONT.subn(r"vendor/fonts/\1-\2", script)
    left = _LEFT.findall(script)
    if fonts != _FONTS or left:
        raise VendorError(
            f"编辑器 {version} 里的站外地址与已知的不同，没有采用：{'、'.join(left) or f'字体 {fonts} 处'}"
        )
    files = {
        "sveltia-cms.js": script.encode(),
        "vendor/cms/package.json": orjson.dumps({"version": version}),
        "vendor/status.json": orjson.dumps({"status": {"indicator": "none"}}),
        f"vendor/cms@{version}/locales/zh-CN.json": _words(package),
    }
    immutable = described["dependencies"]["immutable"].lstrip("^")
    module = package.parents[1] / "immutable" / _IMMUTABLE
    files[f"vendor/packages/immutable@{immutable}/{_IMMUTABLE}"] = module.read_bytes()
    files |= {f"vendor/fonts/{name}": content for name, content in _fonts(package)}
    chunks = sorted((package / "dist/chunks").glob("*.js"))
    files |= {f"chunks/{path.name}": path.read_bytes() for path in chunks}
    return Vendor(files)


def _fonts(package: Path) -> list[tuple[str, bytes]]:
    """The fonts that the script asks for, by the names under which it does; the package ends them with a digest."""
    return [
        (_HASH.sub(".woff2", path.name), path.read_bytes()) for path in sorted((package / "npm/assets").glob("*.woff2"))
    ]


_HASH = re.compile(r"-[\w-]{8}\.woff2$")


def _words(package: Path) -> bytes:
    """All words in Chinese: those of the package, and ours for those that it lacks, or that mislead here."""
    words: dict[str, Any] = orjson.loads((package / "locales/zh-CN.json").read_bytes())
    for key, text in orjson.loads(_WORDS.read_bytes()).items():
        *above, last = key.split(".")
        place = words
        for step in above:
            place = place.setdefault(step, {})
        place[last] = text
    return orjson.dumps(words)
