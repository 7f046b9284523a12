"""A real nginx with the configuration that `fourones server nginx` writes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.exports.headers import nginx
from generator.portal.graph import PublicPortal

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
NEEDS_NGINX = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)")

AROUND = """
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes 1; {user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
{server}
}}
"""


@contextmanager
def behind_nginx(folder: Path, site: Path, portal: PublicPortal, base: str = "/") -> Iterator[str]:
    """The address of a site below `base`; `folder` is empty and for nginx alone."""
    assert NGINX is not None
    files = folder / "www" / base.strip("/")
    files.parent.mkdir(exist_ok=True)
    files.symlink_to(site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = nginx(portal.site, "party.example.edu.cn", str(folder / "www"), base)
    server = server.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    config = folder / "nginx.conf"
    config.write_text(AROUND.format(folder=folder, server=server, user="user root;"), "utf-8")
    command = [NGINX, "-c", str(config), "-e", str(folder / "errors")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _try in range(100):
            with socket.socket() as ready:
                if ready.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "errors").read_text("utf-8")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{base}"
        process.terminate()
