"""Documents for the tests of the index."""

from __future__ import annotations

from dataclasses import replace

from generator.views.search_document import SearchDocument

BEDSIDE = SearchDocument(
    url="cases/bedside/",
    title="床旁",
    kind="典型案例",
    where="药学院党委",
    date="2026年3月1日",
    summary="每天十五分钟。",
    names=("床旁",),
    passages=("药学院党委", "交班<后>，查房"),
    facets=(("kind", ("典型案例",)), ("year", ("2026年",))),
)


def document(title: str, *passages: str, url: str = "") -> SearchDocument:
    """The smallest document: a title, and what its page says."""
    return replace(BEDSIDE, url=url or f"cases/{title}/", title=title, names=(title,), passages=passages, facets=())
