"""Tokens and style sheets become one CSS file named by its content; scripts lie in a folder named by theirs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from generator.palette import Tokens, tokens
from generator.task import Stage, Task

MARK = "assets/img/mark.svg"
"""The sign of the portal: icon, logo, and what stands for a missing picture."""

SHEETS = (
    "base",
    "shell",
    "record",
    "home",
    "list",
    "overview",
    "article",
    "pages",
    "browse",
    "search",
    "data",
    "volume",
    "print",
)


@dataclass(frozen=True, slots=True)
class Style:
    """The style and the scripts of the site, with the paths under which they are published.

    `scripts` holds name and text of every file of `assets/js`. All lie in one folder, so that one may import
    another by its name, and the folder is named by all of them, so that a page never meets a script of another
    build. Every page loads `switch.js`; the others are loaded by the templates that need them.
    """

    site_css: str
    typeset_css: str
    scripts: tuple[tuple[str, str], ...]
    embed_css: str
    mark: str

    @classmethod
    def read(cls, theme: Path, material_css: str, colour: str = "") -> Style:
        """Joins what `theme/` holds. `material_css` is Material's own sheet, used by hand-written
        pages only, in a layer below ours; `colour` an institution's own.
        """
        own = tokens(theme, colour)
        folder = theme / "assets"
        sheets = [(folder / "css" / f"{name}.css").read_text("utf-8") for name in SHEETS]
        scripts = tuple((path.name, path.read_text("utf-8")) for path in sorted((folder / "js").glob("*.js")))
        mark = (folder / "img" / "mark.svg").read_text("utf-8")
        embed = embed_tokens(own) + (folder / "css" / "embed.css").read_text("utf-8")
        name = material_css.rsplit("/", 1)[-1]
        typeset = f'@import url("../stylesheets/{name}") layer(material);\n' if name else ""
        mark = mark.replace(tokens(theme)["light"]["red"], own["light"]["red"])
        return cls(tokens_css(own) + "\n".join(sheets), typeset, scripts, embed, mark)

    @property
    def site_path(self) -> str:
        """Path of the style sheet."""
        return f"assets/css/site.{_short(self.site_css)}.css"

    @property
    def typeset_path(self) -> str:
        """Path of the sheet that brings Material's typesetting to hand-written pages."""
        return f"assets/css/typeset.{_short(self.typeset_css)}.css"

    @property
    def embed_path(self) -> str:
        """Path of the sheet of the cards for other sites."""
        return f"assets/css/embed.{_short(self.embed_css)}.css"

    @property
    def scripts_folder(self) -> str:
        """The folder of all scripts."""
        joined = "\0".join(part for pair in self.scripts for part in pair)
        return f"assets/js/{_short(joined)}"

    @property
    def script_path(self) -> str:
        """Path of the script of every page."""
        return f"{self.scripts_folder}/switch.js"

    def tasks(self) -> list[Task]:
        """The files themselves."""
        files = (
            (self.site_path, self.site_css),
            (self.typeset_path, self.typeset_css),
            (self.embed_path, self.embed_css),
            (MARK, self.mark),
            *((f"{self.scripts_folder}/{name}", text) for name, text in self.scripts),
        )
        return [Task(path, Stage.RENDER, f"text:{_short(text)}", encoded, (text,)) for path, text in files]


def encoded(text: str) -> bytes:
    """UTF-8."""
    return text.encode()


def tokens_css(tokens: Tokens) -> str:
    """The tokens as custom properties: schemes by attribute, sizes by width of the screen.

    Paper is always light; without scripts the scheme follows the system.
    """

    def rule(selector: str, *names: str, extra: str = "") -> str:
        pairs = [f"--{key}:{value}" for name in names for key, value in tokens[name].items()]
        return f"{selector}{{{';'.join([*([extra] if extra else []), *pairs])}}}\n"

    large = '[data-view="large"]'
    return (
        rule(":root", "base", "light", extra="color-scheme:light")
        + "@media (min-width:48em){"
        + rule(":root", "tablet")
        + "}\n"
        + "@media (min-width:75em){"
        + rule(":root", "desktop")
        + "}\n"
        + "@media screen and (prefers-color-scheme:dark){"
        + rule(":root:not([data-scheme])", "dark", extra="color-scheme:dark")
        + "}\n@media screen{"
        + rule('[data-scheme="dark"]', "dark", extra="color-scheme:dark")
        + rule(large, "large", extra="font-size:125%")
        + "@media (min-width:48em){"
        + rule(large, "large-tablet")
        + "}\n"
        + rule(f'{large}[data-scheme="dark"]', "large-dark")
        + "}\n"
    )


def embed_tokens(tokens: Tokens) -> str:
    """Colours and faces alone, by the reader's own scheme: a card in another page has no switch."""
    faces = {key: value for key, value in tokens["base"].items() if key.startswith("face-")}

    def pairs(values: dict[str, str]) -> str:
        return ";".join(f"--{key}:{value}" for key, value in values.items())

    return (
        f":root{{color-scheme:light dark;{pairs(faces | tokens['light'])}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{pairs(tokens['dark'])}}}}}\n"
    )


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
