"""A small volume with everything in it: order, numbers, links, marks of the PDF, and words that look like code."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pypdf
import pytest

from generator.compendium.payload import checksum, payload
from generator.compendium.setting import ARCHIVE, SettingError, set_volume
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from generator.views.volume import VolumeView, booklet_view, leaflet_view, plan_view, volume_view
from tests.compendium.paper import Sheet, headings_at_foot, outline, outside, sheets, squeezed, words
from tests.compendium.project import SITE, made, public_portal, stand_ins

STYLES = ("book_pdf", "official_pdf")


@pytest.fixture(scope="module")
def reader(book_pdf: bytes) -> pypdf.PdfReader:
    """The made book, opened."""
    return pypdf.PdfReader(io.BytesIO(book_pdf))


@pytest.mark.parametrize("style", STYLES)
def test_contents_name_the_pages(style: str, request: pytest.FixtureRequest) -> None:
    """Every entry of the contents stands there with the number that its page bears."""
    pdf = request.getfixturevalue(style)
    pages = sheets(pdf)
    contents = "".join(page.text.replace(".", "") for page in pages if page.label.isalpha())

    listed = [
        each for each in outline(pdf) if (each[2].isdigit() and not each[1].endswith("索引")) or each[1] == "索引"
    ]

    assert len(listed) > 30
    assert [title for _level, title, label in listed if squeezed(title + label) not in contents] == []
    for _level, title, label in listed:
        page = next(page for page in pages if page.label == label)
        assert squeezed(title.partition("章 ")[2] or title) in page.text


def test_outline_leads_to_cases(book_pdf: bytes) -> None:
    """The outline has the chapters, and below them their sections and cases by their titles."""
    entries = outline(book_pdf)

    chapters = [title for level, title, _label in entries if level == 0]
    assert chapters == [
        "前言", "目\u3000录", "第一章 总览", "第二章 药理党支部", "第三章 中药资源党支部", "第四章 字面党支部*a*_b_",
        "第五章 中药资源工作室", "支部建设任务分解表", "佐证清单", "索引",
    ]  # fmt: skip
    assert (1, "八、 一畦药圃的接力", "7") in entries


def test_page_labels(reader: pypdf.PdfReader) -> None:
    """Cover and back cover bear no number, front matter roman ones, the body arabic ones from its first page."""
    labels = reader.page_labels

    body = labels.index("1")
    assert labels[:2] == ["", ""]
    assert labels[2:body] == ["I", "II", "III", "IV"][: body - 2]
    assert body % 2 == 0  # the first page of the body is a right one
    assert labels[body:-1] == [str(number) for number in range(1, len(labels) - body)]
    assert labels[-1] == ""


@pytest.mark.parametrize("style", STYLES)
def test_folios_are_the_labels(style: str, request: pytest.FixtureRequest) -> None:
    """What stands at the foot of a page is its label, between dashes; a blank page has none."""
    for page in sheets(request.getfixturevalue(style)):
        assert (f"—{page.label}—" in page.text) == (page.label != "" and len(page.text) > 0)


def test_openers_have_no_running_head(book_pages: tuple[Sheet, ...]) -> None:
    """A chapter begins on a right page without a head; after it, volume on the left and chapter on the right."""
    opener = next(page for page in book_pages if page.text.startswith("第三章"))
    left, right = (book_pages[opener.number + step] for step in (1, 2))

    assert opener.number % 2 == 0
    assert left.text.startswith("药圃里的党支部成果汇编2024—2026")
    assert right.text.startswith("中药资源党支部")


def test_links_resolve(reader: pypdf.PdfReader) -> None:
    """Links inside lead to pages of the book, links outside to the site and to what the records name."""
    inside, out = 0, set()
    for link in _links(reader):
        action = link.get("/A", {})
        if "/URI" in action:
            out.add(str(action["/URI"]))
        else:
            target = (action["/D"] if "/D" in action else link["/Dest"]).get_object()
            assert target[0].get_object()["/Type"] == "/Page"
            inside += 1

    assert inside > 40
    assert out == {
        SITE + "volumes/book/", SITE + "branches/herbs/", SITE + "branches/literal/", SITE + "branches/bare/",
        SITE + "studios/herbs-studio/", "https://example.edu.cn/form", "https://example.edu.cn/yield",
        "https://example.edu.cn/answers",
    }  # fmt: skip


def test_document_properties(reader: pypdf.PdfReader) -> None:
    """Title, author, language and keywords are those of the volume; nothing tells of the machine."""
    info = reader.metadata
    assert info is not None
    assert info.title == "药圃里的党支部成果汇编：样板党支部培育工程（2024—2026）"
    assert info.author == "中共试验大学委员会组织部"
    assert info["/Keywords"] == "成果汇编, 试验大学, 样板党支部培育工程"
    assert info["/CreationDate"].startswith("D:20261115")
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_fonts_are_embedded_and_subset(reader: pypdf.PdfReader) -> None:
    """Every font lies in the file, with the characters that are used and no others."""
    fonts = {str(font["/BaseFont"]): font for font in _fonts(reader)}

    assert {name[8:].split("-")[0] for name in fonts} == {"NotoSerifSC", "NotoSansSC", "SiyiKai"}
    for name, font in fonts.items():
        assert name[7] == "+"
        (inner,) = font["/DescendantFonts"]
        assert {"/FontFile2", "/FontFile3"} & set(inner.get_object()["/FontDescriptor"].get_object())


def test_every_title_is_printed(small: PublicPortal, book_pages: tuple[Sheet, ...]) -> None:
    """All that the selection takes up stands in the book by its title, without the marks of possible breaks."""
    titles = [each.title for kind in ("achievements", "cases", "volumes") for each in small.of_type(kind).values()]  # type: ignore[attr-defined]
    names = [each.short_name for kind in ("branches", "studios") for each in small.of_type(kind).values()]  # type: ignore[attr-defined]
    printed = words(book_pages)

    assert [each for each in (*titles, *names) if squeezed(each.replace("|", "")) not in printed] == []


def test_words_that_look_like_code_are_printed(book_pages: tuple[Sheet, ...]) -> None:
    """Nothing that somebody wrote is read as Typst; rare characters stand as themselves."""
    printed = words(book_pages)
    for text in (
        "字面党支部*a*_b_",
        r"$x$、<script>、@ref、\n、*a*、_b_、\\、//、/*，都照字面印出",
        '#eval("1+1")与#[x]照字面印出，䶮堃喆犇𬭎也印得出',
        "=不是标题<label>",
        "-不是列表+也不是/项:说明",
        r'#import"x"与C:\n',
    ):
        assert text in printed


def test_evidence_register_says_where(book_pages: tuple[Sheet, ...], book: VolumeView) -> None:
    """Each piece of evidence is listed with the pages that cite it, and under the name of its branch or studio."""
    register = next(page for page in book_pages if page.text.startswith("佐证清单"))
    body = [page for page in book_pages[: register.number] if page.label.isdigit()]
    cited = {item.no: [page.label for page in body if item.no in page.text] for item in book.register}

    assert {item.provider for item in book.register} == {"中药资源党支部", "中药资源工作室"}
    for item in book.register:
        assert squeezed(f"{item.date}{item.provider}{'、'.join(cited[item.no])}") in register.text


def test_long_table_repeats_its_head(book_pages: tuple[Sheet, ...]) -> None:
    """A table of forty rows breaks over pages, each with the head; one of nine columns stands on turned pages, unless
    its cells are short.
    """
    with_rows = [page for page in book_pages if "缺苗补种三株" in page.text]
    turned = [page for page in book_pages if page.turned]

    assert len(with_rows) >= 2
    assert all("号日期记了什么" in page.text for page in with_rows)
    assert ["核对的教师" in page.text for page in turned] == [True, True, False]
    assert [page.turned for page in book_pages if "活苗12株" in page.text] == [False]


@pytest.mark.parametrize(("style", "name"), zip(STYLES, ("book", "gb9704"), strict=True))
def test_everything_lies_within_the_text_block(style: str, name: str, request: pytest.FixtureRequest) -> None:
    """No word is cut off or runs into the margin, and no page ends with a heading."""
    pages = sheets(request.getfixturevalue(style))
    headings = frozenset(squeezed(title) for _level, title, _label in outline(request.getfixturevalue(style)))

    assert outside(pages[1:-1], name) == []
    assert headings_at_foot(pages, headings) == []


def test_same_input_same_bytes(book_pdf: bytes, tmp_path: Path) -> None:
    """The same records in another folder give the same file."""
    portal = public_portal(tmp_path / "elsewhere")

    assert made(portal, volume_view(portal, portal.volumes["book"])) == book_pdf


def test_archive_copy(small: PublicPortal) -> None:
    """A booklet can be set as PDF/A-2a and PDF/UA-1 in one; what is not numbered by chapters has no “第一章”."""
    pdf = made(small, booklet_view(small, small.branches["herbs"]), ARCHIVE)

    xmp = pypdf.PdfReader(io.BytesIO(pdf)).xmp_metadata
    assert xmp is not None
    assert b"pdfaid:part>2" in xmp.stream.get_data()
    assert b"pdfuaid:part>1" in xmp.stream.get_data()
    assert "第一章" not in words(sheets(pdf))


def test_leaflet_and_plan(small: PublicPortal) -> None:
    """A case by itself and a task table end with what an imprint says; the table is wider than high."""
    leaflet = sheets(made(small, leaflet_view(small, small.cases["herbs-case"])))
    plan = sheets(made(small, plan_view(small, small.plans["tasks"])))

    assert "数据截至2026年11月15日" in words(leaflet)
    assert "内容校验" in plan[-1].text
    assert [page.turned for page in plan] == [True]
    assert words(plan).count("第一章") == words(leaflet).count("第一章") == 0


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_sound_file(book_pdf: bytes, tmp_path: Path) -> None:
    """An independent reader finds nothing wrong with the file."""
    (tmp_path / "book.pdf").write_bytes(book_pdf)

    done = subprocess.run(["qpdf", "--check", tmp_path / "book.pdf"], capture_output=True, check=False, text=True)

    assert (done.returncode, "No syntax or stream encoding errors found" in done.stdout) == (0, True)


def test_checksum(small: PublicPortal, book: VolumeView, book_pages: tuple[Sheet, ...]) -> None:
    """The imprint holds the data date and a checksum of all that was printed."""
    plain = orjson.loads(payload(small, book, SITE).data)

    assert plain["checksum"] == checksum(plain)
    assert f"内容校验{plain['checksum']}" in book_pages[1].text
    assert "数据截至2026年11月15日" in book_pages[1].text
    assert checksum({**plain, "title": "另一本"}) != plain["checksum"]


def test_lacking_characters_do_not_stop_the_book(small: PublicPortal, book: VolumeView) -> None:
    """A character that no face has is printed as 〓 and what cannot be seen is left out (S09 tells of both)."""
    from dataclasses import replace

    odd = replace(book, chapters=(), plan=None, register=(), index=None, front=None, notes=("甲𠮷乙\u200b丙🎉",))

    assert "甲〓乙丙〓" in words(sheets(made(small, odd)))


def test_broken_data_is_told(small: PublicPortal, book: VolumeView) -> None:
    """What Typst refuses becomes an error with its message."""
    given = payload(small, book, SITE)

    with pytest.raises(SettingError, match="file not found"):
        set_volume(given.data, {}, str(theme_folder()), given.day)
    assert stand_ins(given)


def _links(reader: pypdf.PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for each in page.get("/Annots", ()):
            annotation = each.get_object()
            if annotation["/Subtype"] == "/Link":
                yield annotation


def _fonts(reader: pypdf.PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            yield font.get_object()
