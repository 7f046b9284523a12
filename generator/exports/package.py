"""datapackage.json: what each table holds, for programs (Frictionless Data Package 2.0)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from generator.portal.graph import PublicPortal
from generator.views.columns import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0"


@dataclass(frozen=True, slots=True)
class Described:
    """What the package says of a file."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Described:
        """Of a file with these bytes."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


def package(
    portal: PublicPortal, site_url: str, tables: Iterable[Table], files: Mapping[str, Described], terms: Described
) -> bytes:
    """`files` are the CSV files by the name of their table; `terms` is the one of all vocabularies."""
    site = portal.site
    described = {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "four-ones",
        "title": site.title,
        "description": site.summary,
        "homepage": site_url,
        "created": f"{portal.as_of.isoformat()}T00:00:00+08:00",
        "contributors": [{"title": site.issuer, "roles": ["publisher"]}],
        "licenses": [{"path": site.reuse_link, "title": site.reuse}] if site.reuse_link else [],
        "usage": site.reuse,
        "resources": [
            *(_resource(table.name, table.title, files[table.name], _schema(portal, table)) for table in tables),
            _resource("terms", "选项", terms, {"fields": [_field(portal, each) for each in TERM_COLUMNS]}),
        ],
    }
    return orjson.dumps({key: value for key, value in described.items() if value}, option=orjson.OPT_INDENT_2)


TERM_COLUMNS = (
    Column("vocabulary", "选项表", required=True),
    Column("code", "代码", required=True),
    Column("label", "名称", required=True),
    Column("short", "简称"),
    Column("text", "说明"),
)
"""Columns of the table of vocabularies."""


def _resource(name: str, title: str, file: Described, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": name,
        "title": title,
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": {"$schema": f"{PROFILE}/tableschema.json", **schema},
    }


def _schema(portal: PublicPortal, table: Table) -> dict[str, Any]:
    columns = table.columns
    keys = ["record_id", "item"] if table.parent else ["id"]
    foreign = [_reference([column.name], column.refers[0], ["id"], table) for column in columns if _leads(column)]
    itself = any(each.table == table.name for each in table.fields)
    if len(table.keys) > 2 and not itself:  # the top of a tree has no row above it, which no key can say
        foreign.append(_reference(["record_id", "parent_item"], table.parent, ["record_id", "item"], table))
    schema = {"fields": [_field(portal, column) for column in columns], "primaryKey": keys}
    return {**schema, "foreignKeys": foreign} if foreign else schema


def _leads(column: Column) -> bool:
    """Whether the column names one record of one type: what may be of several types is no foreign key."""
    return len(column.refers) == 1 and not column.many


def _reference(fields: list[str], resource: str, to: list[str], table: Table) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": "" if resource == table.name else resource, "fields": to}}


def _field(portal: PublicPortal, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": column.title, "type": column.type}
    if column.hint:
        field["description"] = column.hint
    if column.link and not column.many:
        field["format"] = "uri"
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.vocabulary and not column.many:
        constraints["enum"] = list(portal.vocabularies.get(column.vocabulary, {}))
    return {**field, "constraints": constraints} if constraints else field
