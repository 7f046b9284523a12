"""The files of `/admin/`: a page, the editor, its configuration, and our own preview of a record."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import orjson

from generator.admin.config import cms_config
from generator.admin.vendor import VendorError, vendor
from generator.digest import digest_of_bytes
from generator.finding import Finding, found
from generator.portal import addresses
from generator.portal.graph import PublicPortal
from generator.task import Stage, Task, made

_PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="../assets/img/mark.svg">
<link rel="cms-config-url" type="text/yaml" href="config.yml">
</head>
<body>
<noscript>编辑页要用 JavaScript。</noscript>
<script src="sveltia-cms.js"></script>
<script src="preview.js" data-style="{style}"></script>
</body>
</html>
"""

_PREVIEW = Path(__file__).parent / "preview.js"
"""A record as its page shows it, for the editor's preview."""


def admin_tasks(
    portal: PublicPortal, site_url: str, style: str, scratch: Path
) -> tuple[Sequence[Task], Sequence[Finding]]:
    """The files, and why there are none where the settings ask for them; `style` is the path of the site's sheet."""
    admin = portal.site.admin
    if admin is None:
        return (), ()
    try:
        editor = vendor(scratch)
    except VendorError as error:
        return (), (_missing(str(error), "请维护网站的同事看一下网络和 npm"),)
    if editor is None:
        return (), (_missing("这台电脑上没有 npm，取不到编辑器", "装上 Node.js 再生成，或在自动发布的机器上生成"),)
    files = {
        "index.html": _PAGE.format(title=escape(f"{portal.site.title} · 编辑"), style=f"../{style}").encode(),
        "config.yml": orjson.dumps(cms_config(portal, admin, site_url), option=orjson.OPT_INDENT_2),
        "preview.js": _PREVIEW.read_bytes(),
        **editor.files,
    }
    return [_task(addresses.admin(name), content) for name, content in files.items()], ()


def _task(path: str, content: bytes) -> Task:
    return Task(path, Stage.RENDER, digest_of_bytes(content), made, (content,))


def _missing(why: str, fix: str) -> Finding:
    return found("B05", "data/portal.yml", ("admin",), label="网页编辑", message=f"网站里没有 /admin/：{why}", fix=fix)
