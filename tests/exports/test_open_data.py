"""The open data as a whole: complete, consistent, and without a hidden key."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.markdown import parse_markdown
from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.kinds import Kind, kind_of
from generator.model.shape import FieldShape, shape_of
from generator.model.types import RECORD_TYPES
from generator.portal.disclosure import disclose
from generator.times import parse_when
from generator.views.columns import SHOWN, tables
from tests.exports.opened import Made, made
from tests.portal.test_disclosure import MARK, full_of
from tests.records import achievement, award, branch, public, unit

URL = "https://a.example/"


VALUES: dict[Kind, Any] = {
    Kind.TIME: parse_when("2025-05"),
    Kind.DAY: dt.date(2026, 5, 20),
    Kind.INTEGER: 3,
    Kind.NUMBER: 0.5,
    Kind.FLAG: False,
    Kind.DOCUMENT: parse_markdown("正文。"),
}
GIVEN = {"id": "one", "open_mode": "open", "result": "pass", "slot": "s", "aliases": ()}
"""What the gate or the tables ask for by value."""


def filled(model: type[BaseModel], depth: int = 0, *, hidden: bool = False) -> BaseModel:
    """A part with every field filled as its type wants, and a mark in all that is hidden."""
    return model.model_construct(**{shape.name: _value(model, shape, depth, hidden) for shape in shape_of(model)})


def _value(model: type[BaseModel], shape: FieldShape, depth: int, hidden: bool) -> Any:
    hidden = hidden or shape.level is not Level.PUBLIC
    kind = kind_of(model, shape.name)
    if shape.name == "withdrawn":  # else nothing of the record is public
        return None
    if shape.model is not None:
        one: Any = filled(shape.model, depth + 1, hidden=hidden) if depth < 5 else None
        return ((one,) if one else ()) if shape.many else one
    if shape.name in GIVEN and not hidden:
        return GIVEN[shape.name]
    if kind in VALUES:
        return VALUES[kind]
    one = {Reference: "one", MediaPath: "media/x.jpg", Term: "term"}.get(type(shape.mark), "可公开")
    one = f"{MARK}{shape.name}" if hidden else one
    return (one, one) if shape.many else one


@pytest.fixture(scope="module")
def whole() -> Made:
    """The open data of one record of every type, with every field filled, hidden ones with a mark."""
    records = [(kind.name, filled(kind.model)) for kind in RECORD_TYPES]
    full = full_of(*records, media=("media/x.jpg",))  # type: ignore[arg-type]
    assert MARK in repr(full)
    return made(disclose(full), URL)


def texts(data: Made) -> Iterator[tuple[str, str]]:
    """Path and text of every file; a workbook is unpacked."""
    for path, content in data.files.items():
        if path.endswith(".xlsx"):
            book = zipfile.ZipFile(io.BytesIO(content))
            for name in book.namelist():
                yield f"{path}/{name}", book.read(name).decode()
        else:
            yield path, content.decode("utf-8-sig")


def test_nothing_hidden_is_in_any_file(whole: Made) -> None:
    """A mark in every field that is not public, of every type, is nowhere."""
    assert [path for path, text in texts(whole) if MARK in text] == []


def key_paths(content: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of JSON with the keys above them; places in lists do not count."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield (*path, key)
            yield from key_paths(value, (*path, key))
    elif isinstance(content, list):
        for item in content:
            yield from key_paths(item, path)


def hidden_paths(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where the internal and private fields of a model would stand."""
    for shape in shape_of(model):
        if shape.level not in SHOWN:
            yield (*path, shape.name)
        elif shape.model is not None and len(path) < 5:
            yield from hidden_paths(shape.model, (*path, shape.name))


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_no_hidden_key_is_in_any_file(whole: Made, kind: Any) -> None:
    """Of every record type: neither in its JSON, nor among the columns of its tables, nor in the package."""
    hidden = set(hidden_paths(kind.model))
    assert hidden >= {("draft",), ("note",)}
    written = json.loads(whole.files["data/portal.json"])["records"][kind.name]
    assert hidden & set(key_paths(written)) == set()
    assert hidden & set(key_paths(json.loads(whole.files[f"{kind.name}/one/index.json"]))) == set()
    resources = {each["name"]: each for each in json.loads(whole.files["data/datapackage.json"])["resources"]}
    sheets = "".join(text for path, text in texts(whole) if "/xl/sharedStrings" in path)
    assert "secretary" in sheets
    for name, table in tables().items():
        if table.kind != kind.name:
            continue
        above = tuple(name.removeprefix(kind.name).strip("-").replace("-", "_").split("_")) if table.parent else ()
        (head, *_rows) = csv.reader(io.StringIO(dict(texts(whole))[f"data/{name}.csv"], newline=""))
        fields = [field["name"] for field in resources[name]["schema"]["fields"]]
        assert head == fields
        keys = {tuple(column.split(".")) for column in head}
        assert {"_".join(path) for path in hidden} & {"_".join((*above, *key)) for key in keys} == set()
    assert not re.search(r"\n(draft|note|secretary\.joined_party|contact|roster)<", sheets)


def test_hidden_levels() -> None:
    """The two levels that nobody outside may see are the ones left out."""
    assert set(Level) - SHOWN == {Level.INTERNAL, Level.PRIVATE}


def test_files(whole: Made) -> None:
    """A record beside its page, a table a file, the whole in one each."""
    singles = {f"{kind.name}/one/index.json" for kind in RECORD_TYPES}
    sheets = {f"data/{name}.csv" for name in tables()} | {"data/terms.csv"}
    together = {"data/portal.xlsx", "data/portal.json", "data/datapackage.json"}
    assert set(whole.files) == singles | sheets | together


def test_the_whole_in_one_file_is_the_records_in_theirs() -> None:
    """Each is written once, and put together as it is."""
    data = made(public(unit(), branch(), achievement("a"), achievement("b")), URL)
    together = json.loads(data.files["data/portal.json"])
    assert list(together["records"]) == ["units", "branches", "achievements"]
    assert (together["as_of"], together["url"], together["license"]) == ("2026-11-15", URL, None)
    assert together["terms"]["levels"]["university"] == "校级"
    for kind, records in together["records"].items():
        for record in records:
            assert record == json.loads(data.files[f"{kind}/{record['id']}/index.json"])


def test_what_the_page_says_of_the_files() -> None:
    """Rows and bytes as they are; a table that nothing stands in is not told of."""
    data = made(public(unit(), branch(), award(recipients=[{"role": "书记"}])), URL)
    sheets = {sheet.main.title: sheet for sheet in data.downloads.sheets}
    assert (sheets["支部"].main.rows, sheets["成果"].main.rows) == (1, 0)
    assert sheets["支部"].main.size == len(data.files["data/branches.csv"])
    assert [part.title for part in sheets["表彰"].parts] == ["表彰·获奖者"]
    assert sheets["支部"].parts == ()
    assert data.downloads.workbook.size == len(data.files["data/portal.xlsx"])
    assert data.downloads.records.rows == 3


def test_the_same_records_give_the_same_bytes() -> None:
    """Whatever the day."""
    first, second = (made(public(unit(), branch(), achievement()), URL).files for _time in range(2))
    assert first == second


def test_the_package_describes_the_tables() -> None:
    """Every file by its size and digest, every column by type and words, relations where they are flat."""
    data = made(public(unit(), branch(), achievement(), reuse_link="https://licence.example/"), URL)
    package = json.loads(data.files["data/datapackage.json"])
    assert package["licenses"] == [{"path": "https://licence.example/", "title": "引用时请注明来源和数据截至日期。"}]
    resources = {each["name"]: each for each in package["resources"]}
    assert list(resources) == [*tables(), "terms"]
    for name, resource in resources.items():
        assert resource["path"] == f"{name}.csv"
        assert resource["bytes"] == len(data.files[f"data/{name}.csv"])
    schema = resources["achievements-adopted-by"]["schema"]
    assert schema["primaryKey"] == ["record_id", "item"]
    assert schema["foreignKeys"] == [
        {"fields": ["record_id"], "reference": {"resource": "achievements", "fields": ["id"]}},
        {"fields": ["branch"], "reference": {"resource": "branches", "fields": ["id"]}},
    ]
    fields = {field["name"]: field for field in resources["branches"]["schema"]["fields"]}
    assert fields["type"]["constraints"]["enum"] == ["staff-teaching", "staff-business", "staff-service", "student"]
    assert fields["founded"] == {
        "name": "founded",
        "title": "成立时间",
        "type": "string",
        "description": "如 2016-09",
        "constraints": {"required": True},
    }
    units = {tuple(key["fields"]): key["reference"] for key in resources["units"]["schema"]["foreignKeys"]}
    assert units[("parent",)] == {"resource": "", "fields": ["id"]}


def test_every_foreign_key_holds(built: Path) -> None:
    """Each value of a key stands in the table that it leads to."""
    folder = built / "data"
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    rows = {
        each["name"]: list(csv.DictReader(io.StringIO((folder / each["path"]).read_text("utf-8-sig"), newline="")))
        for each in package["resources"]
    }
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            target = rows[key["reference"]["resource"] or resource["name"]]
            known = {tuple(row[field] for field in key["reference"]["fields"]) for row in target}
            held = {tuple(row[field] for field in key["fields"]) for row in rows[resource["name"]]}
            assert {each for each in held if all(each)} - known == set(), (resource["name"], key)


def test_every_record_page_leads_to_its_data(built: Path) -> None:
    """In the head and at its end, to a file that is there."""
    page = (built / "branches/herbs/index.html").read_text("utf-8")
    assert '<a href="../../branches/herbs/index.json">本页数据（JSON）</a>' in page
    assert 'type="application/json"' in page
    assert json.loads((built / "branches/herbs/index.json").read_bytes())["id"] == "herbs"
