"""Social cards: one a page, drawn again only when what they say changes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.media.cards import card_tasks, draw, palette, set_title
from generator.settings import theme_folder
from generator.task import Stage
from generator.views.page import Meta, Page, SocialCard

CARD = SocialCard("cards/cases/a.png", "典型案例", "让接班的人先开口", "药学院党委", "试验大学", "门户", "", "")
COLOURS = palette(theme_folder())


def page(card: SocialCard | None) -> Page:
    """A page with this card."""
    return Page("cases/a/", "cases/", "case", "甲", Meta("摘要", card=card), None)


def drawn(card: SocialCard, cover: Path | None = None) -> Image.Image:
    """The card as it is seen."""
    return Image.open(io.BytesIO(draw(card, COLOURS, cover)))


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> set[tuple[int, ...]]:
    """The colours within a box."""
    colours = picture.convert("RGB").crop(box).getcolors(1_000_000) or []
    return {pixel for _count, pixel in colours if isinstance(pixel, tuple)}


def test_card_without_a_cover() -> None:
    """A PNG of the size that networks ask for, on the ground of the tokens, with the gold line and the red mark."""
    card = drawn(CARD)
    assert (card.format, card.size) == ("PNG", (1200, 630))
    assert ink(card, (0, 0, 1200, 60)) == {(0xFB, 0xF9, 0xF6)}
    assert ink(card, (80, 506, 1120, 508)) == {(0xC9, 0xA2, 0x27)}
    assert ink(card, (80, 540, 132, 546)) == {(0x9E, 0x1B, 0x1E)}
    assert len(draw(CARD, COLOURS, None)) < 40_000


def test_card_with_a_cover(tmp_path: Path) -> None:
    """The picture stands at the right, upright, and the card is a JPEG without metadata."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 3, "SECRET"
    picture = Image.new("RGB", (400, 300), "blue")
    picture.paste("lime", (0, 150, 400, 300))
    picture.save(tmp_path / "a.png", exif=exif)

    raw = draw(CARD, COLOURS, tmp_path / "a.png")

    card = Image.open(io.BytesIO(raw))
    assert (card.format, card.size, b"SECRET" in raw) == ("JPEG", (1200, 630), False)
    upper, lower = card.getpixel((1000, 100)), card.getpixel((1000, 500))
    assert isinstance(upper, tuple)
    assert isinstance(lower, tuple)
    assert (upper[1] > 200, lower[2] > 200) == (True, True)


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("标本云库", 116),
        ("让接班的人先开口：重症医学科“交班五问”三年记", 72),
        ("长" * 60, 56),
        ("很长" * 48, 42),
    ],
)
def test_longer_titles_are_smaller(title: str, size: int) -> None:
    """Down to the size at which four lines still hold a hundred characters."""
    block, found = set_title(title, 1040)
    assert (found, block.whole) == (size, True)
    assert len(block.lines) <= 4
    assert max(block.widths) * size <= 1040


def test_only_the_longest_are_cut() -> None:
    """With an ellipsis, in the smallest size."""
    block, size = set_title("长" * 200, 1040)
    assert (size, block.whole, len(block.lines)) == (42, False, 4)
    assert block.lines[-1][-1].text == "…"


@pytest.mark.parametrize("title", ["", " ", "|", "😀", "——", "“", "”", "x" * 500, "𠮷野家", "\u200b"])
def test_any_title_makes_a_card(title: str) -> None:
    """Empty, strange or endless: a card, never an error."""
    assert drawn(replace(CARD, title=title, kind=title, unit=title, institution=title, portal=title)).size == (
        1200,
        630,
    )


def test_pages_share_a_card(tmp_path: Path) -> None:
    """One task for all lists of a section; none for a page without."""
    (task,) = card_tasks([page(CARD), page(CARD), page(None)], theme_folder(), tmp_path)
    assert (task.path, task.stage) == ("cards/cases/a.png", Stage.DERIVE)
    assert Image.open(io.BytesIO(task.func(*task.args))).size == (1200, 630)


def test_key_follows_words_colours_and_cover(tmp_path: Path) -> None:
    """Another word, another picture or another token is another card; the same is the same."""
    theme = tmp_path / "theme"
    theme.mkdir()
    tokens = (theme_folder() / "tokens.toml").read_text("utf-8")
    (theme / "tokens.toml").write_text(tokens.replace("#9E1B1E", "#9E1B1F"), "utf-8")
    cards = [CARD, CARD, replace(CARD, title="乙"), replace(CARD, cover="media/a.png", cover_digest="1"),
             replace(CARD, cover="media/a.png", cover_digest="2")]  # fmt: skip
    keys = [card_tasks([page(each)], theme_folder(), tmp_path)[0].key for each in cards]
    keys.append(card_tasks([page(CARD)], theme, tmp_path)[0].key)
    assert keys[0] == keys[1]
    assert len(set(keys)) == 5


def test_same_bytes_every_time() -> None:
    """A card depends on nothing but what it says."""
    assert draw(CARD, COLOURS, None) == draw(CARD, COLOURS, None)
