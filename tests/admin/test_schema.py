"""What VS Code knows of the data files: the demonstration is in order by it, and mistakes are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from generator.admin.schema import FOLDER, schema_files
from generator.build.prepare import prepare
from generator.settings import Project
from tests.project import ROOT


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files for the repository's own data."""
    return schema_files(prepare(Project(ROOT), None).public)


def wrong(schema: dict[str, Any], value: Any, whole: dict[str, Any], at: str = "") -> Iterator[str]:
    """What a value has against the part of JSON Schema that we use."""
    if "$ref" in schema:
        yield from wrong(whole["definitions"][schema["$ref"].rpartition("/")[2]], value, whole, at)
    for part in schema.get("allOf", ()):
        yield from wrong(part, value, whole, at)
    if "anyOf" in schema and all(list(wrong(part, value, whole, at)) for part in schema["anyOf"]):
        yield f"{at}: {value!r} is none of these"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r}"
    if "pattern" in schema and not re.search(schema["pattern"], str(value)):
        yield f"{at}: {value!r} has another form"
    match schema.get("type"):
        case "object":
            yield from _object(schema, value, whole, at)
        case "array":
            items = value if isinstance(value, list) else []
            if not isinstance(value, list):
                yield f"{at}: no list"
            for number, item in enumerate(items):
                yield from wrong(schema["items"], item, whole, f"{at}/{number}")
        case [*_scalars] if isinstance(value, dict | list):
            yield f"{at}: no scalar"


def _object(schema: dict[str, Any], value: Any, whole: dict[str, Any], at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: no map"
        return
    yield from (f"{at}: {name} is missing" for name in schema["required"] if name not in value)
    for name, inner in value.items():
        if name in schema["properties"]:
            yield from wrong(schema["properties"][name], inner, whole, f"{at}/{name}")
        else:
            yield f"{at}: {name} is unknown"


def read(text: str) -> Any:
    """YAML with every scalar as it is written."""
    return yaml.load(text, yaml.BaseLoader)


def test_the_demonstration_is_in_order(files: dict[str, bytes]) -> None:
    """Every data file by the schema that VS Code takes for it; each has one."""
    patterns = orjson.loads(files[f"{FOLDER}/settings.json"])["yaml.schemas"]
    seen: set[Path] = set()
    for name, pattern in patterns.items():
        schema = orjson.loads(files[name.removeprefix("./")])
        paths = sorted(ROOT.glob(pattern))
        seen.update(paths)
        for path in paths:
            assert list(wrong(schema, read(path.read_text("utf-8")), schema)) == [], path

    assert set((ROOT / "data").rglob("*.yml")) - seen <= {ROOT / "data/vocab.yml", ROOT / "data/terms.yml"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel: 甲\n", "titel is unknown"),
        ("title: 甲\n", "summary is missing"),
        ("form: best\n", "/form"),
        ("owners: icu\n", "/owners: no list"),
        ("owners: [A_b]\n", "/owners/0"),
        ("evidence: [e1]\n", "/evidence/0: no map"),
    ],
)
def test_mistakes_are_seen(files: dict[str, bytes], text: str, told: str) -> None:
    """An unknown key, something missing, a word that no vocabulary has, the wrong shape."""
    schema = orjson.loads(files[f"{FOLDER}/schemas/achievements.json"])

    assert any(told in each for each in wrong(schema, read(text), schema))


def test_words_to_hover_over(files: dict[str, bytes]) -> None:
    """Label, hint and who may see it, in Chinese; codes with their meaning."""
    branch = orjson.loads(files[f"{FOLDER}/schemas/branches.json"])
    achievement = orjson.loads(files[f"{FOLDER}/schemas/achievements.json"])
    level = achievement["properties"]["level"]["anyOf"][0]

    assert branch["definitions"]["Secretary"]["properties"]["joined_party"]["description"] == (
        "入党日期：只用于核对党龄，不公开。不公开"
    )
    assert dict(zip(level["enum"], level["markdownEnumDescriptions"], strict=True))["university"] == "校级"


def test_the_repository_has_them(files: dict[str, bytes]) -> None:
    """What lies in the repository is what the models give now (`fourones schema` writes it)."""
    assert {name: (ROOT / name).read_bytes() for name in files} == files
