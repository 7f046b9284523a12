"""What a server should say with each file: one list of rules, written for nginx, Caddy and hosts that read `_headers`.

Names of assets, pictures and cards hold a digest of what is in them: they may be kept for ever, all else is asked for
anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.digest import digest_of_bytes
from generator.model.site import Site
from generator.policy import ADMIN_POLICY, POLICY
from generator.task import Stage, Task, made

_FRAMED_HERE, _FRAMED_ANYWHERE = "; frame-ancestors 'self'", "; frame-ancestors *"

_COMMON = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_FOR_EVER, _ASK = "public, max-age=31536000, immutable", "no-cache"


@dataclass(frozen=True, slots=True)
class Rule:
    """Headers of the files below `folders`, of those that end with `ending`, or of all where both are empty."""

    policy: str
    cache: str
    folders: tuple[str, ...] = ()
    ending: str = ""

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each."""
        return (("Content-Security-Policy", self.policy), *_COMMON, ("Cache-Control", self.cache))


def rules(site: Site) -> tuple[Rule, ...]:
    """All rules, the general one first; a later one stands for an earlier."""
    out = [
        Rule(POLICY + _FRAMED_HERE, _ASK),
        Rule(POLICY + _FRAMED_HERE, _FOR_EVER, ("assets", "media", "cards")),
        Rule(POLICY + _FRAMED_HERE, _ASK, ending="assets/img/mark.svg"),
        Rule(POLICY + _FRAMED_ANYWHERE, _ASK, ending="embed.html"),
    ]
    if site.admin is not None:
        hosts = "".join(f" {each}" for each in _hosts(site))
        out.append(Rule(ADMIN_POLICY.format(hosts=hosts) + _FRAMED_HERE, _ASK, ("admin",)))
    return tuple(out)


def _hosts(site: Site) -> Iterable[str]:
    """The forge that the form at `/admin/` talks to."""
    admin = site.admin
    assert admin is not None
    known = {"github": ("https://api.github.com", "https://github.com"), "gitlab": ("https://gitlab.com",)}
    for host in (admin.host, admin.sign_in):
        if host is not None:
            parts = urlsplit(str(host))
            yield f"{parts.scheme}://{parts.netloc}"
    if admin.host is None:
        yield from known.get(admin.backend, ())


def headers_task(site: Site) -> Task:
    """The file `_headers` of Netlify, Cloudflare Pages and their kin."""
    content = "".join(_block(rule) for rule in rules(site)).encode()
    return Task("_headers", Stage.INDEX, f"headers:{digest_of_bytes(content)}", made, (content,))


def _block(rule: Rule) -> str:
    ending = f"/{rule.ending}" if "/" in rule.ending else f"/*/{rule.ending}"
    paths = [f"/{folder}/*" for folder in rule.folders] or [ending if rule.ending else "/*"]
    lines = "".join(f"  {name}: {value}\n" for name, value in rule.headers)
    # a host joins the headers of all rules that match: those of the general one are taken back
    undo = "" if not rule.folders and not rule.ending else "  ! Content-Security-Policy\n  ! Cache-Control\n"
    return "".join(f"{path}\n{undo}{lines}" for path in paths)


def nginx(site: Site, domain: str, root: str, base: str) -> str:
    """A `server` block. `root` is the folder of the files; for a site at `base` that is not `/`, the folder above."""
    general, *special = rules(site)
    # the first location that fits is taken
    captions = Rule(general.policy, general.cache, ending=".vtt")
    lines = [
        "server {",
        "    listen 443 ssl http2;",
        f"    server_name {domain};",
        "    # ssl_certificate 证书文件; ssl_certificate_key 私钥文件;",
        f"    root {root};",
        f"    error_page 404 {base}404.html;",
        "    charset utf-8;",
        "    gzip on;",
        "    gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/xml",
        "               text/csv text/vtt;",
        *(_PRECOMPRESSED if site.precompressed else ()),
        *_said(general, "    "),
        *(line for rule in (captions, *reversed(special)) for line in _location(rule, base)),
        "    # 以点开头的是清单等，不必给人看；_headers 是给别种服务器的",
        f"    location ~ /\\.|^{base}_headers$ {{ return 404; }}",
        "}",
    ]
    return "\n".join(lines) + "\n"


_PRECOMPRESSED = (
    "    gzip_static on;",
    "    # 装了 brotli 模块的（Debian：libnginx-mod-http-brotli-static），去掉下一行的井号",
    "    # brotli_static on;",
)


def _location(rule: Rule, base: str) -> list[str]:
    """A block of nginx; one that says any header says all."""
    place = f"^{base}({'|'.join(rule.folders)})/" if rule.folders else f"{re.escape(rule.ending)}$"
    typed = ["        default_type text/vtt;", "        types { }"] if rule.ending == ".vtt" else []
    return [f"    location ~ {place} {{", *typed, *_said(rule, "        "), "    }"]


def _said(rule: Rule, indent: str) -> list[str]:
    return [f'{indent}add_header {name} "{value}" always;' for name, value in rule.headers]


def caddy(site: Site, domain: str, root: str, base: str) -> str:
    """A site block of a Caddyfile; `root` and `base` as for nginx. Rules with matchers stand in the order in which they
    apply; one without would come last, and win.
    """
    general, *special = rules(site)
    lines = [f"{domain} {{", f"\troot * {root}", "\tencode zstd gzip", "\t@all path /*", *_header("@all ", general)]
    for number, rule in enumerate(special):
        paths = [f"{base}{folder}/*" for folder in rule.folders] or [f"*/{rule.ending}"]
        lines += [f"\t@of{number} path {' '.join(paths)}", *_header(f"@of{number} ", rule)]
    lines += [
        f"\t@hidden path */.* {base}_headers",
        "\terror @hidden 404",
        "\thandle_errors {",
        f"\t\trewrite * {base}404.html",
        "\t\tfile_server",
        "\t}",
        "\tfile_server {\n\t\tprecompressed br gzip\n\t}" if site.precompressed else "\tfile_server",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _header(matcher: str, rule: Rule) -> list[str]:
    return [f"\theader {matcher}{{", *(f'\t\t{name} "{value}"' for name, value in rule.headers), "\t}"]
