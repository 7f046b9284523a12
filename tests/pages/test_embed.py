"""The card of a record for another site."""

from __future__ import annotations

from generator.pages.embed import embed_tasks
from generator.pages.prose import iframe
from generator.pages.render import Site
from generator.settings import theme_folder
from generator.views.page import Meta, Page

SITE = Site("试验大学", "https://example.edu.cn/", "")
PAGE = Page(
    "cases/x/",
    "cases/",
    "case",
    "“夜”里的|<课>",
    Meta("导语<b>", published="2026-05-20 00:00", source="药学院党委"),
    view={"long": "text"},
    kind="案例",
)


def test_a_card_has_no_shell_and_leads_out_of_its_frame() -> None:
    """Texts are escaped; it is not indexed; its style sheet is its own."""
    (task,) = embed_tasks(
        [PAGE, Page("cases/", "cases/", "case_list", "案例", Meta(""), None)], theme_folder(), SITE, "a.css"
    )
    html = task.func(*task.args).decode()
    assert task.path == "cases/x/embed.html"
    assert '<meta name="robots" content="noindex">' in html
    assert '<base target="_top"><link rel="stylesheet" href="../../a.css">' in html
    assert '<a href="https://example.edu.cn/cases/x/">' in html
    assert "<h1>“夜”里的&lt;课&gt;</h1>" in html
    assert "导语&lt;b&gt;" in html
    assert "试验大学，2026-05-20" in html
    assert "<script" not in html


def test_the_line_to_be_copied() -> None:
    """One line, with the title as a name for who cannot see the frame."""
    assert iframe(PAGE, "https://example.edu.cn/cases/x/") == (
        '<iframe src="https://example.edu.cn/cases/x/embed.html" title="“夜”里的&lt;课&gt;" '
        'width="480" height="240" loading="lazy"></iframe>'
    )
