"""The plugin and the capture of Material's shell.

MkDocs builds the hand-written pages into a scratch folder and lends its shell: the section pages of
the navigation are rendered around slots and captured. Records become pages outside MkDocs' own
pipeline, and everything is published together in one swap.
"""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage

from generator.build.elsewhere import Elsewhere
from generator.build.held import Held
from generator.build.hosted import HostFile
from generator.build.outcome import Outcome
from generator.build.site import Builder
from generator.pages.compiled import compiled
from generator.pages.head import handwritten, head
from generator.pages.shell import Shell, cut_shell, without_leftovers
from generator.pages.style import Style
from generator.personal import without_personal_data
from generator.policy import OWN_POLICY
from generator.settings import Project, theme_folder
from generator.text import chinese_date

_log = logging.getLogger("mkdocs.plugins.fourones")
NOT_HOSTED = (
    "assets/javascripts/", "assets/images/", "assets/img/", "assets/css/", "assets/js/", "assets/fonts/", "sitemap.xml",
    "media/", "cases/", "notices/", "volumes/",
)  # fmt: skip
"""Statics of Material that nothing uses; what `pages.style` joins or puts into a folder of its own; our faces; what
below `content/` is records or pictures.
"""


@dataclass(frozen=True, slots=True)
class Lent:
    """What MkDocs has made for a build."""

    shells: dict[str, Shell]
    style: Style
    files: list[HostFile]
    edit_url: str
    changed: Mapping[str, str]


class FourOnesConfig(Config):  # type: ignore[no-untyped-call]
    """Settings in `mkdocs.yml`: `strict` refuses to publish while there are errors."""

    strict = Type(bool, default=False)


class FourOnes(BasePlugin[FourOnesConfig]):  # type: ignore[no-untyped-call]
    """Event handlers that delegate; the state of one build is the `Builder`."""

    def __init__(self) -> None:
        self.builder: Builder | None = None
        self.outcome: Outcome | None = None
        self.lent: Lent | None = None
        self.target = Path()
        self.progress: Callable[..., None] | None = None
        self.lasting = False
        self.held: Held | None = None
        self.elsewhere: Elsewhere | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads the records, puts our theme before Material's, and sends MkDocs to a scratch folder."""
        project = Project(Path(config.config_file_path).parent if config.config_file_path else Path.cwd())
        theme = theme_folder()
        host_folder = project.scratch / "host"
        if Path(config.site_dir) != host_folder:
            self.target = Path(config.site_dir)
        self.builder = Builder(
            project,
            theme,
            config.site_url or "",
            self.target,
            strict=self.config.strict,
            preview=self.held,
            elsewhere=self.elsewhere,
            progress=self.progress,
        )
        self.builder.read()
        shutil.rmtree(host_folder, ignore_errors=True)
        config.site_dir = str(host_folder)
        config.watch += [str(folder) for folder in (project.root / "data", theme) if folder.is_dir()]
        custom = [folder for folder in config.theme.dirs if folder == config.theme.custom_dir]
        config.theme.dirs = [*custom, str(theme), *(d for d in config.theme.dirs if d not in (*custom, str(theme)))]
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a virtual page for every section of records, and drops statics that nothing uses."""
        for file in list(files):
            if file.src_uri.startswith(NOT_HOSTED) or file.src_uri.endswith((".typ", ".toml", ".map")):
                files.remove(file)
        for section in self._builder.sections():
            source = f"{section}index.md" if section else "index.md"
            known = files.get_file_from_path(source)
            if known is not None:
                files.remove(known)
            files.append(File.generated(config, source, content="---\nshell: true\n---\n"))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """What the shell's templates may use beside MkDocs' own names."""
        env.bytecode_cache = compiled(f"host-{mkdocs.__version__}")
        material = [file.url for file in files if file.src_uri.startswith("assets/stylesheets/main.")]
        portal = self._builder.prepared.public
        style = Style.read(self._builder.theme, material[0] if material else "", portal.site.colour or "")
        self._builder.style = style
        env.globals.update(
            site=portal.site,
            policy="" if self.held or _served(config) else OWN_POLICY,
            site_domain=urlsplit(config.site_url or "").hostname or "",
            police_code="".join(re.findall(r"\d+", portal.site.police)),
            head_of=partial(self._head_of, config),
            as_of=chinese_date(portal.as_of),
            site_css=style.site_path,
            site_js=style.script_path,
            typeset_css=style.typeset_path,
            search_js=f"{style.scripts_folder}/search.js",
        )
        return env

    def _head_of(self, config: MkDocsConfig, page: HostPage) -> str:
        """What a hand-written page says in its head: the same as a record page."""
        site = self._builder.site_of()
        source = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        description = str(page.meta.get("description") or config.site_description or page.title)
        told = handwritten(page.url, str(page.title), description, source, site)
        return head(told, site, self._builder.changed.get(source, ""))

    def on_page_markdown(self, markdown: str, *, page: HostPage, config: MkDocsConfig, files: Files) -> str:
        """A hand-written page without personal data, but for what is allowed in it."""
        name = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
        text: str = without_personal_data(markdown, self._builder.prepared.loaded.permissions.allowed(name))
        return text

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """A section page is taken for its shell and not written; a hand-written page is."""
        output = without_leftovers(output)
        if not page.meta.get("shell"):
            return output
        self._builder.shells[page.url if page.url != "./" else ""] = cut_shell(output, page.url)
        return ""

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The page for addresses that lead nowhere."""
        return without_leftovers(output) if template_name.endswith(".html") else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Makes and publishes everything."""
        folder = Path(config.site_dir)
        hosted = [
            HostFile(path.relative_to(folder).as_posix(), path)
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "sitemap.xml.gz"
        ]
        # edit_uri leads to content/, as MkDocs wants it; records are edited from the project root
        edit_uri = (config.edit_uri or "").lstrip("/").removesuffix(f"{Path(config.docs_dir).name}/")
        edit_url = f"{(config.repo_url or '').rstrip('/')}/{edit_uri}"
        builder = self._builder
        assert builder.style is not None
        self.lent = Lent(builder.shells, builder.style, hosted, edit_url if config.repo_url else "", builder.changed)
        self.outcome = builder.publish(self.lent.files, edit_url=self.lent.edit_url, lasting=self.lasting)
        config.site_dir = str(self.target)
        for line in self.outcome.lines():
            _log.info(line)
        if self.outcome.refused:
            raise Abort(self.outcome.refused)

    def on_build_error(self, *, error: Exception) -> None:
        """Lets the next build have its turn."""
        if self.builder is not None and self.outcome is None:
            self.builder.end()

    @property
    def _builder(self) -> Builder:
        if self.builder is None:
            raise RuntimeError("on_config has not run")
        return self.builder


def plugin_of(config: MkDocsConfig) -> FourOnes:
    """Our plugin. Raises TypeError where the configuration has none."""
    plugin = config.plugins.get("fourones")
    if not isinstance(plugin, FourOnes):
        raise TypeError("mkdocs.yml has no plugin fourones")
    return plugin


def _served(config: MkDocsConfig) -> bool:
    """Whether `mkdocs serve` asks, which puts a script into every page that the policy of a page would refuse."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)


def build_site(
    root: Path,
    *,
    strict: bool,
    progress: Callable[..., None] | None = None,
    elsewhere: Elsewhere | None = None,
) -> Outcome:
    """One whole build of the project at `root`, as `mkdocs build` would do it."""
    config = load_config(config_file=str(root / "mkdocs.yml"))
    plugin = plugin_of(config)
    plugin.config.strict = strict or plugin.config.strict
    plugin.progress, plugin.elsewhere = progress, elsewhere
    plugin.lasting = _self_contained(root, config)
    try:
        mkdocs_build(config)
    except Abort:
        if plugin.outcome is None:
            raise
    finally:
        if plugin.builder is not None:  # MkDocs does not tell of Ctrl+C
            plugin.builder.end()
    if plugin.outcome is None:
        raise RuntimeError("the build ended without an outcome")
    return plugin.outcome


def site_url(root: Path) -> str:
    """The address under which the site at `root` is published; empty where none is set."""
    return load_config(config_file=str(root / "mkdocs.yml")).site_url or ""


def _self_contained(root: Path, config: MkDocsConfig) -> bool:
    """Whether the host reads nothing but `mkdocs.yml`, `data/`, `content/` and the theme."""
    text = (root / "mkdocs.yml").read_text("utf-8")
    alone = list(config.plugins) == ["fourones"] and not config.hooks and not config.theme.custom_dir
    return (
        alone and Path(config.docs_dir) == root.resolve() / "content" and not re.search("!ENV|INHERIT:|!relative", text)
    )
