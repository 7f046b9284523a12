"""Writes docs/licences.md and docs/sbom.json: all that a built site is made with, from the lock and what is installed.

python -m scripts.supply_doc

The bill of materials is CycloneDX 1.6; versions and digests are those of requirements.lock and package-lock.json.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parent.parent
PAGE, BILL = ROOT / "docs/licences.md", ROOT / "docs/sbom.json"
_LOCKED = re.compile(
    r"^([A-Za-z0-9._-]+)==(\S+?)(?: ;[^\\\n]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")
_FAMILIES = {
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the generator or the site is made with."""

    name: str
    version: str
    licence: str
    purl: str
    hashes: tuple[tuple[str, str], ...] = ()
    """Algorithm as CycloneDX names it, and digest in hexadecimal."""


def python_parts() -> list[Part]:
    """What the generator needs to run, by the names in its metadata and theirs; not what only its tests need."""
    locked = {_plain(name): (version, hashes) for name, version, hashes in _LOCKED.findall(_lock())}
    waiting, seen = ["fourones"], dict[str, Distribution]()
    while waiting:
        name = _plain(waiting.pop())
        if name not in seen and name in {*locked, "fourones"}:
            seen[name] = distribution(name)
            waiting += _needs(seen[name])
    return sorted((_part(name, own, *locked[name]) for name, own in seen.items() if name != "fourones"), key=_order)


def _needs(own: Distribution) -> Iterator[str]:
    for requirement in own.requires or ():
        if "extra ==" not in requirement and "sys_platform" not in requirement and "python_version" not in requirement:
            match = re.match(r"[A-Za-z0-9._-]+", requirement)
            assert match is not None
            yield match[0]


def _part(name: str, own: Distribution, version: str, hashes: str) -> Part:
    digests = tuple(("SHA-256", digest) for digest in re.findall(r"sha256:([0-9a-f]{64})", hashes))
    return Part(own.metadata["Name"], version, _licence(own), f"pkg:pypi/{name}@{version}", digests)


def _licence(own: Distribution) -> str:
    """The expression where there is one, else the classifiers, else the first line of the old field."""
    meta = own.metadata
    if meta.get("License-Expression"):
        return str(meta["License-Expression"])
    told = [match[1] for each in meta.get_all("Classifier") or () if (match := _CLASSIFIER.fullmatch(each))]
    if told:
        return " OR ".join(_FAMILIES.get(each, each) for each in told)
    return str(meta.get("License") or "见软件包").splitlines()[0]


def npm_parts() -> list[Part]:
    """What `/admin/` is made with, where a site has it."""
    lock = orjson.loads((ROOT / "generator/admin/npm/package-lock.json").read_bytes())
    return [_npm(path.removeprefix("node_modules/"), row) for path, row in lock["packages"].items() if path]


def _npm(name: str, row: dict[str, Any]) -> Part:
    algorithm, _sign, digest = row["integrity"].partition("-")
    hashes = ((algorithm.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),)
    purl = f"pkg:npm/{name.replace('@', '%40')}@{row['version']}"
    return Part(name, row["version"], row.get("license", "见软件包"), purl, hashes)


FACES = (
    ("Noto Serif SC", "OFL-1.1", "正文宋体"),
    ("Noto Sans SC", "OFL-1.1", "标题黑体"),
    ("Siyi Kai（霞鹜文楷的子集）", "OFL-1.1", "引文楷体"),
)


def page() -> str:
    """The page of licences."""
    rows = [f"| {part.name} | {part.version} | {part.licence} |" for part in python_parts()]
    npm = [f"| {part.name} | {part.version} | {part.licence} |" for part in npm_parts()]
    head = ("| 软件包 | 版本 | 许可 |", "|---|---|---|")
    return "\n".join(
        [
            "# 用到的软件和许可",
            "",
            "四个一自己用 MIT 许可。下面是生成网站用到的全部软件包，版本和校验码锁定在 requirements.lock 里，",
            "装的时候逐个核对。物料清单（CycloneDX）在 [sbom.json](sbom.json)。",
            "",
            "本页由 `python -m scripts.supply_doc` 从锁定文件和安装的软件包生成，不手工改。",
            *("", "## 生成网站", "", *head, *rows),
            *("", "## 网页表单 /admin/（设了 admin 才用）", "", *head, *npm),
            *("", "## 字体", "", "| 字体 | 用处 | 许可 |", "|---|---|---|"),
            *(f"| {name} | {use} | {licence} |" for name, licence, use in FACES),
            "",
            "许可全文在 `theme/assets/fonts/` 里。",
            "",
        ]
    )


def bill() -> bytes:
    """The bill of materials."""
    made = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "fourones", "version": distribution("fourones").version}
        },
        "components": [_component(part) for part in (*python_parts(), *npm_parts())],
    }
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "licenses": [{"license": {"name": part.licence}}],
        "purl": part.purl,
        "hashes": [{"alg": algorithm, "content": digest} for algorithm, digest in part.hashes],
    }


def _lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _order(part: Part) -> str:
    return part.name.lower()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    BILL.write_bytes(bill())
