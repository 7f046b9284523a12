"""An anonymous package names nobody, however a file hides a name; what cannot be read is left to a human."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image
from xlsxwriter import Workbook

from generator.compendium.names import Named, even, masked, masks, named
from generator.compendium.scan import hits
from tests.compendium.packages import BRANCH, PERSON, SCHOOL, UNIT, everything, made, pdf, portal, told
from tests.records import branch, case, full, unit


def test_an_anonymous_package(evidence: Path) -> None:
    """Nobody is named in any file; one body has one number everywhere; files are named by number; no picture."""
    photo = {"file": "media/photo.jpg", "alt": "药圃"}
    told_case = case(title="中药|资源党支部的办法", body=f"[药学院](https://a.edu.cn/x)里，{PERSON}先试。")
    package = made(portal(told_case, photos=[photo]), evidence, anonymous=True)

    assert told(package) == []
    said = everything(package.files.items())
    assert [word for word in (SCHOOL, "药学院", "中药资源", PERSON, "edu.cn", "branch", "<img") if word in said] == []
    page = package.files["index.html"].decode()
    assert re.findall(r"<h1>(.*)</h1>\n<p>(.*)</p>", page) == [("某支部1", "某支部1在某单位1带学生。")]
    assert "某同志1每周答疑。" in page
    assert [path for path in package.files if "E-" in path] == ["02-佐证材料/E-001.pdf", "02-佐证材料/E-002.txt"]
    assert re.fullmatch(r"匿名评审材料-[0-9a-f]{6}", package.name)


def document(text: str, author: str = "", head: str = "") -> bytes:
    """A Word file."""
    out = io.BytesIO()
    doc = docx.Document()
    doc.add_paragraph(text)
    doc.sections[0].header.paragraphs[0].text = head
    doc.core_properties.author = author
    doc.save(out)
    return out.getvalue()


def sheet(text: str, sheet_name: str = "表") -> bytes:
    """An Excel file."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.add_worksheet(sheet_name).write_string(0, 0, text)
    book.close()
    return out.getvalue()


def photograph(text: str) -> bytes:
    """A JPEG whose description says this."""
    out = io.BytesIO()
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x9C9B] = text.encode("utf-16-le")
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def annotated(text: str) -> bytes:
    """A PDF with a bookmark and an attachment, neither on a page."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_outline_item(text, 0)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pictured() -> bytes:
    """A PDF that is a scan."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PDF")
    return out.getvalue()


def attached(text: str) -> bytes:
    """A PDF with an attachment."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("a.txt", text.encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("e.txt", f"{PERSON}讲".encode()),
        ("e.txt", f"{PERSON}讲".encode("gb18030")),
        ("e.txt", "宋\n例 禾".encode()),
        ("e.html", "<p>宋<b>例</b>禾</p>".encode()),
        ("e.html", b"&#23435;&#20363;&#31166;"),
        ("e.docx", document(f"由{PERSON}讲")),
        ("e.docx", document("讲稿", author=PERSON)),
        ("e.docx", document("讲稿", head=PERSON)),
        ("e.xlsx", sheet(PERSON)),
        ("e.xlsx", sheet("表", sheet_name=PERSON)),
        ("e.pdf", pdf(f"由{PERSON}讲")),
        ("e.pdf", pdf("讲稿", author=PERSON)),
        ("e.pdf", annotated(PERSON)),
        ("e.pdf", attached(PERSON)),
        ("e.jpg", photograph(PERSON)),
        ("e.doc", b"\xd0\xcf\x11\xe0" + PERSON.encode("utf-16-le")),
        ("e.wps", b"\xd0\xcf\x11" + PERSON.encode("utf-16-le")),
    ],
)
def test_names_left_in_evidence(evidence: Path, name: str, content: bytes) -> None:
    """Wherever a file hides a name, it is told with the file, and nothing is handed out."""
    (evidence / name).write_bytes(content)

    package = made(portal(evidence=[{"title": "表", "file": name}], statements=[]), evidence, anonymous=True)

    assert package.files == {}
    assert [(each.code, each.place.file, each.message) for each in package.findings] == [
        ("B09", f"02-佐证材料/E-001.{name.partition('.')[2]}", f"还有“{PERSON}”")
    ]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("e.jpg", photograph("药圃"), "图里画了什么、写了什么，请看一遍"),
        ("e.mp4", b"\0\0\0\x18ftypmp42", "这种文件读不全，请打开看一遍"),
        ("e.pdf", annotated("目录"), "1页几乎没有文字，可能是扫描件"),
        ("e.pdf", attached("附件"), "里面夹着附件，请打开看一遍"),
        ("e.pdf", pictured(), "里面有图片，图里写了什么请看一遍"),
        ("e.pdf", b"%PDF-1.7 broken", "读不出，请打开看一遍"),
        ("e.docx", document("讲稿", author="某人"), "属性里的作者是“某人”"),
    ],
)
def test_what_only_a_human_can_judge(evidence: Path, name: str, content: bytes, why: str) -> None:
    """What cannot be read is named for somebody to look at."""
    (evidence / name).write_bytes(content)

    package = made(portal(evidence=[{"title": "表", "file": name}], statements=[]), evidence, anonymous=True)

    assert package.files != {}
    assert (f"02-佐证材料/E-001.{name.partition('.')[2]}", why) in package.looks


def test_all_names_are_known() -> None:
    """People with and without consent, rosters, units with their old names, partners, the institution."""
    own = {
        "secretary": {"since": "2021-03", "name": "甲子", "history": [{"start": "2016", "name": "乙丑"}]},
        "pioneers": [{"post": "岗", "text": "事", "name": "丙寅"}],
        "roster": ["丁卯，1990年"],
        "partners": [{"name": "市中医院", "kind": "enterprise"}],
    }
    old = unit(name=UNIT, short_name="药学院", former_names=[{"name": "药学系党总支"}])
    whole = full(old, branch(name=f"药学院{BRANCH}", short_name=BRANCH, **own), institution=SCHOOL, issuer="组织部")

    assert [(each.kind, each.words) for each in named(whole, "party.example.edu.cn")] == [
        ("某校", (SCHOOL, "party.example.edu.cn")),
        ("某单位", ("组织部",)),
        ("某支部", ("药学院中药资源党支部", "中药资源党支部", "药学院中药资源", "中药资源")),
        ("某单位", ("药学院党委", "药学院", "药学系党总支", "药学系")),
        ("某同志", ("甲子",)),
        ("某同志", ("乙丑",)),
        ("某同志", ("丙寅",)),
        ("某同志", ("丁卯",)),
        ("某合作单位", ("市中医院",)),
    ]


def test_masks_are_numbered_as_they_occur() -> None:
    """The first body that a text names is 1, all its names alike; a longer name goes before a shorter one in it."""
    names = (Named("某单位", ("药学院",)), Named("某支部", ("药学院党支部", "药圃")), Named("某单位", ("医学院",)))
    text = "药圃归药学院党支部，医学院和药学院都用，见https://a.cn/药。"

    known = masks(names, [text])

    assert masked(text, known) == "某支部1归某支部1，某单位2和某单位1都用，见（网址略）。"


def test_the_middle_of_a_film_is_not_read() -> None:
    """What nobody can read is not searched byte by byte, but its ends are, where programs leave their names."""
    film = PERSON.encode() + bytes(4 << 20) + "药学院".encode("utf-16-le")

    found, unseen = hits({"a.mp4": film}, [Named("某同志", (PERSON,)), Named("某单位", ("药学院",))])

    assert [each.word for each in found] == [PERSON, "药学院"]
    assert unseen == (("a.mp4", "这种文件读不全，请打开看一遍"),)


def test_names_are_found_however_they_are_written() -> None:
    """Broken over lines, in wide letters, in capitals."""
    found, _unseen = hits({"a.txt": "ＩＣＵ\n党支部".encode()}, [Named("某支部", ("icu党支部",))])

    assert [(each.path, each.word) for each in found] == [("a.txt", "icu党支部")]
    assert even("Ａ b\u200b\n") == "ab"
