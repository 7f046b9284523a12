"""All rows of each list as one JSON file, from which the browser filters, sorts and makes downloads.

Columns rather than rows, and each repeated cell once: the 5,000 achievements of a province stay below 600 KB.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import orjson

from generator.digest import digest_of_bytes
from generator.portal import addresses
from generator.task import Stage, Task
from generator.views.browse import WORTH_BROWSING, Browse, Column, Facet


def browse_tasks(browse: Browse, institution: str, as_of: dt.date) -> list[Task]:
    """One task for a list that is worth browsing."""
    if len(browse.urls) < WORTH_BROWSING:
        return []
    content = orjson.dumps(data_of(browse, institution, as_of))
    key = f"list:{digest_of_bytes(content)}"
    return [Task(addresses.list_data(browse.url), Stage.RENDER, key, bytes, (content,))]


def data_of(browse: Browse, institution: str, as_of: dt.date) -> dict[str, Any]:
    """What `theme/assets/js/rows.js` reads."""
    same = all(url.startswith(browse.url) for url in browse.urls)
    prefix = browse.url if same else ""
    return {
        "heading": browse.heading,
        "counter": browse.counter,
        "institution": institution,
        "as_of": as_of.isoformat(),
        "prefix": prefix,
        "urls": [url.removeprefix(prefix) for url in browse.urls],
        "columns": [_column(each) for each in browse.columns],
        "facets": [_facet(each) for each in browse.facets],
        "sorts": [
            {"key": each.key, "label": each.label, "order": each.order, "back": each.back} for each in browse.sorts
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    plain = {"key": column.key, "label": column.label, "kind": column.kind, "use": column.use}
    if column.kind == "facet":
        return plain
    distinct = list(dict.fromkeys(column.values))
    if column.kind in ("number", "flag") or len(distinct) > len(column.values) * 0.7:
        return {**plain, "values": column.values}
    places = {value: place for place, value in enumerate(distinct)}
    return {**plain, "words": distinct, "values": [places[value] for value in column.values]}


def _facet(facet: Facet) -> dict[str, Any]:
    """Values that no row has are left out; a row's codes become places among those that are there."""
    used = {code for own in facet.codes for code in own}
    codes = [code for code in facet.words if code in used]
    places = {code: place for place, code in enumerate(codes)}
    return {
        "key": facet.key,
        "label": facet.label,
        "codes": codes,
        "words": [facet.words[code] for code in codes],
        "values": [_placed([places[code] for code in own if code in places]) for own in facet.codes],
    }


def _placed(found: Sequence[int]) -> int | Sequence[int]:
    """One place as a number, several as a list."""
    return found[0] if len(found) == 1 else found
