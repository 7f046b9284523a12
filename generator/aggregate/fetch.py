"""Bytes from elsewhere: below one address or one folder, and bounded in size, time and direction.

An institution's files are asked for below the place of its own data package only. So a package cannot name files of
this machine or of other servers, whatever addresses stand in it.
"""

from __future__ import annotations

import http.client
import time
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from generator import __version__

PATIENCE = 30.0
"""Seconds without a byte, after which a server is given up."""

LONGEST = 600.0
"""Seconds for one file: a server that sends a byte now and then must not hold up the others."""

_CHUNK = 65_536


class FetchError(Exception):
    """A file could not be had; the message says why (Chinese)."""


class Place(Protocol):
    """Where the files of one data package lie."""

    def read(self, path: str, limit: int) -> bytes:
        """The file at a path from the root of the site, of at most `limit` bytes. Raises FetchError."""


def place_of(source: str) -> tuple[Place, str]:
    """The site that a data package belongs to, and the path of the package from there: one folder up, as sites have it.
    Raises FetchError.
    """
    if urlsplit(source).scheme in ("http", "https"):
        address = source.partition("#")[0].partition("?")[0]
        folder = urljoin(address, ".")
        root = urljoin(folder, "..") if urlsplit(folder).path != "/" else folder
        return Web(root), unquote(address[len(root) :])
    path = Path(source)
    root_folder = path.parent.parent if path.parent.name == "data" else path.parent
    return Disk(root_folder), path.relative_to(root_folder).as_posix()


def safe(path: str) -> str:
    """A path that stays below its root. Raises FetchError for any other."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith(("/", "\\")) or "\\" in path or ":" in parts[0] or ".." in parts or "\0" in path:
        raise FetchError(f"“{path[:60]}”不是网站里的路径")
    return "/".join(parts)


class Disk:
    """The folder of a site on this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str, limit: int) -> bytes:
        """See `Place`."""
        target = (self.root / safe(path)).resolve()
        if not target.is_relative_to(self.root.resolve()):
            raise FetchError(f"{path} 是链接，指到了文件夹之外")
        if not target.is_file():
            raise FetchError(f"没有文件 {path}")
        try:
            with target.open("rb") as file:
                return _bounded(file, path, limit)
        except OSError as error:
            raise FetchError(f"{path} 打不开：{error.strerror or error}") from error


class Web:
    """A published site."""

    def __init__(self, root: str) -> None:
        self.root = root
        self._opener = OpenerDirector()
        for handler in (
            *(ProxyHandler(), HTTPHandler(), HTTPSHandler(), UnknownHandler()),
            *(HTTPDefaultErrorHandler(), HTTPErrorProcessor(), _SameSite()),
        ):
            self._opener.add_handler(handler)

    def read(self, path: str, limit: int) -> bytes:
        """See `Place`."""
        address = urljoin(self.root, quote(safe(path)))
        request = Request(address, headers={"User-Agent": f"fourones/{__version__}"})  # noqa: S310 - http(s) only
        try:
            with self._opener.open(request, timeout=PATIENCE) as answer:
                raw = _bounded(answer, path, limit)
                if answer.headers.get("Content-Length", str(len(raw))) != str(len(raw)):
                    raise FetchError(f"{address} 没有传完")
                return raw
        except FetchError:
            raise
        except HTTPError as error:
            raise FetchError(f"{address} 打不开：服务器回答 {error.code}") from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise FetchError(f"{address} 打不开：{_words(error)}") from error


class _SameSite(HTTPRedirectHandler):
    """Follows to the same server only: another one may be inside the network of the machine that asks."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        """What is asked instead. Raises FetchError."""
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if after.scheme not in ("http", "https") or after.hostname != before.hostname:
            raise FetchError(f"{req.full_url} 转到了 {newurl[:100]}，没有跟过去；确是该校的，把来源改成新网址")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _bounded(file: Any, path: str, limit: int) -> bytes:
    """All bytes, which may not be more than the limit, nor take too long; each is taken as it comes (`read1`), so that
    the time is looked at.
    """
    until = time.monotonic() + LONGEST
    parts: list[bytes] = []
    size = 0
    while chunk := file.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            raise FetchError(f"{path} 超过 {_size(limit)}，没有取完")
        if time.monotonic() > until:
            raise FetchError(f"{path} 传了 {LONGEST / 60:.0f} 分钟还没有传完")
    return b"".join(parts)


def _size(limit: int) -> str:
    return f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} 字节"


def _words(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "没有回应"
    if isinstance(reason, ConnectionRefusedError):
        return "服务器没有开"
    if "CERTIFICATE" in str(reason):
        return "证书有问题"
    return "找不到这个域名" if "getaddrinfo" in repr(reason) or "Name or service" in str(reason) else str(reason)[:100]
