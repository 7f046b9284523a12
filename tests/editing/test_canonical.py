"""The canonical form: the same data, the same comments, always the same text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.editing.canonical import canonical
from generator.editing.survey import record_paths
from generator.model.files import FileType, file_type
from generator.source import parse_source
from tests.project import BASE, ROOT


def of_type(name: str) -> FileType:
    """The type of a file that there must be."""
    kind = file_type(name)
    assert kind is not None
    return kind


POLICY = of_type("data/policies/a.yml")
CASE = of_type("content/cases/a.md")
UNITS = of_type("data/units.yml")
VOCAB = of_type("data/vocab.yml")
SNAPSHOT = of_type("data/snapshots/2025.yml")


def form(text: str, kind: FileType = POLICY) -> str:
    """The canonical form of a text; fails where there is none, or where it is not the last word."""
    once = canonical(text.encode(), kind)
    assert once is not None
    assert canonical(once, kind) == once
    return once.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("issuer: 乙\ntitle: 甲\n", "title: 甲\nissuer: 乙\n"),
        ("# 说明\nissuer: 乙\n# 标题照原件\ntitle: 甲\n", "# 说明\n# 标题照原件\ntitle: 甲\nissuer: 乙\n"),
        ("title: 甲\nunknown: 丙\nissuer: 乙\n", "title: 甲\nissuer: 乙\nunknown: 丙\n"),
        ("basis: [a, b]\n", "basis:\n  - a\n  - b\n"),
        ("basis: []\n", "basis: []\n"),
        ("basis:\n- a\n- b\n", "basis:\n  - a\n  - b\n"),
        ("title: '甲'\n", "title: 甲\n"),
        ('title: "甲: 乙"\n', 'title: "甲: 乙"\n'),
        ("title: '甲: 乙'\n", 'title: "甲: 乙"\n'),
        ('title: "007"\nnumber: 007\n', 'title: "007"\nnumber: 007\n'),
        ("title: '是'\nnote: 'yes'\n", 'title: 是\nnote: "yes"\n'),
        ('title: "null"\nnote: ~\n', 'title: "null"\nnote:\n'),
        ("summary: >-\n  甲乙\n  丙丁\n", "summary: 甲乙 丙丁\n"),
        ("summary: 甲乙\n  丙丁\n", "summary: 甲乙 丙丁\n"),
        ('summary: "甲\\n乙"\n', "summary: |-\n  甲\n  乙\n"),
        ("summary: |\n    甲\n    乙\n", "summary: |\n  甲\n  乙\n"),
        ("title: 甲 # 照原件\n\n\n", "title: 甲 # 照原件\n"),
        ("title: 甲\r\nissuer: 乙\r\n", "title: 甲\nissuer: 乙\n"),
        ("\ufefftitle: 甲", "title: 甲\n"),
        ("title: 甲\nissuer: 乙\n# 末尾的话\n", "title: 甲\nissuer: 乙\n# 末尾的话\n"),
    ],
)
def test_forms(before: str, after: str) -> None:
    """Order, lists, quotes, literal text, comments and line ends."""
    assert form(before) == after


def test_order_within_lists() -> None:
    """The keys of a row are put in order too, its dash stays first, and its comment goes along."""
    before = "- name: 甲\n  # 编号不改\n  id: a\n  kind: committee\n- id: b\n  kind: committee\n  name: 乙\n"

    after = form(before, UNITS)

    assert after == "# 编号不改\n- id: a\n  name: 甲\n  kind: committee\n- id: b\n  name: 乙\n  kind: committee\n"


def test_tables_have_a_line_for_each_row() -> None:
    """Vocabularies and snapshots are read down the columns."""
    assert form("levels:\n  - label: 国家级\n    code: national\n", VOCAB) == (
        "levels:\n  - {code: national, label: 国家级}\n"
    )
    assert form('levels:\n  - {code: a, label: "甲,乙", also: [丙]}\n', VOCAB) == (
        'levels:\n  - {code: a, label: "甲,乙", also: [丙]}\n'
    )
    assert form("date: 2025-12-31\nfigures:\n  - code: a\n    value: 1\n", SNAPSHOT) == (
        "date: 2025-12-31\nfigures:\n  - {code: a, value: 1}\n"
    )


def test_markdown_is_not_touched() -> None:
    """Only the head of a narrative is brought to the form; its body keeps every character."""
    body = "\n## 背景\n\n*   甲  \n\n　　乙\n"

    assert form(f"---\nkind: case\ntitle: '甲'\n---\n{body}", CASE) == f"---\ntitle: 甲\nkind: case\n---\n{body}"


@pytest.mark.parametrize("text", ["title: [\n", "", "a: &a b\n", "title：甲\n", "title: 甲\ntitle: 乙\n"])
def test_what_cannot_be_read_is_left(text: str) -> None:
    """A file with an error has no canonical form."""
    data = parse_source(text.encode(), front_matter=False, keys=POLICY.keys)

    assert canonical(text.encode(), POLICY) is None or data.data is not None


@pytest.mark.parametrize("root", [BASE, ROOT])
def test_all_records(root: object) -> None:
    """Every file of the base project and of the demonstration has a form, and its form is final."""
    assert isinstance(root, type(BASE))
    for name, kind in record_paths(root):
        once = canonical((root / name).read_bytes(), kind)
        assert once is not None, name
        assert canonical(once, kind) == once, name


def test_the_demonstration_is_in_canonical_form() -> None:
    """`fourones fmt` changes nothing here."""
    changed = [
        name
        for name, kind in record_paths(ROOT)
        if canonical((ROOT / name).read_bytes(), kind) != (ROOT / name).read_bytes()
    ]

    assert changed == []


TEXT = st.text(alphabet="甲乙：，“”ab0: #-'\"\\[]{}&*!|>%@`,?~\n\u3000", max_size=12)
KEY = st.sampled_from(["title", "issuer", "summary", "number", "note", "points", "basis", "other"])
VALUE = st.recursive(
    TEXT | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=6
)


@settings(deadline=None, database=None, derandomize=True, max_examples=300)
@given(st.dictionaries(KEY, VALUE, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_same_data(data: dict[str, object], flow: bool, wide: bool) -> None:
    """Whatever another program writes: the form has the same data, and is final."""
    import yaml

    raw = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, width=1000 if wide else 20, sort_keys=False)
    before = parse_source(raw.encode(), front_matter=False, keys=POLICY.keys)
    once = canonical(raw.encode(), POLICY)
    if once is None:
        return
    assert parse_source(once, front_matter=False, keys=POLICY.keys).data == before.data
    assert canonical(once, POLICY) == once
