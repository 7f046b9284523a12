"""JSON Schemas of the data files, for completion and hover in VS Code (extension “YAML”), and its settings.

They help while somebody types; what counts is the check. So every scalar may be written as text, number or yes and no,
as our own reader takes it.
"""

from __future__ import annotations

from typing import Any

import orjson
from pydantic import BaseModel

from generator.admin.choices import FLAG, Choice, Choices
from generator.model.fields import ID_PATTERN, Reference, Term
from generator.model.institution import LIST, Institution
from generator.model.kinds import Kind, kind_of
from generator.model.permission import Permission
from generator.model.shape import FieldShape, shape_of
from generator.model.site import Site
from generator.model.types import RECORD_TYPES
from generator.portal.graph import PublicPortal

Schema = dict[str, Any]

FOLDER = ".vscode"

_SCALAR = ["string", "number", "boolean"]


def schema_files(portal: PublicPortal) -> dict[str, bytes]:
    """The schemas and VS Code's settings, by their path in the project."""
    choices = Choices(portal)
    files: dict[str, bytes] = {}
    where: dict[str, str] = {
        "portal.json": "data/portal.yml", "permissions.json": "data/permissions.yml", "institutions.json": LIST,
    }  # fmt: skip
    made: dict[str, Schema] = {
        "portal.json": _document(Site, "网站设置", choices),
        "permissions.json": _list_of(_document(Permission, "可以公开的例外", choices)),
        "institutions.json": _list_of(_document(Institution, "汇总的学校", choices)),
    }
    for kind in RECORD_TYPES:
        if kind.suffix != ".yml":
            continue
        one = _document(kind.model, kind.label, choices)
        several = kind.folder.endswith(".yml")
        made[f"{kind.name}.json"] = _list_of(one) if several else one
        where[f"{kind.name}.json"] = kind.folder if several else f"{kind.folder}/**/*.yml"
    for name, schema in made.items():
        files[f"{FOLDER}/schemas/{name}"] = _json({"$schema": "http://json-schema.org/draft-07/schema#", **schema})
    settings = {
        "yaml.schemas": {f"./{FOLDER}/schemas/{name}": pattern for name, pattern in where.items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.wordWrap": "on"},
    }
    files[f"{FOLDER}/settings.json"] = _json(settings)
    files[f"{FOLDER}/extensions.json"] = _json({"recommendations": ["redhat.vscode-yaml"]})
    return files


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _list_of(one: Schema) -> Schema:
    own = {name: value for name, value in one.items() if name != "definitions"}
    return {"type": "array", "title": one["title"], "items": own, "definitions": one["definitions"]}


def _document(model: type[BaseModel], label: str, choices: Choices) -> Schema:
    """A file's schema. Models that hold themselves stand under `definitions`."""
    definitions: dict[str, Schema] = {}
    _define(model, choices, definitions)
    return {**definitions.pop(model.__name__), "title": label, "definitions": definitions}


def _define(model: type[BaseModel], choices: Choices, definitions: dict[str, Schema]) -> None:
    if model.__name__ in definitions:
        return
    made: Schema = {}
    definitions[model.__name__] = made
    shapes = shape_of(model)
    for shape in shapes:
        if shape.model is not None:
            _define(shape.model, choices, definitions)
    made |= {
        "type": "object",
        "additionalProperties": False,
        "properties": {shape.name: _property(model, shape, choices) for shape in shapes},
        "required": [shape.name for shape in shapes if shape.required and shape.name != "id"],
    }


def _property(model: type[BaseModel], shape: FieldShape, choices: Choices) -> Schema:
    told = "。".join(word for word in (shape.hint, shape.level.told) if word)
    head: Schema = {"title": shape.label, "description": f"{shape.label}：{told}" if told else shape.label}
    own = {"$ref": f"#/definitions/{shape.model.__name__}"} if shape.model else _scalar(model, shape, choices)
    if shape.many:
        return {**head, "type": "array", "items": own}
    return {**head, "allOf": [own]} if shape.model else {**head, **own}


def _scalar(model: type[BaseModel], shape: FieldShape, choices: Choices) -> Schema:
    match shape.mark:
        case Term(vocabulary=vocabulary):
            terms = choices.terms(vocabulary)
            return {"anyOf": [_offered(terms), {"enum": [label for _code, label in terms]}]} if terms else _offered(())
        case Reference():
            # no list of records: the schemas would be out of date with every new one
            return {"type": _SCALAR, "pattern": f"^{ID_PATTERN}$"}
    match kind_of(model, shape.name):
        case Kind.FLAG:
            return {"anyOf": [_offered(FLAG), {"type": _SCALAR}]}
        case _:
            return {"type": _SCALAR}


def _offered(choices: tuple[Choice, ...]) -> Schema:
    """What may be written, each with what it means; nothing is refused where nothing is offered."""
    if not choices:
        return {"type": _SCALAR}
    return {
        "enum": [value for value, _label in choices],
        "markdownEnumDescriptions": [label for _value, label in choices],
    }
