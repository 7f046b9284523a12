"""A branch with two pieces of evidence, and its review package: what tests of packages start from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst

from generator.compendium.package import Package, review_package
from generator.compendium.scan import said_in
from generator.model.base import Record
from generator.model.permission import Permissions
from generator.portal.disclosure import disclose
from generator.portal.graph import FullPortal, PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView
from tests.records import branch, full, programme, unit

SCHOOL, UNIT, BRANCH, PERSON = "试验大学", "药学院党委", "中药资源党支部", "宋例禾"
NOBODY = Permissions()
CONFIG = "site_name: x\nsite_url: https://party.example.edu.cn/\ndocs_dir: content\ntheme: material\n"
WEIGHED = {
    "criteria": [
        {"code": "a", "name": "教育党员", "text": "讲党课", "weight": 60},
        {"code": "b", "name": "=服务师生", "weight": 40, "children": [{"code": "b1", "name": "答疑"}]},
    ]
}


def pdf(text: str, author: str = "") -> bytes:
    """A page with this text."""
    source = f'#set document(author: "{author}")\n#set text(font: "Noto Serif SC")\n#"{text}"'
    made: bytes = typst.compile(source.encode(), font_paths=[str(theme_folder() / "assets/fonts")], timestamp=0)
    return made


def bind(_portal: PublicPortal, view: VolumeView) -> bytes:
    """A booklet of one line."""
    return pdf(view.title)


def records(**fields: Any) -> tuple[Record, ...]:
    """A branch with a secretary, in a programme with weights, and two pieces of evidence in the wrong order."""
    own: dict[str, Any] = {
        "name": f"药学院{BRANCH}",
        "short_name": BRANCH,
        "idea": f"{BRANCH}在药学院带学生。",
        "secretary": {"since": "2021-03", "name": PERSON, "consent": "是"},
        "enrolments": [{"programme": "programme", "cohort": "c1"}],
        "statements": [
            {"criterion": "programme/b1", "text": f"{PERSON}每周答疑。", "evidence": ["e1"]},
            {"criterion": "programme/a", "text": "讲了十讲。", "evidence": ["e2"]},
        ],
        "evidence": [
            {"id": "e1", "title": "答疑表", "file": "herbs/e1.TXT"},
            {"id": "e2", "title": "讲稿：第1讲?", "file": "herbs/e2.pdf"},
        ],
    }
    return (unit(name=UNIT, short_name="药学院"), programme(**WEIGHED), branch(**(own | fields)))


def portal(*more: Record, **fields: Any) -> FullPortal:
    """The full Portal of these records."""
    return full(*records(**fields), *more, institution=SCHOOL, issuer="组织部")


def made(
    full_portal: FullPortal, evidence: Path, *, anonymous: bool = False, permissions: Permissions = NOBODY
) -> Package:
    """The package of the branch."""
    public = disclose(full_portal)
    owner = public.branches["branch"]
    return review_package(
        full_portal, public, owner, bind, evidence, theme_folder(), permissions=permissions, anonymous=anonymous
    )


def everything(files: Iterable[tuple[str, bytes]]) -> str:
    """All that the files say, with their names."""
    return "\n".join("\n".join((path, *said_in(path, content).texts)) for path, content in files)


def told(package: Package) -> list[tuple[str, str]]:
    """Code and words of each finding."""
    return [(each.code, each.message) for each in package.findings]
