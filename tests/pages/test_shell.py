"""The shell: cut once around its slots, filled for pages at any depth."""

from __future__ import annotations

import pytest

from generator.pages.shell import cut_shell

HTML = (
    '<title>⟦title⟧</title>⟦head⟧<link href="../assets/a.css"><a href="../">首页</a><a href="./">支部</a>'
    '<a href="../studios/">工作室</a><a href="#main">正文</a><a href="https://a.example/">外</a>⟦content⟧⟦source⟧'
)
EMPTY = {"head": "", "title": "", "content": "", "source": ""}


def test_relative_addresses_follow_the_depth_of_the_page() -> None:
    """What was relative to the section page becomes relative to the root, whatever the depth."""
    shell = cut_shell(HTML, "branches/")

    assert shell.fill({**EMPTY, "base": "../../"}) == (
        '<title></title><link href="../../assets/a.css"><a href="../.././">首页</a><a href="../../branches/">支部</a>'
        '<a href="../../studios/">工作室</a><a href="#main">正文</a><a href="https://a.example/">外</a>'
    )


def test_shell_of_the_home_page() -> None:
    """At the root itself the way to the root is empty."""
    shell = cut_shell(HTML.replace("../", ""), "")
    assert 'href="assets/a.css"' in shell.fill({**EMPTY, "base": ""})


def test_missing_slot_is_an_error() -> None:
    """A theme without a slot is told by name, not found out on a page."""
    with pytest.raises(ValueError, match="no slot content"):
        cut_shell(HTML.replace("⟦content⟧", ""), "branches/")


def test_a_slot_in_a_text_is_text() -> None:
    """Content that looks like a slot is not filled."""
    shell = cut_shell(HTML, "branches/")
    assert "⟦title⟧" in shell.fill({**EMPTY, "base": "", "content": "⟦title⟧"})


def test_digest_stands_for_the_shell() -> None:
    """Another shell, another digest; the same shell, the same."""
    one, same, other = (cut_shell(html, "branches/").digest for html in (HTML, HTML, HTML + " "))
    assert one == same
    assert one != other
