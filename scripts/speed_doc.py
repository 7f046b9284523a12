"""Writes the tables and charts of docs/speed.md from what the benchmarks have measured.

python -m scripts.speed_doc

`docs/speed/` holds the JSON files that the programs in `tests/bench` wrote: `builds-*.json` without search,
each size from one run, `search-*.json` with it, `serve.json`, `print.json` and `memory.json`. The words of the page are
written by hand around the marks.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "speed.md"
CHART = DOCS / "pictures/speed-builds.svg"

OURS = {
    "cold": "全部生成",
    "cold, search": "全部生成，带搜索",
    "one template": "改一个模板",
    "one title": "改一条记录",
    "unchanged": "没有改动",
}
PEERS = {
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "zensical": "Zensical",
    "zensical-search": "Zensical（含搜索）",
    "mkdocs": "MkDocs + Material",
    "mkdocs-search": "MkDocs + Material（含搜索）",
}
SERVED = {
    "data of a list": "列表的数据 ",
    "start of search": "搜索的开头 ",
    "search shard": "搜索的一片 ",
    "search shard, largest": "搜索最大的一片 ",
    "text of a search result": "搜索结果的文字 ",
}
"""What is said before an address that does not speak for itself."""

PRINTERS = {"book": "本程序，一册", "parts": "本程序，分册", "chromium": "Chromium", "weasyprint": "WeasyPrint"}
STEPS = {
    "load": "读文件，校验成记录",
    "relations": "连好关系",
    "disclosure": "公开过滤",
    "recall": "取出上次做了什么",
    "rules": "规则检查",
    "pages apart": "做视图，填模板（子进程）",
    "linked ahead": "核对各页，不变的先连好",
    "open data awaited": "等开放数据",
    "other tasks": "核对别的文件",
    "other files": "做别的文件，记下做了什么",
    "swap": "记下清单，换新",
}
"""Of a build, as `tests.bench.memory` names them."""

_INK = {"cold": "#9b2226", "one title": "#ca6702", "unchanged": "#6c757d", "hugo": "#005f73", "mkdocs": "#4a4e69"}
"""Colours of the lines of the chart; each line also has its name at its end."""

_HALO = 'paint-order="stroke" stroke="#fff" stroke-width="4"'
"""Of the names, where a line goes on behind them."""

_LINE = 16
"""Of the names, in pixels."""

Row = dict[str, Any]


def builds(kind: str) -> list[Row]:
    """All steps of the files of one kind, by size, ours first."""
    names = [*OURS, *PEERS]
    rows = [
        row
        for path in sorted((DOCS / "speed").glob(f"{kind}-*.json"))
        for row in json.loads(path.read_bytes())["steps"]
    ]
    return sorted(rows, key=lambda row: (row["records"], names.index(row["step"])))


def build_table(rows: Sequence[Row]) -> Iterable[str]:
    """One line a step: seconds, and how they stand to Hugo's in the same rounds."""
    hugo = {row["records"]: row["median"]["wall"] for row in rows if row["step"] == "hugo"}
    yield _head(
        "记录", ":做什么", "秒（中位数）", "最少—最多", "轮", "与 Hugo 之比", "处理器秒", "最大进程 MB", "网页文件",
        "每个 KB", "全站 MB",
    )  # fmt: skip
    for row in rows:
        walls, median = [each["wall"] for each in row["samples"]], row["median"]
        base = hugo.get(row["records"])
        ratio = f"{median['wall'] / base:.2f}" if base else "—"
        yield (
            f"| {row['records']:,} | {OURS.get(row['step']) or PEERS[row['step']]} "
            f"| {median['wall']:.2f} | {_span(walls)} | {len(walls)} "
            f"| {ratio} | {median['cpu']:.1f} | {median['peak']:,.0f} | {row['pages']:,} | {row['page_kb']:.1f} "
            f"| {row['site_mb']:,.0f} |"
        )


def _span(values: Sequence[float]) -> str:
    """From the least to the greatest, in one line; of one value there is none."""
    return f"{min(values):.2f}\N{WORD JOINER}—\N{WORD JOINER}{max(values):.2f}" if len(values) > 1 else "—"


def served_table(told: Row) -> Iterable[str]:
    """One line an address that was asked for."""
    yield _head(":地址", ":编码", "发送字节", "每秒应答", "p50 毫秒", "p99 毫秒", "出错")
    for row in told["served"]:
        load = row["load"]
        yield (
            f"| {_address(row)} | {row['coding']} | {row['sent']:,.0f} | {load['per_second']:,.0f} | {load['p50']:.2f} "
            f"| {load['p99']:.2f} | {load['refused'] + load['broken']} |"
        )


def _address(row: Row) -> str:
    count, _space, paths = row["path"].partition(" ")
    return f"{count} 条记录的网页轮流" if paths else f"{SERVED.get(row['name'], '')}`/{row['path']}`"


def view_table(told: Row) -> Iterable[str]:
    """One line a type of page, as a browser opens it for the first time: until its largest part is there."""
    yield _head(":页面", "请求", "传输 KB", "不限速 秒", "慢速 4G 秒", "每个请求另加建立连接 秒")
    for row in told["pages"]:
        plain, slow, setup = row["plain"], row["slow"], row["with_setup"]
        yield (
            f"| `/{row['path']}` | {slow['requests']} | {slow['sent'] / 1000:.0f} | {plain['largest']:.2f} "
            f"| {slow['largest']:.2f} | {setup['largest']:.2f} |"
        )


def print_table(told: Row) -> Iterable[str]:
    """One line a program that set the book."""
    yield _head(":谁", "章", "页", "秒", "每页毫秒", "最大进程 MB")
    for name, row in told["rows"].items():
        if name not in PRINTERS:
            continue
        pages = told["pages"]
        own = [pages[each] for each in pages if (each.startswith("part-") if name == "parts" else each == name)]
        chapters = told["chapters"] if name in ("book", "parts") else told["peer_chapters"]
        yield (
            f"| {PRINTERS[name]} | {chapters} | {sum(own):,} | {row['wall']:.1f} | {row['wall'] * 1000 / sum(own):.1f} "
            f"| {row['peak']:,.0f} |"
        )


def memory_table(told: Row) -> Iterable[str]:
    """One line a step of a build, for one from nothing and one after an edit."""
    figures = ("秒", "自己 MB", "全部进程 MB")
    yield _head(":步骤", *(f"{OURS[name]}：{figure}" for name in told["builds"] for figure in figures))
    builds = [{step["name"]: step for step in steps} for steps in told["builds"].values()]
    for name, words in STEPS.items():
        cells = [
            f"{own['seconds']:.1f} | {own['highest']:,.0f} | {own['together']:,.0f}"
            for own in (build[name] for build in builds)
        ]
        yield f"| {words} | {' | '.join(cells)} |"


def machine(told: Row) -> str:
    """On what it was measured, and with which programs."""
    programs = "、".join(f"{name} {version}" for name, version in told["versions"].items())
    return f"机器：{told['cpus']} 个处理器核，{told['system']}，Python {told['python']}；{programs}。"


def _read(name: str) -> Row:
    told: Row = json.loads((DOCS / f"speed/{name}.json").read_bytes())
    return told


def _head(*names: str) -> str:
    """The head of a table; a column of words is named with a colon before, all others are figures."""
    rule = "|".join("---" if name.startswith(":") else "---:" for name in names)
    return f"| {' | '.join(name.removeprefix(':') for name in names)} |\n|{rule}|"


def chart(rows: Sequence[Row]) -> str:
    """Seconds over records, both in powers of ten, a line each for what `_INK` names."""
    width, height, left, right, top, bottom = 760, 420, 64, 150, 24, 48
    shown = [row for row in rows if row["step"] in _INK]
    least, most = _decades(row["records"] for row in shown)
    low, high = _decades(row["median"]["wall"] for row in shown)

    def x(records: float) -> float:
        return left + (math.log10(records) - least) / (most - least) * (width - left - right)

    def y(seconds: float) -> float:
        return height - bottom - (math.log10(seconds) - low) / (high - low) * (height - top - bottom)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'font-family="sans-serif" font-size="13">',
        "<title>生成用时与记录条数</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for records in (10**power for power in range(least, most + 1)):
        parts.append(
            f'<path d="M{x(records):.1f} {top}V{height - bottom}" stroke="#ddd"/>'
            f'<text x="{x(records):.1f}" y="{height - bottom + 20}" text-anchor="middle">{records:,}</text>'
        )
    for seconds in (10.0**power for power in range(low, high + 1)):
        parts.append(
            f'<path d="M{left} {y(seconds):.1f}H{width - right}" stroke="#ddd"/>'
            f'<text x="{left - 8}" y="{y(seconds) + 4:.1f}" text-anchor="end">{seconds:g}</text>'
        )
    parts.append(f'<text x="{left}" y="{height - 8}">横：记录条数；竖：秒。两个方向都是每格十倍</text>')
    ends = []
    for name, ink in _INK.items():
        own = [(x(row["records"]), y(row["median"]["wall"])) for row in shown if row["step"] == name]
        if own:
            line = " ".join(f"{across:.1f},{down:.1f}" for across, down in own)
            dots = "".join(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3.5" fill="{ink}"/>' for across, down in own)
            parts.append(f'<polyline points="{line}" fill="none" stroke="{ink}" stroke-width="2"/>{dots}')
            ends.append((*own[-1], name))
    farthest, above = max(across for across, _down, _name in ends), 0.0
    for across, down, name in sorted(ends, key=lambda end: end[1]):
        words = f'{_HALO} fill="{_INK[name]}">{escape({**OURS, **PEERS}[name])}</text>'
        if across < farthest:  # before and above its end, where no other line goes on
            parts.append(f'<text x="{across - 8:.1f}" y="{down - 8:.1f}" text-anchor="end" {words}')
            continue
        above = max(down, above + _LINE)  # names of lines that end together stand apart
        parts.append(f'<text x="{across + 8:.1f}" y="{above + 4:.1f}" {words}')
    return "".join([*parts, "</svg>\n"])


def _decades(values: Iterable[float]) -> tuple[int, int]:
    """The powers of ten between which the values lie."""
    powers = [math.log10(value) for value in values]
    return math.floor(min(powers)), math.ceil(max(powers))


def page(text: str) -> str:
    """The page with its tables as they should be."""
    tables = {"builds": build_table(builds("builds")), "search": build_table(builds("search"))}
    told = _read("serve")
    tables |= {"served": served_table(told), "views": view_table(told), "printed": print_table(_read("print"))}
    tables["memory"] = memory_table(_read("memory"))
    tables["machine"] = [machine(_read("builds-small"))]
    for name, lines in tables.items():
        table = "\n".join(lines)
        begin, end = f"<!-- {name} -->\n", "<!-- / -->"
        before, found, rest = text.partition(begin)
        _old, ended, after = rest.partition(end)
        if not (found and ended):
            raise SystemExit(f"{PAGE.name} has no {begin.strip()} … {end}")
        text = f"{before}{begin}{table}\n{end}{after}"
    return text


def main() -> None:
    """Writes both."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    CHART.write_text(chart(builds("builds")), "utf-8")


if __name__ == "__main__":
    main()
