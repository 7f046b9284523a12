"""A volume as a Word draft: styles, numbering, notes, evidence; the same view, the same bytes; text is never code."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from PIL import Image

from generator.compendium.word.volume import word_volume
from generator.markdown import parse_markdown
from generator.model.base import Record
from generator.model.volume import Volume
from generator.portal.graph import PublicPortal
from generator.views.volume import VolumeView, booklet_view, leaflet_view, plan_view, volume_view
from tests.records import AS_OF, PHOTO, achievement, branch, case, plan, programme, public, studio, unit


def bare(*records: Record) -> PublicPortal:
    """The public Portal of the records, without a picture."""
    return replace(public(*records), media={})


def volume(body: str = "", **fields: Any) -> Volume:
    """A declared volume of everything."""
    least = {"id": "volume", "title": "汇编", "period": "2024—2026", "date": "2026-11-15", "body": parse_markdown(body)}
    return Volume.model_validate(least | fields)


def made(portal: PublicPortal, view: VolumeView, content: Path = Path(), site: str = "") -> Document:
    """The draft as an office program opens it."""
    return docx.Document(io.BytesIO(word_volume(view, portal, content, site)))


def leaflet(body: str, **fields: Any) -> Document:
    """The draft of one case study."""
    portal = bare(unit(), branch(), case(body=body, **fields))
    return made(portal, leaflet_view(portal, portal.cases["case"]))


def lines(doc: Document) -> list[tuple[str, str]]:
    """Style and words of each paragraph outside tables, empty ones left out."""
    return [(each.style.style_id, each.text) for each in doc.paragraphs if each.text and each.style]


def outline(doc: Document) -> list[tuple[str, str]]:
    """The headings."""
    return [(style, text) for style, text in lines(doc) if style[0] == "H"]


def cells(doc: Document) -> list[list[list[str]]]:
    """All tables, row by row."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in doc.tables]


def parts(content: bytes) -> dict[str, str]:
    """The files of a draft as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def whole(*more: Record) -> tuple[PublicPortal, VolumeView]:
    """A volume of a branch with a case, a studio and an achievement."""
    proof = {
        "statements": [{"criterion": "programme/educate", "text": "讲了十讲。", "evidence": ["e1"]}],
        "evidence": [{"id": "e1", "title": "讲稿"}],
        "enrolments": [{"programme": "programme", "cohort": "c1"}],
    }
    asked = programme(criteria=[{"code": "educate", "name": "教育党员"}])
    records = (unit(), asked, branch(**proof), studio(), achievement(), case(body="## 背景\n\n先有[证1]。"))
    portal = bare(*records, *more)
    return portal, volume_view(portal, volume(body="前言正文。", editors=[{"role": "主编", "names": ["甲某"]}]))


def test_the_order_of_a_volume() -> None:
    """Cover, imprint, foreword, contents, overview, a chapter each, the list of evidence."""
    portal, view = whole()

    doc = made(portal, view)

    assert lines(doc)[:9] == [
        ("Title", "汇编"),
        ("Subtitle", "2024—2026"),
        ("Subtitle", "组织部"),
        ("Subtitle", "二〇二六年十一月"),
        ("Imprint", "编辑委员会"),
        ("Imprint", "主编　甲某"),
        ("Imprint", "版权说明"),
        ("Imprint", "书名　汇编（2024—2026）"),
        ("Imprint", "编者　组织部"),
    ]
    assert outline(doc) == [
        ("H1", "前言"),
        ("H1", "总览"),
        ("H2", "成果的形态与年度"),
        ("H2", "工作室年度代表性成果"),
        ("H1", "branch"),
        ("H2", "“programme”与佐证"),
        ("H2", "案例case"),
        ("H3", "背景"),
        ("H2", "成果清单"),
        ("H1", "studio"),
        ("H2", "逐年目标与代表性成果"),
        ("H1", "佐证清单"),
    ]


def test_evidence_has_the_numbers_of_the_list() -> None:
    """A criterion names its evidence by the number under which the list at the end has it."""
    portal, view = whole()

    tables = cells(made(portal, view))

    assert ["教育党员", "讲了十讲。", "E-001"] in [row for table in tables for row in table]
    assert tables[-1] == [
        ["编号", "标准条目", "材料名称", "日期", "提供者"],
        ["E-001", "教育党员", "讲稿", "", "branch"],
    ]


def test_evidence_marks_in_a_text() -> None:
    """［证1］ becomes the number of the list; a mark without evidence says nothing."""
    portal = bare(unit(), branch(), case(body="有证[证1]，无证[证7]。", evidence=[{"title": "表"}]))

    doc = made(portal, leaflet_view(portal, portal.cases["case"]))

    assert ("Body", "有证〔E-001〕，无证。") in lines(doc)


def test_chapters_count_themselves() -> None:
    """Numbers are Word's own, so that a chapter taken out renumbers the rest; what has no number has none."""
    portal, view = whole()

    doc = made(portal, view)

    numbers = {
        each.text: each._p.pPr.numPr.numId.val if each._p.pPr.numPr is not None else None
        for each in doc.paragraphs
        if each.style and each.style.style_id == "H1"
    }
    assert numbers == {"前言": 0, "总览": 0, "branch": None, "studio": None, "佐证清单": 0}
    forms = re.findall(
        r'<w:lvlText w:val="([^"]*)"', parts(word_volume(view, portal, Path(), ""))["word/numbering.xml"]
    )
    assert forms[:4] == ["第%1章", "%2、", "（%3）", "%4．"]


def test_styles_are_the_built_in_ones() -> None:
    """Word shows 标题 1 to 标题 4 under its own names, in Chinese faces by name."""
    portal, view = whole()

    styles = made(portal, view).styles

    faces = {}
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text"):
        faces[name] = styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
    assert faces == {
        "Heading 1": "黑体",
        "Heading 2": "黑体",
        "Heading 3": "楷体",
        "Heading 4": "仿宋",
        "Body Text": "仿宋",
    }
    body = styles["Body Text"].element.pPr
    assert (body.ind.get(qn("w:firstLineChars")), body.spacing.get(qn("w:lineRule"))) == ("200", "exact")


def test_pages_are_those_of_official_documents() -> None:
    """A4 with a text block of 156 mm by 225 mm, 37 mm from the top and 28 mm from the left; folios from 1 twice."""
    portal, view = whole()

    sections = made(portal, view).sections

    assert [
        tuple(round(length.mm) for length in (s.page_width, s.page_height, s.top_margin, s.left_margin))
        for s in sections
        if s.page_width and s.page_height and s.top_margin and s.left_margin
    ] == [(210, 297, 37, 28)] * 4
    assert {round(each.page_width.mm - each.left_margin.mm - each.right_margin.mm) for each in sections} == {156}
    numbers = [s._sectPr.find(qn("w:pgNumType")) for s in sections]
    assert [None if n is None else (n.get(qn("w:fmt")), n.get(qn("w:start"))) for n in numbers] == [
        None,
        ("upperRoman", "1"),
        ("decimal", "1"),
        ("decimal", None),
    ]
    assert sections[2].footer.paragraphs[0].text == "— 1 —"
    assert sections[2].header.paragraphs[0].text == "汇编"


def test_the_task_table_lies_across() -> None:
    """A plan by itself is one landscape section, without an empty page before it."""
    rows = [{"no": "1", "task": "建制度", "units": "组织部", "measure": "三月发文", "deadline": "长期坚持"}]
    portal = bare(programme(), plan(sections=[{"no": "一", "title": "制度", "rows": rows}]))

    doc = made(portal, plan_view(portal, portal.plans["plan"]))

    assert [round(each.page_width.mm) for each in doc.sections if each.page_width] == [297]
    assert outline(doc) == [("H1", "分解表plan"), ("H2", "一、制度")]
    assert cells(doc) == [
        [
            ["序号", "工作任务", "责任单位", "工作举措", "完成时限", "状态", "进展"],
            ["1", "建制度", "组织部", "三月发文", "长期坚持", "长期坚持", ""],
        ]
    ]


def test_a_table_repeats_its_head() -> None:
    """The first row stands on every page, and no row is cut."""
    doc = leaflet("| 甲 | 乙 |\n| --- | ---: |\n| 一 | 2 |")

    rows = doc.tables[-1].rows
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True, False]
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [True, True]
    assert cells(doc)[-1] == [["甲", "乙"], ["一", "2"]]


def test_lists() -> None:
    """Each ordered list counts by itself, from where its text says; bullets nest."""
    doc = leaflet("1. 甲\n2. 乙\n\n正文。\n\n4. 丙\n\n- 丁\n  - 戊")

    items = [
        (each.text, each._p.pPr.numPr.numId.val, each._p.pPr.numPr.ilvl.val)
        for each in doc.paragraphs
        if each._p.pPr is not None and each._p.pPr.numPr is not None and each.style and each.style.style_id[0] != "H"
    ]
    assert items == [("甲", 3, 0), ("乙", 3, 0), ("丙", 4, 0), ("丁", 2, 0), ("戊", 2, 1)]
    starts = doc.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert starts == ["1", "4"]


def test_real_footnotes() -> None:
    """A note stands at the foot of its page, called by Word's own mark."""
    portal = bare(unit(), branch(), case(body="有注[^1]。\n\n[^1]: 出处 <甲>。"))

    content = word_volume(leaflet_view(portal, portal.cases["case"]), portal, Path(), "")

    files = parts(content)
    assert "<w:footnoteReference" in files["word/document.xml"]
    assert re.findall(r'<w:t xml:space="preserve"> (.*?)</w:t>', files["word/footnotes.xml"]) == ["出处 &lt;甲&gt;。"]


def test_pictures(tmp_path: Path) -> None:
    """A picture has its caption below it and the words that stand for it; it is no higher than 90 mm."""
    (tmp_path / "media").mkdir()
    Image.new("RGB", (1200, 800), "red").save(tmp_path / "media/photo.jpg")
    portal = public(unit(), branch(photos=[PHOTO | {"caption": "药圃一角"}]))

    doc = made(portal, booklet_view(portal, portal.branches["branch"]), tmp_path)

    (shape,) = doc.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (135, 90)
    assert shape._inline.docPr.get("descr") == "药圃"
    assert ("Caption", "药圃一角") in lines(doc)


@pytest.mark.parametrize(
    ("href", "target"),
    [("https://a.example.cn/x?a=1&b=2", ["https://a.example.cn/x?a=1&b=2"]), ("#s1", []), ("mailto:a@b.cn", [])],
)
def test_links(href: str, target: list[str]) -> None:
    """Only a web address is a link; every other is words."""
    doc = leaflet(f"见[此处]({href})。")

    assert [each.target_ref for each in doc.part.rels.values() if each.is_external] == target
    assert ("Body", "见此处。") in lines(doc)


def test_text_is_never_code() -> None:
    """What looks like a field is words; control characters and marks that turn the writing are gone."""
    portal, _view = whole(
        branch("other", name="{ INCLUDETEXT C:\\a }\x0b\u202e党支部", short_name="{ DDE }\x01 \ufffe")
    )

    files = parts(word_volume(booklet_view(portal, portal.branches["other"]), portal, Path(), ""))

    every = "".join(files.values())
    assert set(re.findall(r"<w:instrText[^>]*>(.*?)</w:instrText>", every)) == {"PAGE"}
    assert "fldSimple" not in every
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e\ufffe]", files["word/document.xml"]) is None
    assert "{ DDE } " in files["word/document.xml"]


def test_fields_are_brought_up_to_date_on_opening() -> None:
    """The table of contents is a field with words in its place until then."""
    portal, view = whole()

    files = parts(word_volume(view, portal, Path(), ""))

    assert '<w:updateFields w:val="true"/>' in files["word/settings.xml"]
    assert 'TOC \\o "1-2" \\h \\z \\u' in files["word/document.xml"]
    assert "目录在打开文档时自动生成" in files["word/document.xml"]


def test_the_same_view_gives_the_same_bytes() -> None:
    """No time, no chance; all that the file says of itself are title, issuer and day."""
    portal, view = whole()

    content = word_volume(view, portal, Path(), "")

    assert content == word_volume(view, portal, Path(), "")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 15, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    about = docx.Document(io.BytesIO(content)).core_properties
    assert (about.title, about.author, about.last_modified_by, about.comments) == ("汇编", "组织部", "", "")
    assert about.created is not None
    assert about.created.date() == AS_OF
