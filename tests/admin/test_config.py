"""The configuration of the form: every field of every type, with the words that people know, and nothing hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.admin.config import cms_config
from generator.model.shape import shape_of
from generator.model.site import Admin
from generator.model.types import RECORD_TYPES
from generator.portal.disclosure import disclose
from generator.portal.graph import PublicPortal
from tests.project import assembled, copied


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> PublicPortal:
    """What is public of the base project."""
    return disclose(assembled(copied(tmp_path_factory.mktemp("base")))[0])


def config(portal: PublicPortal, **settings: Any) -> dict[str, Any]:
    """The configuration with these settings."""
    return cms_config(portal, Admin(**{"backend": "local", **settings}), "https://party.example.edu.cn/")


def collection(portal: PublicPortal, name: str) -> dict[str, Any]:
    """One collection."""
    return next(each for each in config(portal)["collections"] if each["name"] == name)


def field(fields: list[dict[str, Any]], *path: str) -> dict[str, Any]:
    """A field, or a part of a part."""
    own = next(each for each in fields if each["name"] == path[0])
    return field(own["fields"], *path[1:]) if len(path) > 1 else own


def test_every_type_and_every_field(portal: PublicPortal) -> None:
    """Each type has a collection in its folder; each field is in it once, with label and hint."""
    collections = {each["name"]: each for each in config(portal)["collections"]}

    assert collections.keys() == {kind.name for kind in RECORD_TYPES}
    for kind in RECORD_TYPES:
        own = collections[kind.name]
        files = own.get("files")
        fields = files[0]["fields"][0]["fields"] if files else own["fields"]
        assert (files[0]["file"] if files else own["folder"]) == kind.folder
        wanted = {shape.name: (shape.label, shape.required) for shape in shape_of(kind.model) if shape.name != "id"}
        assert {each["name"]: (each["label"], each["required"]) for each in fields if each["name"] != "id"} == wanted


@pytest.mark.parametrize(
    ("kind", "path", "wanted"),
    [
        ("achievements", ("title",), {"widget": "string"}),
        ("achievements", ("text",), {"widget": "text"}),
        ("achievements", ("year",), {"widget": "number", "value_type": "int"}),
        ("achievements", ("date",), {"widget": "string"}),
        ("achievements", ("link",), {"pattern": [r"^https?://\S+$", "以 http:// 或 https:// 开头的网址"]}),
        ("achievements", ("programme",), {"widget": "relation", "collection": "programmes", "multiple": False}),
        ("achievements", ("photos", "file"), {"widget": "image"}),
        ("achievements", ("evidence",), {"widget": "list", "summary": "{{fields.title}}"}),
        ("branches", ("secretary",), {"widget": "object"}),
        ("cases", ("date",), {"widget": "datetime", "format": "YYYY-MM-DD"}),
        ("cases", ("body",), {"widget": "markdown", "modes": ["raw"]}),
        ("cases", ("card", "steps"), {"widget": "list"}),
    ],
)  # fmt: skip
def test_widgets(portal: PublicPortal, kind: str, path: tuple[str, ...], wanted: dict[str, Any]) -> None:
    """Each sort of value has its widget."""
    made = field(collection(portal, kind)["fields"], *path)

    assert {key: made.get(key) for key in wanted} == wanted


def test_choices(portal: PublicPortal) -> None:
    """Words of vocabularies, records of several types, criteria, yes and no: codes are written, words shown."""
    fields = collection(portal, "achievements")["fields"]

    def offered(name: str) -> list[tuple[str, str]]:
        return [(each["value"], each["label"]) for each in field(fields, name)["options"]]

    assert ("university", "校级") in offered("level")
    assert offered("owners") == [("herbs", "药学院中药资源教工党支部"), ("herbs-studio", "中药资源“双带头人”工作室")]
    assert ("model/educate", "样板党支部 · 教育党员") in offered("criteria")
    assert offered("draft") == [("是", "是"), ("否", "否")]


def test_what_is_not_public_is_not_offered(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A draft is a choice for nobody: the configuration is published."""
    root = copied(tmp_path_factory.mktemp("draft"))
    studio = root / "data/studios/herbs-studio.yml"
    studio.write_text("draft: 是\n" + studio.read_text("utf-8"), "utf-8")
    made = config(disclose(assembled(root)[0]))

    assert "中药资源“双带头人”工作室" not in str(made)


@pytest.mark.parametrize(
    ("settings", "wanted"),
    [
        ({"backend": "github", "repo": "a/b", "sign_in": "https://auth.example.edu.cn/"},
         {"name": "github", "repo": "a/b", "branch": "main", "base_url": "https://auth.example.edu.cn"}),
        ({"backend": "gitlab", "repo": "a/b", "host": "https://git.example.edu.cn", "app_id": "x"},
         {"name": "gitlab", "base_url": "https://git.example.edu.cn", "api_root": "https://git.example.edu.cn/api/v4",
          "app_id": "x", "auth_type": "pkce"}),
        ({"backend": "forgejo", "repo": "a/b", "host": "https://git.example.edu.cn/", "branch": "drafts"},
         {"name": "gitea", "branch": "drafts", "api_root": "https://git.example.edu.cn/api/v1"}),
        ({"backend": "local"}, {"name": "gitea", "repo": "local/portal"}),
    ],
)  # fmt: skip
def test_backends(portal: PublicPortal, settings: dict[str, Any], wanted: dict[str, Any]) -> None:
    """Where the files are, in the words of the editor."""
    made = config(portal, **settings)["backend"]

    assert {key: made.get(key) for key in wanted} == wanted


def test_review(portal: PublicPortal) -> None:
    """Changes wait for review where that is wanted."""
    assert config(portal, backend="github", repo="a/b", review="是")["publish_mode"] == "editorial_workflow"
    assert "publish_mode" not in config(portal)


def test_no_field_without_an_end(portal: PublicPortal) -> None:
    """A model that holds itself is offered a few levels deep, and never with an empty list of fields."""

    def parts(fields: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
        yield fields
        for each in fields:
            if "fields" in each:
                yield from parts(each["fields"])

    programme = collection(portal, "programmes")["fields"]
    assert field(programme, "criteria", "children", "children", "name")["label"] == "条目名称"
    assert all(parts(programme))


def test_records_in_folders_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where one achievement lies deeper, the form shows folders."""
    root = copied(tmp_path_factory.mktemp("deep"))
    flat = disclose(assembled(root)[0])
    (root / "data/achievements/herbs").mkdir()
    (root / "data/achievements/herbs-relay.yml").rename(root / "data/achievements/herbs/herbs-relay.yml")
    deep = disclose(assembled(root)[0])

    assert ["nested" in collection(each, "achievements") for each in (flat, deep)] == [False, True]
