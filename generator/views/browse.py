"""A list as the reader works with it: facets with counts, orders, and the cells of every row.

The static page of a list shows its head (facets, orders, where the data is) and one page of rows; all rows
are one JSON file that the browser fetches when a control is touched (`generator.exports.browse`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pinyin import alphabetical
from generator.portal import addresses

MOST_OPTIONS = 30
"""How many values of one facet a static page offers: a country has hundreds of units, and each list would name all."""

WORTH_BROWSING = 6
"""A list of fewer rows is seen at a glance and gets no controls."""


@dataclass(frozen=True, slots=True)
class Column:
    """One property of all rows. `kind` says how a cell is drawn: `title`, `text`, `number`, `links` (text and URL),
    `sign` (code and word), `states` (slot, state, word), `years`, `picture`, `flag`. The words of a `facet` column
    are those of the facet of that key, and it has no values of its own. `use` says where it stands: `list` in
    table and download, `card` in cards only, `file` in downloads only.
    """

    key: str
    label: str
    kind: str
    values: tuple[Any, ...] = ()
    use: str = "list"


@dataclass(frozen=True, slots=True)
class Facet:
    """A way of parting the rows: the words of each code in their order, and the codes of each row."""

    key: str
    label: str
    words: Mapping[str, str]
    codes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the rows: that of the pages turned round (`back`), places of rows, or nothing where `key` is a
    facet and its values are the order.
    """

    key: str
    label: str
    order: tuple[int, ...] = ()
    back: bool = False


@dataclass(frozen=True, slots=True)
class Browse:
    """A whole list. `url` is that of its first page; `counter` is the measure word; rows stand as the pages do."""

    url: str
    heading: str
    counter: str
    urls: tuple[str, ...]
    columns: tuple[Column, ...]
    facets: tuple[Facet, ...]
    sorts: tuple[Sort, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet, as a link to the list of its rows."""

    code: str
    text: str
    url: str
    count: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class FacetHead:
    """One facet on a static page, with those of its values that most rows have."""

    key: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ListHead:
    """What a static page says of the whole list; `data` is where all of it is, empty if it is not worth it."""

    url: str
    data: str
    counter: str
    total: int
    facets: tuple[FacetHead, ...]
    sorts: tuple[tuple[str, str], ...]


def head_of(browse: Browse) -> ListHead:
    """The head of a list whose facet values have no pages of their own: they are links to its own address."""
    facets = tuple(
        FacetHead(
            each.key,
            each.label,
            tuple(
                Option(code, text, f"{browse.url}?{each.key}={code}", count)
                for code, text, count in most(each.words, counted(each.codes))
            ),
        )
        for each in browse.facets
    )
    worth = len(browse.urls) >= WORTH_BROWSING
    return ListHead(
        url=browse.url,
        data=addresses.list_data(browse.url) if worth else "",
        counter=browse.counter,
        total=len(browse.urls),
        facets=tuple(each for each in facets if len(each.options) > 1) if worth else (),
        sorts=tuple((each.key, each.label) for each in browse.sorts) if worth else (),
    )


def plain_head(url: str, total: int) -> ListHead:
    """The head of a list that has pages, and nothing to filter by."""
    return ListHead(url, "", "项", total, (), ())


def counted(codes: Iterable[Iterable[str]]) -> Counter[str]:
    """How many rows have each code."""
    return Counter(code for own in codes for code in set(own))


def most(words: Mapping[str, str], counts: Mapping[str, int], always: str = "") -> list[tuple[str, str, int]]:
    """Code, words and count of the values that rows have, in their order; of many only those that most have,
    and `always`.
    """
    known = Counter({code: counts[code] for code in words if counts.get(code)})
    shown = {code for code, _count in known.most_common(MOST_OPTIONS)} | {always}
    return [(code, text, known[code]) for code, text in words.items() if code in shown and code in known]


def by_title(titles: Sequence[str], label: str = "按名称") -> Sort:
    """The order of the pinyin."""
    return Sort("title", label, tuple(alphabetical(titles)))
