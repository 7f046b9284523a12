"""Who has written and reviewed a record stands at its end in print, too; in what is anonymous it does not."""

from __future__ import annotations

from typing import Any

from generator.compendium.names import masks, named, without_names
from generator.portal.disclosure import disclose
from generator.views.volume import booklet_view
from tests.compendium.packages import portal
from tests.compendium.paper import sheets, squeezed, words
from tests.compendium.project import made

STEPS = ("author", "first", "second", "final")
REVIEW: dict[str, Any] = {step: {"by": f"第{place}处", "date": "2026-05-01"} for place, step in enumerate(STEPS, 1)}


def printed(*, review: dict[str, Any] | None, anonymous: bool = False) -> str:
    """The words of the booklet of a branch."""
    whole = portal(**({"review": review} if review else {}))
    public = disclose(whole)
    view = booklet_view(public, public.branches["branch"])
    if anonymous:
        view = without_names(view, masks(named(whole, ""), []))
    return squeezed(words(sheets(made(public, view))))


def test_the_line_at_the_end() -> None:
    """All four, with their days, as on the page; nothing where a record has none."""
    line = "撰稿第1处，2026年5月1日初审第2处，2026年5月1日复审第3处，2026年5月1日终审第4处，2026年5月1日"

    assert line in printed(review=REVIEW)
    assert "终审" not in printed(review=None)
    assert "终审" not in printed(review=REVIEW, anonymous=True)
