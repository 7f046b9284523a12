"""What a stranger may write into records, packages and folders stays text, and stays where it belongs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.aggregate.project import SITE, brought, province, published, run, said, school
from tests.aggregate.test_package import changed
from tests.project import assembled, write

HOSTILE = (
    "yes",
    "007",
    "null",
    "{{ config }} {% raw %}",
    '#import "/etc/passwd": *',
    "- a: b",
    "# 不是注释",
    "a: b # c",
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
    "&anchor *alias !!python/object:os.system",
    "“引号”和\"引号\"和'引号'",
    "---",
    "两行\n\n第二段\n# 标题\n- 列表",
    "尾\\",
)


def with_texts(folder: Path) -> None:
    """Each text stands in a goal of a studio and in a title."""
    data = {"year": "2025", "goals": [text for text in HOSTILE if "\n" not in text]}
    studio = folder / "data/studios/herbs-studio.yml"
    text = studio.read_text("utf-8").replace(
        "    goals: [写出接力办法]", f"    goals: {orjson.dumps(data['goals']).decode()}"
    )
    studio.write_text(text, "utf-8")
    for number, each in enumerate(HOSTILE):
        head = (folder / "data/achievements/herbs-relay.yml").read_text("utf-8").partition("\n")[2]
        title = orjson.dumps(each).decode()
        write(folder, f"data/achievements/text-{number}.yml", f"title: {title}\ntext: {title}\n{head}")


@pytest.mark.parametrize("way", ["folder", "package"])
def test_text_stays_text(way: str, tmp_path: Path) -> None:
    """Whatever it looks like: to YAML, a template, a typesetter, a spreadsheet."""
    folder = school(tmp_path / "a")
    with_texts(folder)
    source = folder if way == "folder" else published(folder, tmp_path / "site")
    root = province(tmp_path / "province", njnu=str(source))
    run(root)
    portal, _findings = assembled(root)
    theirs = assembled(folder)[0]

    for number in range(len(HOSTILE)):
        here, there = portal.achievements[f"njnu-text-{number}"], theirs.achievements[f"text-{number}"]
        assert (here.title, here.text) == (there.title, there.text)
    assert portal.studios["njnu-herbs-studio"].plans == theirs.studios["herbs-studio"].plans


def test_markdown_stays_text(tmp_path: Path) -> None:
    """A body is written anew from its tree: marks that were text are text again."""
    folder = school(tmp_path / "a")
    body = "\\*不是强调\\* \\[不是链接\\](x) {{ x }} #import \\<b\\> \\`c\\` 1986\\. 年 \\| ~~~"
    write(folder, "content/notices/odd.md", f"---\ntitle: 怪\nkind: news\ndate: 2026-05-01\n---\n\n{body}\n")
    root = province(tmp_path / "province", njnu="../a")
    run(root)
    here, there = assembled(root)[0].notices["njnu-odd"], assembled(folder)[0].notices["odd"]
    assert here.body.blocks == there.body.blocks


def test_links_lead_to_pages_that_are_here(tmp_path: Path) -> None:
    """A link to a record has its new id, one to another page leads to the institution's site; outside ones stay."""
    folder = school(tmp_path / "a")
    write(folder, "mkdocs.yml", f"site_url: {SITE}\n")
    links = (
        "branches/herbs/",
        "/cases/herbs-case/#s1",
        f"{SITE}units/pharmacy/",
        "about/",
        "https://example.edu.cn/",
        "#s1",
    )
    body = "\n\n".join(f"[链接]({each})" for each in links)
    write(folder, "content/notices/links.md", f"---\ntitle: 链接\nkind: news\ndate: 2026-05-01\n---\n\n{body}\n")
    root = province(tmp_path / "province", njnu="../a")
    run(root)
    blocks: Any = assembled(root)[0].notices["njnu-links"].body.blocks

    assert [block["c"][0]["href"] for block in blocks] == [
        "/branches/njnu-herbs/", "/cases/njnu-herbs-case/#s1", "/units/njnu-pharmacy/", f"{SITE}about/",
        "https://example.edu.cn/", "#s1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"{SITE}../../secret.jpg", "“../../secret.jpg”不是网站里的路径"),
        ("/etc/secret.jpg", "“/etc/secret.jpg”不是网站里的路径"),
        ("file:///etc/secret.jpg", "不在该校的网站上"),
        ("https://elsewhere.example.com/x.jpg", "不在该校的网站上"),
        (f"{SITE}media/x.exe", "不是能用的图片或影片"),
        (f"{SITE}media/link.jpg", "media/link.jpg 是链接，指到了文件夹之外"),
    ],
)
def test_a_picture_from_elsewhere(address: str, why: str, tmp_path: Path) -> None:
    """No address leads out of the institution's own site."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    (tmp_path / "secret.jpg").write_bytes((tmp_path / "site/media/tiny.dec36ec4.8.jpg").read_bytes())
    (tmp_path / "site/media/link.jpg").symlink_to(tmp_path / "secret.jpg")
    table = (package.parent / "branches-photos.csv").read_bytes()
    changed(package, "branches-photos", table.replace(f"{SITE}media/tiny.dec36ec4.8.jpg".encode(), address.encode()))
    root = province(tmp_path / "province", njnu=str(package))
    lines = said(run(root))

    assert f"  没有收进来：文件 {address}：{why}" in lines
    assert [name for name in brought(root) if "media" in name] == [
        "content/media/aggregated/njnu/tiny.dec36ec4.8.jpg"  # the case shows it, too
    ]


def test_a_file_that_is_no_picture(tmp_path: Path) -> None:
    """Is judged by its bytes, as everywhere."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    (tmp_path / "site/media/tiny.dec36ec4.8.jpg").write_bytes(b"<svg onload='alert(1)'/>")
    root = province(tmp_path / "province", njnu=str(package))
    run(root)
    assert [name for name in brought(root) if "media" in name] == []


def test_a_link_out_of_a_folder(tmp_path: Path) -> None:
    """Would bring a file of the machine; the whole folder is refused."""
    folder = school(tmp_path / "a")
    (tmp_path / "secret.yml").write_text("秘密", "utf-8")
    (folder / "data/branches/link.yml").symlink_to(tmp_path / "secret.yml")
    root = province(tmp_path / "province", njnu="../a")
    (line,) = said(run(root))
    assert line.startswith("甲示例大学：没有汇入。data/branches/link.yml 是链接，指到了网站文件夹之外")


def test_ids_that_are_none(tmp_path: Path) -> None:
    """Would be paths, or names that no system has."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    rows = list(csv.reader(io.StringIO((package.parent / "awards.csv").read_text("utf-8-sig"), newline="")))
    bad = ["../../prize", "x" * 200, "奖"]
    out = io.StringIO()
    csv.writer(out).writerows([rows[0], *([each, *rows[1][1:]] for each in bad)])
    changed(package, "awards", out.getvalue().encode())
    root = province(tmp_path / "province", njnu=str(package))
    lines = said(run(root))

    assert [line for line in lines if "编号" in line] == [
        f"  没有收进来：表彰 {each}：编号不合要求：小写字母、数字和短横线，不超过 100 个"
        for each in ("../../prize", "x" * 40, "奖")
    ]
    assert [name for name in brought(root) if "awards" in name] == []


def test_rows_in_a_circle(tmp_path: Path) -> None:
    """End; of two rows with one number the first counts."""
    package = published(school(tmp_path / "a"), tmp_path / "site")
    head = (package.parent / "programmes-criteria.csv").read_text("utf-8-sig").splitlines()[0]
    lines = ["model,1,,a,甲,,,1", "model,1,1,b,乙,,,1", "model,2,3,c,丙,,,1", "model,3,2,d,丁,,,1"]
    assert head.startswith("record_id,item,parent_item,code,name,text,weight,children.count")
    changed(package, "programmes-criteria", "\r\n".join([head, *lines, ""]).encode())
    root = province(tmp_path / "province", njnu=str(package))
    (root / "data/programmes/model.yml").unlink()
    run(root)
    criteria = assembled(root)[0].programmes["njnu-model"].criteria
    assert [(each.code, each.children) for each in criteria] == [("a", ())]
