"""What can be ordered to be printed: here, texts that are no records."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image

from generator.compendium.binding import Place, bound
from generator.compendium.order import OrderError, ordered
from generator.compendium.word.volume import word_volume
from generator.portal.graph import PublicPortal
from generator.settings import theme_folder
from tests.compendium.paper import sheets
from tests.compendium.project import SITE, made
from tests.compendium.test_word import lines

TEXT = "---\ntitle: 册\n---\n\n# 怎样填报\n\n先看。[^1]\n\n## 报一项成果\n\n- 编号\n- #eval(1)\n\n[^1]: 见附录。\n"


def handbook(folder: Path, text: str = TEXT) -> str:
    """The path of a Markdown file."""
    path = folder / "handbook.md"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_text_is_printed(small: PublicPortal, tmp_path: Path) -> None:
    """A Markdown file becomes a booklet: title, numbered headings, notes; no front matter, and text is never code."""
    [order] = ordered(small, [handbook(tmp_path)], (), "", "")

    pages = "".join(page.text for page in sheets(made(small, order.view)))

    assert (order.name, order.view.title) == ("handbook", "怎样填报")
    assert "title:" not in pages
    assert [pages.find(words) > 0 for words in ("先看。", "一、报一项成果", "#eval(1)", "见附录。")] == [True] * 4


def test_cells_do_not_overlap(small: PublicPortal, tmp_path: Path) -> None:
    """A name that cannot be broken has its room beside columns of long text."""
    name, beside = "representative_result", "每项工作写明时间和责任人" * 2
    [order] = ordered(
        small, [handbook(tmp_path, f"| 甲 | 乙 | 丙 |\n|-|-|-|\n| 项 | `{name}` | {beside} |\n")], (), "", ""
    )

    chars = [char for page in sheets(made(small, order.view)) for char in page.chars]

    row = next(i for i, char in enumerate(chars) if char.text == "r")
    last, following = chars[row + len(name) - 1], chars[row + len(name) :]
    assert last.right < min(char.left for char in following if char.text in beside)


def test_low_tables_stay_whole(small: PublicPortal, tmp_path: Path) -> None:
    """Wherever it falls on a page, a table of four rows is not broken, and what leads to it stays with it."""
    parts = [
        f"## 第{n}节\n\n汇总{n}如下。\n\n| 学期 | 次数 |\n|-|-|\n"
        + "".join(f"| {n}期{row} | {row} |\n" for row in "甲乙丙丁")
        + "\n"
        + "每周开放一次，登记在册。\n\n" * (n % 7)
        for n in range(10, 60)
    ]
    [order] = ordered(small, [handbook(tmp_path, "# 汇总\n\n" + "\n".join(parts))], (), "", "")

    pages = [page.text for page in sheets(made(small, order.view))]

    assert len(pages) > 4
    for n in range(10, 60):
        [holding] = [text for text in pages if f"{n}期甲" in text]
        assert [words for words in (f"第{n}节", f"汇总{n}如下", f"{n}期丁") if words not in holding] == []


def test_text_as_word(small: PublicPortal, tmp_path: Path) -> None:
    """The same as a draft."""
    [order] = ordered(small, [handbook(tmp_path)], (), "", "")

    doc = docx.Document(io.BytesIO(word_volume(order.view, small, tmp_path, "")))

    told = [text for _style, text in lines(doc)]
    assert told.index("怎样填报") < told.index("报一项成果") < told.index("#eval(1)")


def test_text_without_heading(small: PublicPortal, tmp_path: Path) -> None:
    """It is called as its file."""
    [order] = ordered(small, [handbook(tmp_path, "只有一句。\n")], (), "", "")

    assert order.view.title == "handbook"


@pytest.mark.parametrize("raw", [None, b"\xb9\xa4\xd7\xf7"])
def test_text_that_cannot_be_read(small: PublicPortal, tmp_path: Path, raw: bytes | None) -> None:
    """A file that is not there, or not UTF-8, is told by its path."""
    if raw is not None:
        (tmp_path / "none.md").write_bytes(raw)

    with pytest.raises(OrderError, match=r"none\.md 读不出来；要印的文字是 UTF-8 的 Markdown 文件"):
        ordered(small, [str(tmp_path / "none.md")], (), "", "")


def test_pictures_beside_a_text(small: PublicPortal, tmp_path: Path) -> None:
    """A picture in a folder beside the text is printed with its caption; one that is not there is left out."""
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (600, 400), "#9E1B1E").save(tmp_path / "pictures/表单.png")
    text = '# 册\n\n![一张表单](pictures/表单.png "表单的样子")\n\n![没有](pictures/none.png "没有这张")\n'
    [order] = ordered(small, [handbook(tmp_path, text)], (), "", "")

    pdf = bound(order.portal, order.view, Place(SITE, theme_folder(), tmp_path / "content")).content

    assert [len(page.images) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages if page.images] == [1]
    assert "表单的样子" in "".join(page.text for page in sheets(pdf))


def test_a_picture_that_cannot_be_used_is_told(small: PublicPortal, tmp_path: Path) -> None:
    """By its path, with what to do."""
    (tmp_path / "表单.png").write_bytes(b"no picture")
    with pytest.raises(OrderError, match=r"图片 .*表单\.png 不能用：图片打不开"):
        ordered(small, [handbook(tmp_path, "![表单](表单.png)\n")], (), "", "")
