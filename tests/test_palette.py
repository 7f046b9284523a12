"""An institution's own colour: whatever it is, words and marks can be read in every scheme."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.palette import contrast, tokens
from generator.settings import theme_folder

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_wcag() -> None:
    """Black on white has the most there is; the published example of grey text has 4.54."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


def test_without_a_colour_all_stays() -> None:
    """Our own red."""
    assert tokens(theme_folder())["light"]["red"] == "#9E1B1E"


def test_a_colour_that_can_be_read_stays() -> None:
    """What is dark enough is shown as it was given; nothing else changes."""
    own, ours = tokens(theme_folder(), "#1B4F9E"), tokens(theme_folder())

    assert own["light"]["red"] == own["light"]["red-text"] == "#1B4F9E"
    changed = {(group, name) for group in ours for name in ours[group] if own[group][name] != ours[group][name]}
    assert {name for _group, name in changed} == {"red", "red-text", "red-wash"}
    assert {group for group, _name in changed} == {"light", "dark", "large", "large-dark"}


@given(COLOURS)
def test_any_colour_can_be_read(colour: str) -> None:
    """Text has 4.5 on every ground of its scheme (7 where it is large), white has 4.5 on the colour, marks have 3."""
    own = tokens.__wrapped__(theme_folder(), colour)

    for group, ratio in (("light", 4.5), ("dark", 7), ("large", 7), ("large-dark", 7)):
        scheme = own[group]
        for ground in ("ground", "paper", "sunk"):
            assert contrast(scheme["red-text"], scheme[ground]) >= ratio
        assert contrast("#FFFFFF", scheme["red"]) >= 4.5
        assert contrast(scheme["red"], scheme["ground"]) >= 3
        assert contrast(scheme["red-text"], scheme["red-wash"]) >= 4.5
        assert contrast(scheme["ink"], scheme["red-wash"]) >= 7
