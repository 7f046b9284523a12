"""The one walk over models: what fields are, which strings are marked, and what a sieve leaves."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.model.base import Model, Photo, Record
from generator.model.fields import (
    BranchRef,
    Flag,
    HonourLevel,
    Level,
    MediaPath,
    OwnerRef,
    Picture,
    Reference,
    Term,
    Words,
    internal,
    private,
    public,
    with_consent,
)
from generator.model.shape import (
    DroppedError,
    FieldShape,
    Keep,
    Marked,
    label_of,
    marked,
    shape_at,
    shape_of,
    sift,
)
from generator.model.types import RECORD_TYPES


class Part(Model):
    """A nested model."""

    owner: OwnerRef = public("归属")
    level: HonourLevel | None = public("级别", "", None)


class Whole(Model):
    """One field of every make."""

    name: Words = public("名称", "全称")
    parts: tuple[Part, ...] = public("部分", "", ())
    main: Part | None = public("主要部分", "", None)
    branches: tuple[BranchRef, ...] = public("支部", "", ())
    photo: Picture | None = public("图片", "", None)
    person: str | None = with_consent("姓名", "", None)
    consent: Flag = internal("已同意公开", "", False)
    phone: str | None = private("电话", "", None)


class Holder(Model):
    """Holds what it cannot do without."""

    whole: Whole = public("整体")
    needed: tuple[Part, ...] = public("必要部分")


class Node(Model):
    """Nests itself."""

    owner: OwnerRef = public("归属")
    children: tuple[Node, ...] = public("下级", "", ())


def field(name: str) -> FieldShape:
    """The shape of one field of `Whole`."""
    return next(shape for shape in shape_of(Whole) if shape.name == name)


def test_fields() -> None:
    """A shape says label, hint, level, need, number, nested model and mark."""
    assert field("name") == FieldShape("name", "名称", "全称", Level.PUBLIC, True, False, None, None, None)
    assert field("parts") == FieldShape("parts", "部分", "", Level.PUBLIC, False, True, Part, None, ())
    assert field("main") == FieldShape("main", "主要部分", "", Level.PUBLIC, False, False, Part, None, None)
    assert field("branches").mark == Reference(("branches",))
    assert field("branches").many
    assert field("photo").mark == MediaPath("picture")
    assert shape_of(Part)[1].mark == Term("levels")
    assert [field(name).level for name in ("person", "consent", "phone")] == [
        Level.CONSENT,
        Level.INTERNAL,
        Level.PRIVATE,
    ]


def models_below(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and all that it nests."""
    if model not in seen:
        seen.add(model)
        for shape in shape_of(model):
            if shape.model is not None:
                models_below(shape.model, seen)
    return seen


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_every_field_is_declared(kind: object) -> None:
    """No field of any record lacks a Chinese label or a level, nested ones included."""
    for model in models_below(kind.model, set()):  # type: ignore[attr-defined]
        for shape in shape_of(model):
            assert shape.label != shape.name, f"{model.__name__}.{shape.name}"


def test_consent_flag_beside_consent_fields() -> None:
    """Whatever model names a person has the flag that the gate asks."""
    for kind in RECORD_TYPES:
        for model in models_below(kind.model, set()):
            names = {shape.name for shape in shape_of(model)}
            if any(shape.level is Level.CONSENT for shape in shape_of(model)):
                assert "consent" in names, model.__name__


def whole(**changes: object) -> Whole:
    """A valid value; what is given replaces its fields."""
    return Whole.model_validate({"name": "甲", **changes})


def test_marked_strings() -> None:
    """All references are found with key path, value and label, nested and repeated ones included."""
    value = whole(parts=({"owner": "a"}, {"owner": "b"}), main={"owner": "c"}, branches=("d",), photo="media/x.jpg")

    owner = Reference(("branches", "studios"))
    assert list(marked(value, Reference)) == [
        Marked(("parts", 0, "owner"), "a", owner, "归属"),
        Marked(("parts", 1, "owner"), "b", owner, "归属"),
        Marked(("main", "owner"), "c", owner, "归属"),
        Marked(("branches", 0), "d", Reference(("branches",)), "支部"),
    ]
    assert list(marked(value, MediaPath)) == [Marked(("photo",), "media/x.jpg", MediaPath("picture"), "图片")]


def test_marks_in_models_that_nest_themselves() -> None:
    """A tree, whose nodes hold nodes, is walked to its leaves and no further."""
    tree = Node.model_validate({"owner": "a", "children": [{"owner": "b", "children": [{"owner": "c"}]}]})

    assert [mark.value for mark in marked(tree, Reference)] == ["a", "b", "c"]
    assert list(marked(tree, MediaPath)) == []


def without(*values: str) -> Keep:
    """A sieve that refuses some strings."""
    return lambda _shape, _holder, value: value not in values


def test_sift_keeps_the_same_object() -> None:
    """Where nothing is refused, nothing is copied."""
    value = whole(parts=({"owner": "a"},), photo="p")

    assert sift(value, without()) is value


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        ("p", whole(parts=({"owner": "a"}, {"owner": "b"}), main={"owner": "c"}, branches=("d", "e"))),
        ("d", whole(parts=({"owner": "a"}, {"owner": "b"}), main={"owner": "c"}, branches=("e",), photo="p")),
        ("a", whole(parts=({"owner": "b"},), main={"owner": "c"}, branches=("d", "e"), photo="p")),
        ("c", whole(parts=({"owner": "a"}, {"owner": "b"}), branches=("d", "e"), photo="p")),
    ],
)
def test_sift(refused: str, expected: Whole) -> None:
    """A refused value becomes its default, leaves its list, or takes along the part that needs it."""
    value = whole(parts=({"owner": "a"}, {"owner": "b"}), main={"owner": "c"}, branches=("d", "e"), photo="p")

    assert sift(value, without(refused)) == expected


@pytest.mark.parametrize("refused", ["甲", "a"])
def test_sift_drops_what_cannot_do_without(refused: str) -> None:
    """A record that loses something required, or all of a list it needs, is lost itself."""
    holder = Holder.model_validate({"whole": {"name": "甲"}, "needed": [{"owner": "a"}]})

    with pytest.raises(DroppedError):
        sift(holder, without(refused))


def test_labels() -> None:
    """A key path reads as Chinese labels, with positions; what no field has is shown as typed."""
    assert label_of(Holder, ("whole", "parts", 1, "owner")) == "整体 › 部分 › 第2项 › 归属"
    assert label_of(Holder, ("whole", "nam")) == "整体 › nam"
    assert label_of(Holder, ()) == ""


def test_shape_at() -> None:
    """The field that a path ends in; none where it leaves the model."""
    assert shape_at(Holder, ("needed", 0, "level")) == shape_of(Part)[1]
    assert shape_at(Holder, ("whole", "name", "x")) is None


def test_records_are_frozen() -> None:
    """A record cannot be changed once it is made."""
    photo = Photo.model_validate({"file": "a.jpg", "alt": "甲"})

    with pytest.raises(ValueError, match="frozen"):
        photo.alt = "乙"  # type: ignore[misc]
    assert Record.model_config["frozen"]
