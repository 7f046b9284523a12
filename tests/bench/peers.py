"""The same records as plain Markdown pages for plain MkDocs with Material: what the portal is measured against.

Every public field of every record is on its page, references are links, related records follow with
their summaries, pages of links stand for the portal's lists, and short pages of one link for those of the portal
that only forward or are a card to be framed, so that both sites have the same number of pages of each length. No page
but the first is in `nav`: MkDocs would otherwise write all of them into each page.
"""

from __future__ import annotations

import itertools
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.model.fields import Level, MediaPath, Reference, Term
from generator.model.shape import FieldShape, shape_of
from generator.model.types import RECORD_TYPES

SHORT = "go/"
"""Folder of the short pages."""

_SHOWN = (Level.PUBLIC, Level.WINDOW)
_LONG = 60
"""From so many characters on, a value is a paragraph rather than a line of a list."""

_LINKS = 24
"""Records on a page of links, as on a page of the portal's lists."""

_FACETS = 110
"""Links to other lists on such a page, about as many as the portal's facets have values."""

_RELATED = 8
"""Related records on a page: those that refer to it, then those that refer to the same record."""

_CONFIG = """\
site_name: 样板党支部与“双带头人”工作室
site_url: https://party.example.edu.cn/
theme:
  name: material
  language: zh
  font: false
nav:
  - 首页: index.md
markdown_extensions:
  - footnotes
  - tables
  - attr_list
plugins: {plugins}
validation:
  nav:
    omitted_files: ignore
"""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a site comes to: pages in all, those of them that only forward or are a card to be framed, and bytes of HTML
    a page. The error page is not counted.
    """

    pages: int
    short: int = 0
    mean: float = 0


def extent_of(site: Path) -> Extent:
    """Measures our own site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*.html") if path.name != "404.html"}
    short = [path for path in sizes if path.name == "embed.html" or b'http-equiv="refresh"' in path.read_bytes()]
    return Extent(len(sizes), len(short), sum(sizes.values()) / len(sizes))


@dataclass(frozen=True, slots=True)
class _Source:
    """One record as its file has it."""

    kind: str
    id: str
    model: type[BaseModel]
    data: dict[str, Any]
    body: str

    @property
    def name(self) -> str:
        """What links say."""
        return str(self.data.get("title") or self.data.get("name"))

    @property
    def summary(self) -> str:
        """What lists say."""
        return str(self.data.get("summary") or self.data.get("idea") or self.name)


def write_peer(project: Path, target: Path, extent: Extent, plugins: str = "[]") -> None:
    """Writes the project's records as so many Markdown pages and a `mkdocs.yml` into an empty folder."""
    for name, text in markdown_pages(project, extent):
        _write(target / "docs" / name, text)
    shutil.copytree(project / "content/media", target / "docs/media")
    _write(target / "mkdocs.yml", _CONFIG.format(plugins=plugins))


def markdown_pages(project: Path, extent: Extent) -> Iterator[tuple[str, str]]:
    """Name and text of each of so many pages, the short ones below `SHORT`; links between them lead to files."""
    sources = list(_sources(project))
    by_id = {(source.kind, source.id): source for source in sources}
    vocabularies = {
        name: {term["code"]: term["label"] for term in terms}
        for name, terms in _read((project / "data/vocab.yml").read_text("utf-8")).items()
    }
    writer = _Writer(by_id, vocabularies)
    for source in sources:
        yield f"{source.kind}/{source.id}.md", writer.page(source)
    yield "index.md", writer.links("样板党支部与“双带头人”工作室", sources[:_LINKS], "")
    parts = itertools.cycle(sources[start : start + _LINKS] for start in range(0, len(sources), _LINKS))
    lists = [f"{number:04}.md" for number in range(extent.pages - extent.short - len(sources) - 1)]
    facets = "、".join(f"[第{number}页](../lists/{name})" for number, name in enumerate(lists[:_FACETS], 1))
    for number, name in enumerate(lists, 1):
        yield f"lists/{name}", f"{writer.links(f'目录第{number}页', next(parts), '../')}\n{facets}\n"
    for number, source in enumerate(itertools.islice(itertools.cycle(sources), extent.short)):
        yield f"{SHORT}{number:05}.md", writer.links(source.name, [source], "../")


def _sources(project: Path) -> Iterator[_Source]:
    for kind in RECORD_TYPES:
        if kind.folder.endswith(".yml"):
            more = sorted((project / kind.folder.removesuffix(".yml")).glob("*.yml"))
            rows = [row for path in (project / kind.folder, *more) for row in _read(path.read_text("utf-8"))]
            yield from (_Source(kind.name, row["id"], kind.model, row, "") for row in rows)
            continue
        for path in sorted((project / kind.folder).rglob(f"*{kind.suffix}")):
            text, body = path.read_text("utf-8"), ""
            if kind.suffix == ".md":
                _start, text, body = text.split("---\n", 2)
            yield _Source(kind.name, path.stem, kind.model, _read(text), body)


class _Writer:
    """Records as Markdown."""

    def __init__(self, by_id: dict[tuple[str, str], _Source], vocabularies: dict[str, dict[str, str]]) -> None:
        self.by_id = by_id
        self.vocabularies = vocabularies
        self.cited = {key: list(dict.fromkeys(self.references(each.model, each.data))) for key, each in by_id.items()}
        self.citing: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for key, targets in self.cited.items():
            for each in targets:
                self.citing[each].append(key)

    def references(self, model: type[BaseModel], data: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """What a record refers to."""
        for shape in shape_of(model):
            value = data.get(shape.name)
            for item in value if isinstance(value, list) else [value] if value is not None else []:
                if shape.model is not None:
                    yield from self.references(shape.model, item)
                elif isinstance(shape.mark, Reference):
                    yield from ((kind, item) for kind in shape.mark.to if (kind, item) in self.by_id)

    def related(self, source: _Source) -> list[_Source]:
        """Records that have to do with this one."""
        own = (source.kind, source.id)
        found: dict[tuple[str, str], None] = {}
        for key in itertools.chain(self.citing[own], *(self.citing[each] for each in self.cited[own])):
            if len(found) == _RELATED:  # most records cite something that thousands cite
                break
            if key != own:
                found[key] = None
        return [self.by_id[key] for key in found]

    def page(self, source: _Source) -> str:
        """One record: short fields as a list, long ones as paragraphs, parts below headings, then the body."""
        lines, parts = [f"# {source.name}", ""], []
        for shape in shape_of(source.model):
            value = source.data.get(shape.name)
            if value is None or shape.level not in _SHOWN or shape.name == "body":
                continue
            if shape.model is not None:
                rows = value if shape.many else [value]
                parts += ["", f"## {shape.label}", "", *(line for row in rows for line in self.row(shape.model, row))]
            else:
                lines.append(self.line(shape, value))
        related = self.rows(self.related(source), "../")
        body = source.body.replace("](media/", "](../media/")
        return "\n".join([*lines, *parts, "", body, "", "## 相关", "", *related, ""])

    def line(self, shape: FieldShape, value: Any) -> str:
        """One field of a record."""
        text = self.words(shape, value)
        return f"\n{text}\n" if len(text) > _LONG and not shape.many else f"- **{shape.label}**：{text}"

    def row(self, model: type[BaseModel], row: dict[str, Any]) -> Iterator[str]:
        """One item of a part, nested ones flattened."""
        fields = [self.field(shape, row[shape.name]) for shape in shape_of(model) if self.shown(shape, row)]
        yield "- " + "；".join(fields)

    def shown(self, shape: FieldShape, row: dict[str, Any]) -> bool:
        """Whether the public sees a field of an item."""
        return row.get(shape.name) is not None and (
            shape.level in _SHOWN or (shape.level is Level.CONSENT and row.get("consent") == "是")
        )

    def field(self, shape: FieldShape, value: Any) -> str:
        """One field of an item, with its label."""
        if shape.model is None:
            return f"**{shape.label}**：{self.words(shape, value)}".replace("\n\n", "\n\n    ")
        rows = value if shape.many else [value]
        return "；".join(line.removeprefix("- ") for row in rows for line in self.row(shape.model, row))

    def words(self, shape: FieldShape, value: Any) -> str:
        """A value as readers see it."""
        if isinstance(value, list):
            return "、".join(self.words(shape, item) for item in value)
        text = str(value)
        match shape.mark:
            case Reference():
                target = next((each for kind in shape.mark.to if (each := self.by_id.get((kind, text)))), None)
                return f"[{target.name}](../{target.kind}/{target.id}.md)" if target else text
            case Term():
                return self.vocabularies[shape.mark.vocabulary].get(text, text)
            case MediaPath():
                return f"![{shape.label}](../{text})"
        return f"<{text}>" if text.startswith("https://") else text.strip()

    def links(self, title: str, sources: list[_Source], base: str) -> str:
        """A page of links, each with a summary."""
        return "\n".join([f"# {title}", "", *self.rows(sources, base), ""])

    def rows(self, sources: Iterable[_Source], base: str) -> Iterator[str]:
        """A line a record, with its summary."""
        return (f"- [{each.name}]({base}{each.kind}/{each.id}.md)：{each.summary}" for each in sources)


def _read(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
