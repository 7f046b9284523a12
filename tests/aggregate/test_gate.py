"""Nothing that is not public comes from an institution: neither from its folder nor from its package.

A mark of its own stands in every text of every record (`tests.planting`); the files of the province are searched for
all of them, with their names, and the pictures for what a camera wrote into them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import pytest
from PIL import Image

from tests.aggregate.project import brought, province, published, run
from tests.build.test_gate import LETTERS
from tests.compendium.project import written
from tests.planting import Planter
from tests.project import assembled, write

PHONE = "13800001234"
NOTICE = """---
title: 名单{0}
kind: publicity
date: 2026-10-01
publicity: {{start: 2026-10-01, end: {1}}}
selected:
  - {{name: 甲支部}}
---

见名单，电话 {2}。
"""


@dataclass(frozen=True)
class Came:
    """All that came, as one text, and what was planted."""

    words: str
    files: dict[str, bytes]
    planter: Planter


@pytest.fixture(scope="module", params=["folder", "package"])
def came(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Came:
    """The records with marks, drafts beside them, a list whose time is over, a telephone number, a photograph."""
    top = tmp_path_factory.mktemp("gate")
    folder = written(top / "a")
    for name, end in (("over", "2026-10-08"), ("running", "2026-12-08")):
        write(folder, f"content/notices/{name}.md", NOTICE.format(name, end, PHONE))
    exif = Image.Exif()
    exif[0x010E] = "机密照片"
    exif[0x010F] = f"相机 {LETTERS}"
    Image.new("RGB", (40, 30), "#a11").save(folder / "content/media/wide.jpg", exif=exif)
    planter = Planter(map("".join, itertools.permutations(LETTERS, 3)))
    planter.plant(folder)
    source = folder if request.param == "folder" else published(folder, top / "site")
    root = province(top / "province", njnu=str(source))
    (root / "data/programmes/model.yml").unlink()  # so that the institution's own comes along, whole
    run(root)
    _portal, findings = assembled(root)
    assert [each for each in findings if each.severity == "error"] == []
    files = dict(brought(root))
    words = "\n".join(f"{name}\n{content.decode('utf-8', 'replace')}" for name, content in files.items())
    return Came("".join(words.split()), files, planter)


def test_what_is_not_public_does_not_come(came: Came) -> None:
    """No mark of a hidden field, a draft, a name without consent, a list that is over."""
    assert {path: mark for mark, path in came.planter.hidden.items() if mark in came.words} == {}


def test_what_is_public_comes(came: Came) -> None:
    """Every mark of a public field of the types that are taken: the search would find the others too."""
    lacking = {path for mark, path in came.planter.public.items() if mark not in came.words}
    assert {path for path in lacking if not path.startswith(("volumes", "snapshots"))} == {
        "units.short_name"  # of the topmost one: the list of institutions says how that is called
    }


def test_personal_data_do_not_come(came: Came) -> None:
    """They are hidden where a file is read, and it is what was read that comes."""
    assert PHONE not in came.words
    assert "电话" in came.words


def test_what_a_camera_wrote_does_not_come(came: Came) -> None:
    """Pictures are those of the site."""
    pictures = [content for name, content in came.files.items() if name.endswith(".jpg")]
    assert len(pictures) >= 2
    assert all(b"Exif" not in content for content in pictures)
