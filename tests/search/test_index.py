"""The shards: what stands in them, and that a patched one is the same as one made afresh."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.search.index import fresh, patched, shards_for
from generator.views.search_document import SearchDocument
from tests.search.documents import BEDSIDE, document

TEXT = st.text(alphabet="党支部书记a1ā，", max_size=7)
DOCUMENTS = st.lists(st.builds(document, TEXT, TEXT, TEXT), min_size=1, max_size=8)


def test_shard_of_two_documents() -> None:
    """Key → entries in order → numbers of documents."""
    assert fresh([document("床旁", "查房"), document("查房后", "床旁")], 1)[0].decode() == (
        '{"cf":"~h:B","ch":"~afanghou:B ~uangpang:A","cp":"~:A","后!":":B","床!":":A","床旁":".:~w .!:A",'
        '"房!":":B","房后":".:B .!:B","旁!":":A","查!":":B","查房":".:A 后:B 后!:B"}'
    )


@given(DOCUMENTS, st.data())
def test_patched_is_fresh(documents: list[SearchDocument], data: st.DataObject) -> None:
    """After any edits of any documents, byte for byte."""
    old = fresh(documents, 4)
    numbers = data.draw(st.sets(st.integers(0, len(documents) - 1)))
    changes = {number: (documents[number], data.draw(DOCUMENTS)[0]) for number in numbers}
    after = [changes[number][1] if number in changes else each for number, each in enumerate(documents)]
    new = patched(old, changes, len(documents))
    assert [new.get(place, shard) for place, shard in enumerate(old)] == fresh(after, 4)


def test_one_title_touches_few_shards() -> None:
    """Only those of the runs that come or go."""
    documents = [document("床旁", "查房后，交班前，一起看一遍"), document("接力", "田间")]
    after = replace(documents[0], title="床边")
    assert len(patched(fresh(documents, 1024), {0: (documents[0], after)}, 2)) <= 12


def test_number_of_shards_follows_from_the_text() -> None:
    """One for ten thousand characters, up to the next power of two."""
    assert shards_for([BEDSIDE]) == 1
    assert shards_for([document("一", "字" * 25_000), document("二", "字" * 25_000)]) == 8
