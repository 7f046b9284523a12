"""A new institution's site: settings, vocabularies, the programmes and documents that are public, and nothing of the
demonstration.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.settings import starter_folder
from generator.source import scalar

_DOCUMENTS = ("docs/handbook.md", "docs/pictures/handbook", "docs/fields.md", "docs/hosting.md")
_AS_THEY_ARE = ("data/vocab.yml", "data/terms.yml", "data/policies", "content/about.md", *_DOCUMENTS)
_README = Path(__file__).with_name("readme.md")
_PROGRAMMES = "data/programmes"
_OWN = ("cohorts", "cycle_text", "log", "note")
"""Keys of a programme that are about the demonstration."""

_IGNORED = "/site/\n/.site.*\n/.fourones/\n/evidence/\n/packages/\n/reports/\n/compendium/\n/offline/\n"
_LATER = ("data/branches", "data/studios", "data/achievements", "content/cases", "content/notices", "content/media")


class SiteError(Exception):
    """Nothing was written; the message says why (Chinese)."""


@dataclass(frozen=True, slots=True)
class Institution:
    """Who publishes the new site."""

    name: str
    issuer: str
    title: str
    url: str


def new_site(target: Path, institution: Institution) -> tuple[str, ...]:
    """Writes a site into an empty folder; gives the names of its files. Raises SiteError where something lies there."""
    if target.exists() and any(target.iterdir()):
        raise SiteError(f"{target} 里已经有文件，请换一个空文件夹")
    source = starter_folder()
    for name in _AS_THEY_ARE:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (source / name).is_dir() else shutil.copyfile
        copy(source / name, target / name)
    texts = {
        "mkdocs.yml": _host((source / "mkdocs.yml").read_text("utf-8"), institution),
        "data/portal.yml": _portal(institution),
        "data/units.yml": _units(institution),
        "README.md": _README.read_text("utf-8").format(title=institution.title, institution=institution.name),
        ".gitignore": _IGNORED,
    }
    for path in sorted((source / _PROGRAMMES).glob("*.yml")):
        texts[f"{_PROGRAMMES}/{path.name}"] = without(path.read_text("utf-8"), _OWN)
    for name, text in texts.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for name in _LATER:
        (target / name).mkdir(parents=True, exist_ok=True)
    return tuple(sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()))


def without(text: str, keys: tuple[str, ...]) -> str:
    """A YAML mapping without some of its keys, line by line: all else, comments too, stays as it is."""
    return "".join(_kept(text.splitlines(keepends=True), keys))


def _kept(lines: list[str], keys: tuple[str, ...]) -> Iterator[str]:
    dropped = False
    for line in lines:
        key = re.match(r"([A-Za-z_]+):", line)
        if key:
            dropped = key[1] in keys
        if not dropped:
            yield line


def _host(text: str, institution: Institution) -> str:
    """`mkdocs.yml` with the new names; where the repository is, nobody knows yet."""
    told = {
        "site_name": institution.title,
        "site_url": institution.url,
        "site_description": f"{institution.name}样板党支部、“双带头人”教师党支部书记工作室及其成果的公开展示",
    }
    for key, value in told.items():
        line = f"{key}: {scalar(value)}\n" if value else ""
        text = re.sub(rf"^{key}:.*\n", lambda _match, line=line: line, text, flags=re.M)  # type: ignore[misc]
    return re.sub(r"^(repo_url|edit_uri):.*\n", "", text, flags=re.M)


def _portal(institution: Institution) -> str:
    summary = f"{institution.name}的样板党支部和“双带头人”工作室做成了什么、凭什么这样说、别处怎样用得上。"
    corrections = f"发现内容有误，请写明页面地址与应改之处，送{institution.issuer}。"
    return "\n".join(
        (
            f"institution: {scalar(institution.name)}",
            f"issuer: {scalar(institution.issuer)}",
            f"title: {scalar(institution.title)}",
            f"summary: {scalar(summary)}",
            f"corrections: {scalar(corrections)}",
            "# 主色：不填则用红色",
            '# colour: "#1B4F9E"',
            "# 备案号：网站上线前填",
            "# icp: 京ICP备12345678号-1",
            "# police: 京公网安备11010802012345号",
            "# 网页编辑 /admin/：去掉下面几行的“#”，换成本校的代码平台，说明见 docs/hosting.md",
            "# admin:",
            "#   backend: gitlab",
            "#   repo: dangwei/portal",
            "#   host: https://git.example.edu.cn",
            "",
        )
    )


def _units(institution: Institution) -> str:
    name = f"中共{institution.name}委员会"
    return f"- id: university\n  name: {scalar(name)}\n  short_name: 校党委\n  kind: university\n  order: 1\n"
