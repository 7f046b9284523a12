"""What no command foresaw: a full disk, a folder that cannot be written, a fault of ours. Staff read one line, not a
traceback; that lies in a file for the colleague who maintains the site.
"""

from __future__ import annotations

import errno
import tempfile
import traceback
from typing import Any

import click

_WORDS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EACCES: "没有读写的权限，或正被别的程序打开着",
    errno.EPERM: "没有读写的权限，或正被别的程序打开着",
    errno.EROFS: "所在的磁盘是只读的",
}
_SAFE = "这次没有做完；已经发布的网站是完整的"
_CANNOT = 2
"""The exit code of a call that could not be carried out."""


_STOPPED = 130
"""That of a call that somebody has stopped."""


class Commands(click.Group):
    """The commands, of which none ends in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo(f"\n已经停下。{_SAFE}。", err=True)
            ctx.exit(_STOPPED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click knows what to do when nobody reads any more
            words = _WORDS.get(error.errno or 0)
            if words is None:
                _told(error)
            place = f"：{error.filename}" if error.filename else ""
            click.echo(f"{words}{place}。{_SAFE}，处理好以后再运行一次。", err=True)
            ctx.exit(_CANNOT)
        except Exception as error:
            _told(error)


def _told(error: Exception) -> None:
    """One line on the screen; all of it in a file. Ends the command."""
    words = "".join(traceback.format_exception(error)).encode()
    with tempfile.NamedTemporaryFile(prefix="fourones-error-", suffix=".txt", delete=False) as log:
        log.write(words)
    click.echo(f"程序出错了（{type(error).__name__}）。{_SAFE}。请把 {log.name} 交给维护网站的同事。", err=True)
    click.get_current_context().exit(_CANNOT)
