"""Real servers with the configurations that `fourones server` writes: TLS with a certificate of the test's own."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from generator.exports.headers import caddy, nginx
from generator.portal.graph import PublicPortal

DOMAIN = "party.example.edu.cn"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
CADDY = shutil.which("caddy")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
"""nginx sends `.br` files by a module of its own (Debian: libnginx-mod-http-brotli-static)."""

NEEDS_NGINX = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)")
NEEDS_CADDY = pytest.mark.skipif(CADDY is None, reason="Caddy is not installed (Debian: apt-get install caddy)")

AROUND = """
{modules}
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1; user root;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
{server}
}}
"""

Server = Callable[[Path, Path, PublicPortal, str], AbstractContextManager[str]]
"""Folder for itself, site, portal, base → its address."""


def trusting() -> ssl.SSLContext:
    """Asks for no known certificate."""
    return ssl._create_unverified_context()


@contextmanager
def behind_nginx(folder: Path, site: Path, portal: PublicPortal, base: str = "/") -> Iterator[str]:
    """The address of a site below `base`; `folder` is empty and for nginx alone."""
    assert NGINX is not None
    port, certificate = _prepared(folder, site, base)
    server = nginx(portal.site, DOMAIN, str(folder / "www"), base)
    server = server.replace("listen 443 ", f"listen 127.0.0.1:{port} ").replace(
        "# ssl_certificate 证书文件; ssl_certificate_key 私钥文件;",
        f"ssl_certificate {certificate}; ssl_certificate_key {certificate};",
    )
    modules = f"load_module {BROTLI};" if BROTLI.exists() else ""
    if modules:
        server = server.replace("# brotli_static", "brotli_static")
    config = folder / "nginx.conf"
    config.write_text(AROUND.format(folder=folder, server=server, modules=modules), "utf-8")
    with _running([NGINX, "-c", str(config), "-e", str(folder / "errors")], folder / "errors", port):
        yield f"https://127.0.0.1:{port}{base}"


@contextmanager
def behind_caddy(folder: Path, site: Path, portal: PublicPortal, base: str = "/") -> Iterator[str]:
    """The same behind Caddy."""
    assert CADDY is not None
    port, certificate = _prepared(folder, site, base)
    server = caddy(portal.site, DOMAIN, str(folder / "www"), base)
    server = server.replace(f"{DOMAIN} {{", f"https://127.0.0.1:{port} {{\n\ttls {certificate} {certificate}")
    config = folder / "Caddyfile"
    config.write_text(f"{{\n\tadmin off\n\tauto_https disable_redirects\n}}\n{server}", "utf-8")
    command = ["env", f"HOME={folder}", CADDY, "run", "--config", str(config), "--adapter", "caddyfile"]
    with _running(command, folder / "errors", port):
        yield f"https://127.0.0.1:{port}{base}"


def _prepared(folder: Path, site: Path, base: str) -> tuple[int, Path]:
    """The site stands below its base; gives a free port, and a file with a new key and its certificate."""
    files = folder / "www" / base.strip("/")
    files.parent.mkdir(exist_ok=True)
    files.symlink_to(site)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    place = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    made, certificate = folder / "key", folder / "certificate"
    command = ["openssl", "req", "-x509", *key, *place, "-keyout", str(made), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    certificate.write_text(certificate.read_text("utf-8") + made.read_text("utf-8"), "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1], certificate


@contextmanager
def _running(command: list[str], log: Path, port: int) -> Iterator[None]:
    with log.open("a") as errors, subprocess.Popen(command, stderr=errors) as process:
        for _try in range(200):
            with socket.socket() as ready:
                if ready.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text("utf-8")
            time.sleep(0.05)
        try:
            yield
        finally:  # or else the end of this block waits for a server that nobody stops
            process.terminate()
