"""Text and Markdown trees as HTML: safe, and set by Chinese rules."""

from __future__ import annotations

import pytest

from generator.markdown import parse_markdown
from generator.pages.prose import paras, title, tree


def html_of(markdown: str) -> str:
    """A Markdown text as the page shows it."""
    return str(tree(parse_markdown(markdown).blocks, "../"))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**“双带头人”**工作室", "<p><strong>“双带头人”</strong>工作室</p>"),
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("one\ntwo", "<p>one two</p>"),
        ("共 28 名 Python 学员", "<p>共28名Python学员</p>"),
        ("见［证2］", '<p>见<sup><a href="#ev-2">证2</a></sup></p>'),
        ("[站内](cases/a/)", '<p><a href="../cases/a/">站内</a></p>'),
        (
            "[站外](https://a.example/?x=1&y=2)",
            '<p><a href="https://a.example/?x=1&amp;y=2" rel="noopener">站外</a></p>',
        ),
        ("- 甲\n- 乙", '<ul class="list-ul"><li>甲</li><li>乙</li></ul>'),
        ("3. 甲", '<ol class="list-ol" start="3"><li>甲</li></ol>'),
        ("> 引", '<blockquote class="pull"><p>引</p></blockquote>'),
        ("## 背景", '<h2 class="t" id="s1"><span>背景</span></h2>'),
    ],
)
def test_markdown(markdown: str, html: str) -> None:
    """Each construct has one form."""
    assert html_of(markdown) == html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        '![x]("onerror=alert(1))',
        "**<b onclick=x>**",
        "`<script>`",
        "| <script> |\n|---|\n| <img onerror=x> |",
        '[<script>](https://a.example/"><script>)',
    ],
)
def test_text_is_never_code(hostile: str) -> None:
    """No tag or handler that an author writes reaches the page as such."""
    html = html_of(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b " not in html
    assert "javascript:" not in html.replace("[x](javascript:alert(1))", "")
    assert 'href="data:' not in html


def test_title_breaks_and_quotes() -> None:
    """“|” marks where a title may break; the closing quote stays with its neighbours."""
    assert title("“床旁”：|组织生活") == (
        '<span class="q">“</span>床<span class="k">旁<span class="q">”</span>：</span><wbr>组织生活'
    )


def test_title_is_escaped() -> None:
    """A title is text."""
    assert title("<b>") == "&lt;b&gt;"


def test_paragraphs_of_plain_text() -> None:
    """A blank line parts paragraphs; inner line ends close up."""
    assert paras("甲\n乙\n\n丙 <b>") == "<p>甲乙</p><p>丙 &lt;b&gt;</p>"
