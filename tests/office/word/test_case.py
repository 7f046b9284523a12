"""A Word narrative as a draft of a case: what has a form in Markdown keeps it, and nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml

from generator.compendium.binding import place_of
from generator.compendium.fulfil import Wish, carried_out
from generator.model.load import load
from generator.office.word import case as module
from generator.portal.disclosure import disclose
from generator.settings import Project, theme_folder
from tests.office.books import done, files, said
from tests.office.word.papers import W, bold, link, picture, piece, raw, show, titled
from tests.project import assembled, copied

ID = "yi-qi-xin-yao-pu"
FILE = f"content/cases/{ID}.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base records."""
    return copied(tmp_path)


def body(root: Path, document: Any, **parts: str) -> str:
    """The text below the front matter that a document makes."""
    result = done(root, {"稿件.docx": raw(document, **parts)}, write=True)
    assert result.is_good, said(result)
    return (root / FILE).read_text("utf-8").split("---\n", 2)[2].strip()


def told(root: Path, document: Any, **parts: str) -> list[str]:
    """What is said of the text of a document; that fields are missing is said of every one."""
    result = done(root, {"稿件.docx": raw(document, **parts)})
    return [line for line in said(result) if f"I13 {FILE}" not in line]


def test_a_whole_manuscript(root: Path) -> None:
    """Title, headings as they are typed, indents, emphasis, and a head in which only facts are filled in."""
    document = titled()
    bold(document, "一、背景")
    paragraph = document.add_paragraph("\u3000\u3000药圃")
    paragraph.add_run("没有人").bold = True
    paragraph.add_run("管。")
    bold(document, "（一）起因")
    document.add_paragraph("1. 荒了三年")
    result = done(root, {"稿件.docx": raw(document)}, write=True)
    assert (root / FILE).read_text("utf-8") == (
        "---\n"
        "draft: 是\n"
        "title: 一畦新药圃\n"
        "# kind:  # 类别，可选：case（典型案例）、method（工作法）\n"
        "# owners:  # 支部或工作室，填支部或工作室的编号\n"
        "#   - \n"
        "# date:  # 发布日期\n"
        "# unit:  # 供稿单位，填单位的编号\n"
        "# summary:  # 导语，一至三句\n"
        "# cover:  # 题图\n"
        "#   file: media/… # 图片文件，放在 content/media/ 下的路径，如 media/fields.jpg\n"
        "#   alt:  # 替代文字，看不到图的人读到的一句话，说明画面里有什么\n"
        "---\n\n"
        "## 背景\n\n药圃**没有人**管。\n\n### 起因\n\n1\\. 荒了三年\n"
    )
    assert said(result) == [
        f"I13 {FILE} 还要填的必填项：类别、支部或工作室、发布日期、供稿单位、导语、题图"
        " → 打开文件，在“#”开头的几行里填好，再去掉行首的“#”"
    ]
    assert result.lines == (
        f"新增　典型案例（草稿）　一畦新药圃　{FILE}　（稿件.docx）",
        "　　　标题：背景、起因",
        "　　　标题前的“一、”“（一）”去掉了 2 处，网页自己排序号",
        "",
        "新增 1 条，修改 0 条，未变 0 条，有错 0 条。",
        "已写入 1 个文件。请运行 fourones check 检查，再运行 fourones build。",
    )


def test_the_head_filled_in_is_a_record(root: Path) -> None:
    """Values written behind the colons and the marks taken off: a case that has no errors."""
    document = titled()
    for part in ("背景", "做法", "成效", "启示"):
        bold(document, f"一、{part}")
        document.add_paragraph("话。")
    body(root, document)
    text = (root / FILE).read_text("utf-8").replace("\n# ", "\n").replace("\n#   ", "\n  ")
    values = {
        "kind: ": "kind: case", "- \n": "- herbs\n", "date: ": "date: 2026-05-20", "unit: ": "unit: pharmacy",
        "summary: ": "summary: 一句话。", "media/…": "media/tiny.png", "alt: ": "alt: 两块颜色",
    }  # fmt: skip
    for blank, filled in values.items():
        text = text.replace(blank, filled, 1)
    (root / FILE).write_text(text, encoding="utf-8")
    loaded = load(root)
    assert loaded.findings == ()
    assert loaded.records["cases"][ID].draft


def test_nothing_is_written_unless_asked(root: Path) -> None:
    """As for tables."""
    before = files(root)
    result = done(root, {"稿件.docx": raw(titled()), "二.docx": raw(titled("第二篇"))})
    assert result.lines[-1] == "还没有写入。看过没有问题，再加 --write 运行一次。"
    assert files(root) == before


def test_a_manuscript_that_came_before(root: Path) -> None:
    """Neither a case nor a draft of the same title is written over."""
    document = titled()
    document.add_paragraph("话。")
    body(root, document)
    before = files(root)
    assert said(done(root, {"再来.docx": raw(document)}, write=True)) == [
        f"I09 再来.docx 已经有题为“一畦新药圃”的案例：{FILE} → 直接改那个文件；或改了标题再导入"
    ]
    assert said(done(root, {"旧.docx": raw(titled("一畦药圃的接力"))}, write=True))[0].startswith("I09 旧.docx")
    assert files(root) == before


def test_personal_data(root: Path) -> None:
    """Told, and nothing is written; a text that would take long to read is told to be too long."""
    document = titled()
    document.add_paragraph("联系人电话13800138000。")
    result = done(root, {"稿件.docx": raw(document)}, write=True)
    long = titled()
    long.add_paragraph("字" * 100_001)

    assert "D01 稿件.docx 有手机号码“138****00”，不能公开 → 删掉再导入" in said(result)
    assert not (root / FILE).exists()
    assert told(root, long)[0].startswith("I01 稿件.docx 文稿有 100")


def test_headings_by_style(root: Path) -> None:
    """Heading styles without a Title: the only one of the first level is the title."""
    from docx import Document

    document = Document()
    document.add_heading("一畦新药圃", 1)
    document.add_heading("背景", 2)
    document.add_heading("起因", 3)
    assert body(root, document) == "## 背景\n\n### 起因"


def test_headings_by_typeface(root: Path) -> None:
    """一、 in 黑体 is a heading though it is not bold; a bold sentence, and 一、 within a sentence, are none."""
    from docx.oxml.ns import qn

    document = titled()
    run = document.add_paragraph().add_run("一、背景")
    run.font.name = "黑体"
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "黑体")
    bold(document, "一、这是一句加粗的话。")
    document.add_paragraph("二、没有加粗")
    assert body(root, document) == "## 背景\n\n**一、这是一句加粗的话。**\n\n二、没有加粗"


def test_lists(root: Path) -> None:
    """Bullets and numbers, each list from one, levels indented."""
    document = titled()
    for text, style in (("甲", "List Bullet"), ("乙", "List Bullet"), ("丙", "List Bullet 2")):
        document.add_paragraph(text, style=style)
    for text in ("一", "二"):
        document.add_paragraph(text, style="List Number")
    assert body(root, document) == "- 甲\n- 乙\n- 丙\n\n1. 一\n2. 二"


def test_tables(root: Path) -> None:
    """Rows and columns; what a cell cannot hold is told."""
    document = titled()
    table = document.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("类别", "意见|条", "办结"), ("价格", "31", "19")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert body(root, document) == "| 类别 | 意见\\|条 | 办结 |\n| --- | --- | --- |\n| 价格 | 31 | 19 |"
    (root / FILE).unlink()
    table.cell(0, 0).merge(table.cell(0, 1))
    assert told(root, document) == [
        "I12 稿件.docx 合并的单元格拆开了，内容在左上角一格 → 对照 Word 稿看一遍",
        "I12 稿件.docx 单元格里分几段的，合成了一段 → 对照 Word 稿看一遍",
    ]
    assert body(root, document).splitlines()[0] == "| 类别；意见\\|条 |  | 办结 |"


def test_pictures(root: Path) -> None:
    """Named after the case; captions lose their numbers; a written text alternative is kept, a missing one wanted."""
    document = titled()
    show(document, picture(), "两个人在药圃里")
    document.add_paragraph('图1 “接力”"现场"', style="Caption")
    show(document, picture("BMP", "blue"), "图片 2")
    assert body(root, document) == (
        f'![两个人在药圃里](media/case-{ID}-1.png "“接力”\\"现场\\"")\n\n![](media/case-{ID}-2.png)'
    )
    assert (root / f"content/media/case-{ID}-1.png").read_bytes() == picture().getvalue()
    assert (root / f"content/media/case-{ID}-2.png").read_bytes().startswith(b"\x89PNG")
    assert f"file: media/case-{ID}-1.png #" in (root / FILE).read_text("utf-8")


def test_pictures_of_a_draft_that_was_deleted(root: Path) -> None:
    """Files that are there already are not written over, and no two pictures get one name."""
    (root / f"content/media/case-{ID}-1.jpg").write_bytes(b"before")
    document = titled()
    show(document, picture(), "一")
    show(document, picture("PNG", "blue"), "二")
    assert body(root, document) == f"![一](media/case-{ID}-2.png)\n\n![二](media/case-{ID}-3.png)"
    assert (root / f"content/media/case-{ID}-1.jpg").read_bytes() == b"before"


def test_quotations_and_a_cover(root: Path) -> None:
    """The style of a quotation is one; a title that stands on a cover and again above the text is one title."""
    document = titled()
    document.add_heading("一畦新药圃", 1)
    document.add_paragraph("交接比种植更要紧。", style="Quote")
    assert body(root, document) == "> 交接比种植更要紧。"


def test_pictures_that_are_to_be_seen_to(root: Path) -> None:
    """Without alternative text, or in a format that no page shows."""
    document = titled()
    document.add_paragraph("话。")
    show(document, picture(), "IMG_2024.jpg")
    content = raw(document)
    assert [line for line in said(done(root, {"稿件.docx": content})) if FILE not in line] == [
        f"I13 稿件.docx 第1张图片没有替代文字（media/case-{ID}-1.png）"
        f" → 在正文里写成 ![图里有什么](media/case-{ID}-1.png)"
    ]
    (told_,) = [line for line in said(done(root, {"稿件.docx": with_metafile(content)})) if line.startswith("I12")]
    assert told_.startswith("I12 稿件.docx 图片 image1.png 没有取出：是 Windows 图元文件，或已损坏")


def with_metafile(content: bytes) -> bytes:
    """The picture of a document replaced by what no decoder knows."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"\xd7\xcd\xc6\x9a" if name.startswith("word/media/") else old.read(name))
    return out.getvalue()


def test_links(root: Path) -> None:
    """As elements and as fields; addresses that a page may not lead to leave their words, and are told."""
    document = titled()
    paragraph = document.add_paragraph("见")
    link(paragraph, "报道", "https://example.edu.cn/a(b)")
    piece(paragraph, f'<w:r {W}><w:fldChar w:fldCharType="begin"/></w:r>')
    piece(paragraph, f'<w:r {W}><w:instrText> HYPERLINK "https://example.edu.cn/c" </w:instrText></w:r>')
    piece(paragraph, f'<w:r {W}><w:fldChar w:fldCharType="separate"/></w:r>')
    piece(paragraph, f"<w:r {W}><w:t>全文</w:t></w:r>")
    piece(paragraph, f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>')
    link(paragraph, "附件", "file:///C:/x.docx")
    text = "见[报道](https://example.edu.cn/a%28b%29)[全文](https://example.edu.cn/c)附件"
    assert told(root, document) == [
        "I12 稿件.docx 链接不能用，只留下了文字：“file:///C:/x.docx” → 写成 [文字](https://…)"
    ]
    assert body(root, document) == text


FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    f'<w:footnote w:id="2"><w:p><w:r><w:t>据2025年登记册。</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def test_footnotes(root: Path) -> None:
    """Marks where they stand, texts at the end."""
    document = titled()
    piece(document.add_paragraph("三年没有荒过"), f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    assert body(root, document, footnotes=FOOTNOTES) == "三年没有荒过[^1]\n\n[^1]: 据2025年登记册。"


def test_what_has_no_form_is_told(root: Path) -> None:
    """Text boxes, tracked changes, comments, drawings, equations: each by name; their text is kept where it can be."""
    document = titled()
    paragraph = document.add_paragraph("话")
    piece(paragraph, f'<w:del {W} w:id="1"><w:r><w:delText>删去的话</w:delText></w:r></w:del>')
    piece(paragraph, f'<w:ins {W} w:id="2"><w:r><w:t>，添的话</w:t></w:r></w:ins>')
    box = "<w:txbxContent><w:p><w:r><w:t>框里的话</w:t></w:r></w:p></w:txbxContent>"
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    piece(paragraph, f"<w:r {W} {vml}><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    piece(paragraph, f"<w:r {W}><w:drawing/></w:r>")
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    piece(paragraph, f"<m:oMath {math}><m:r><m:t>a=b</m:t></m:r></m:oMath>")
    comment = '<w:comment w:id="0" w:author="甲"><w:p><w:r><w:t>再核</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {W}>{comment}</w:comments>"
    document.sections[0].header.paragraphs[0].text = "内部资料"
    assert [line.partition(" → ")[0] for line in told(root, document, comments=comments)] == [
        "I12 稿件.docx 文本框 1 个，文字移到了正文里：“框里的话”",
        "I12 稿件.docx 修订中删去的文字没有收入：“删去的话”",
        "I12 稿件.docx 修订中插入的文字 1 处，已当作接受",
        "I12 稿件.docx 批注 1 条没有收入：“甲：再核”",
        "I12 稿件.docx 图形、图表或链接的图片 1 个没有收入",
        "I12 稿件.docx 公式 1 个只留下了字符：“a=b”",
        "I12 稿件.docx 页眉、页脚没有收入：“内部资料”",
    ]
    assert body(root, document, comments=comments) == "话，添的话a=b\n\n框里的话"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("<b>粗</b> &lt; a<b", "\\<b>粗\\</b> \\&lt; a\\<b"),
        ("# 不是标题", "\\# 不是标题"),
        ("- 不是列表", "\\- 不是列表"),
        ("[2016]1号 [文](x) [^1]", "[2016]1号 \\[文](x) \\[^1]"),
        ("甲\n# 乙", "甲\\\n\\# 乙"),
        ("［证1］见\\附件", "［证1］见\\\\附件"),
    ],
)
def test_text_is_never_a_mark(root: Path, typed: str, text: str) -> None:
    """What looks like Markdown reads on the page as it was typed."""
    document = titled()
    document.add_paragraph(typed)
    assert told(root, document) == []
    assert body(root, document) == text


def test_rows_and_paragraphs_in_wrappings(root: Path) -> None:
    """Content controls and alternatives around rows, paragraphs and runs hide no text, and show none twice."""
    document = titled()
    document.add_paragraph("前。")
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('甲')}{cell.format('乙')}</w:tr>"
    wrapped = (
        f"<w:sdt><w:sdtPr/><w:sdtContent><w:tr>{cell.format('丙')}{cell.format('丁')}</w:tr></w:sdtContent></w:sdt>"
    )
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = "<w:p><w:r><w:t>两版</w:t></w:r></w:p>"
    for xml in (
        f"<w:tbl {W}>{row}{wrapped}</w:tbl>",
        f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件里的话。</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<mc:AlternateContent {mc} {W}><mc:Choice>{both}</mc:Choice>"
        f"<mc:Fallback>{both}</mc:Fallback></mc:AlternateContent>",
    ):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    assert told(root, document) == []
    assert body(root, document) == "前。\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 丁 |\n\n控件里的话。\n\n两版"


def test_a_footnote_alone_in_a_paragraph(root: Path) -> None:
    """A paragraph without letters is no mistake."""
    document = titled()
    document.add_paragraph("话。")
    piece(bold(document, ""), f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    assert body(root, document, footnotes=FOOTNOTES) == "话。\n\n[^1]\n\n[^1]: 据2025年登记册。"


def test_a_footnote_that_nothing_refers_to(root: Path) -> None:
    """Its text is told."""
    document = titled()
    document.add_paragraph("话。")
    assert told(root, document, footnotes=FOOTNOTES) == [
        "I12 稿件.docx 这段文字没有转换完整：“据2025年登记册。” → 对照 Word 稿补上"
    ]


def test_the_last_check_finds_what_is_lost(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a passage dropped on the way, it would be told."""
    monkeypatch.setattr(module, "joined", lambda blocks: "")
    document = titled()
    document.add_paragraph("药圃没有人管。")
    assert told(root, document) == ["I12 稿件.docx 这段文字没有转换完整：“药圃没有人管。” → 对照 Word 稿补上"]


def test_our_own_drafts_come_back(root: Path) -> None:
    """What `fourones compendium --docx` writes of a case is read without a word lost."""
    public = disclose(assembled(root)[0])
    place, _problems = place_of(Project(root), public.site, theme_folder(), "")
    wish = Wish(("herbs-case",), (), "", "", archive=False, docx=True, summary="")
    (draft,) = carried_out(public, wish, place, None)
    (root / "content/cases/herbs-case.md").unlink()
    result = done(root, {"稿件.docx": draft.content}, write=True)
    assert [line for line in said(result) if "没有转换完整" in line] == []
    (made,) = (root / "content/cases").iterdir()
    for words in ("药圃没有人管。", "每届学生认领一畦，写下记录", "三年没有荒过。", "交接比种植更要紧。"):
        assert words in made.read_text("utf-8")


def test_an_empty_document(root: Path) -> None:
    """A scan holds no text."""
    from docx import Document

    assert said(done(root, {"扫描.docx": raw(Document())})) == ["I01 扫描.docx 文件里没有文字 → 检查是不是图片扫描件"]
