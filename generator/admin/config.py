"""The configuration of the form, from the models and the settings: one collection a record type.

Sveltia CMS and Decap CMS read the same. The name of a new record is asked for as a field, which stays in the file; the
loader knows it to be the file's own name. (Sveltia could ask for it in its side bar, where nobody looks.)
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from generator.admin.choices import Choices
from generator.admin.widgets import Widget, name_field, widgets
from generator.model.base import Record
from generator.model.fields import ID_PATTERN
from generator.model.shape import shape_of
from generator.model.site import Admin
from generator.model.types import RECORD_TYPES, RecordType
from generator.portal.graph import PublicPortal

Config = dict[str, Any]

_ID_FORM = "小写字母、数字和短横线"
_ID_HINT = f"新建时必填，{_ID_FORM}，如 icu-handover；它是文件名，也是网址，以后不改。修改已有记录时不填"
_ICONS = {
    "programmes": "flag", "units": "account_tree", "branches": "groups", "studios": "school", "achievements": "star",
    "plans": "checklist", "policies": "gavel", "awards": "trophy", "snapshots": "query_stats", "cases": "article",
    "volumes": "menu_book", "notices": "campaign",
}  # fmt: skip
_FIRST = ("achievements", "cases", "notices", "branches", "studios")
"""What is edited most often stands first."""

_NESTED: Config = {
    "nested": {"depth": 4, "subfolders": False},
    "meta": {"path": {"widget": "string", "label": "文件夹"}},
}
"""For types whose records lie in folders of their own, such as achievements by owner. (Decap then names new files by
their titles; in a flat folder it does not.)
"""


def cms_config(portal: PublicPortal, admin: Admin, site_url: str) -> Config:
    """The whole configuration, as plain data."""
    choices = Choices(portal)
    kinds = sorted(RECORD_TYPES, key=lambda kind: _FIRST.index(kind.name) if kind.name in _FIRST else len(_FIRST))
    return {
        "backend": _backend(admin),
        **_FOR_DECAP,
        **({"publish_mode": "editorial_workflow"} if admin.review else {}),
        **({"site_url": site_url, "display_url": site_url} if site_url else {}),
        "app_title": f"{portal.site.title} · 编辑",
        "logo_url": f"{urlsplit(site_url).path.rstrip('/')}/assets/img/mark.svg",
        "media_folder": "content/media",
        "public_folder": "/media",
        "media_libraries": {"stock_assets": False},
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"indent_size": 2, "indent_sequences": True, "quote": "none"},
        },
        "show_preview_links": False,
        "collections": [_collection(kind, choices) for kind in kinds],
    }


def _backend(admin: Admin) -> Config:
    """Where the files are; a local folder needs a name too, which is never asked."""
    name = {"local": "gitea", "forgejo": "gitea"}.get(admin.backend, admin.backend)
    host = str(admin.host).rstrip("/") if admin.host else ""
    made: Config = {"name": name, "repo": admin.repo or "local/portal", "branch": admin.branch or "main"}
    if host:
        made |= {"base_url": host, "api_root": f"{host}/api/v4" if name == "gitlab" else f"{host}/api/v1"}
    if admin.sign_in:
        made["base_url"] = str(admin.sign_in).rstrip("/")
    if admin.app_id:
        made["app_id"] = admin.app_id
        if name == "gitlab":
            made["auth_type"] = "pkce"
    return made | {"commit_messages": _MESSAGES}


_FOR_DECAP: Config = {"local_backend": True, "locale": "zh_Hans"}
"""What Sveltia does by itself and passes over: local files through a server, and the language of its words."""

_MESSAGES = {
    "create": "新增{{collection}}：{{slug}}",
    "update": "修改{{collection}}：{{slug}}",
    "delete": "删除{{collection}}：{{slug}}",
    "uploadMedia": "上传文件：{{path}}",
    "deleteMedia": "删除文件：{{path}}",
}


def _collection(kind: RecordType, choices: Choices) -> Config:
    head: Config = {"name": kind.name, "label": kind.label, "label_singular": kind.label, "icon": _ICONS[kind.name]}
    if kind.folder.endswith(kind.suffix):
        return head | _one_file(kind, choices)
    shown = name_field(kind.name)
    made: Config = head | {
        "folder": kind.folder,
        "create": True,
        "extension": kind.suffix.lstrip("."),
        "format": "yaml-frontmatter" if kind.suffix == ".md" else "yaml",
        "identifier_field": shown,
        "summary": f"{{{{{shown}}}}}",
        "slug": "{{fields.id}}",
        "fields": [_id_field(), *widgets(kind.model, choices)],
    }
    return made | _NESTED if _deep(kind, choices.portal) else made


def _deep(kind: RecordType, portal: PublicPortal) -> bool:
    above = kind.folder.count("/") + 1
    return any(portal.origins[kind.name, each].file.count("/") > above for each in portal.of_type(kind.name))


def _one_file(kind: RecordType, choices: Choices) -> Config:
    """All records of a type in one file, which is a list."""
    fields = [_id_field() | {"required": True, "hint": f"{_ID_FORM}，发布后不改"}, *widgets(kind.model, choices)]
    rows: Widget = {
        "name": kind.name, "label": kind.label, "label_singular": kind.label, "widget": "list", "root": True,
        "fields": fields, "collapsed": True, "summary": f"{{{{fields.{name_field(kind.name)}}}}}",
    }  # fmt: skip
    file = {"name": kind.name, "label": kind.label, "file": kind.folder, "format": "yaml", "fields": [rows]}
    return {"files": [file]}


def _id_field() -> Widget:
    """The id of a new record; one that has a file already keeps it in its name."""
    label = next(shape.label for shape in shape_of(Record) if shape.name == "id")
    return {
        "name": "id", "label": label, "hint": _ID_HINT, "required": False, "widget": "string",
        "pattern": [f"^{ID_PATTERN}$", _ID_FORM],
    }  # fmt: skip
