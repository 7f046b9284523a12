"""What `--executor` names becomes an executor: dask.distributed, an extra that nothing else of this project loads."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import cached_property
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from generator.build.aside import Aside, AsideError
from generator.build.elsewhere import Elsewhere

SCHEME = "dask"
ANSWER = 5
"""Seconds within which a scheduler answers."""

RETRIES = 2
"""How often a task that failed outright is tried again; those of a lost worker are given to others by the scheduler."""

_LOGGERS = ("distributed", "distributed.client", "distributed.core", "tornado.application", "tornado.general")


class UnreachableError(Exception):
    """There are no machines at an address; the message, for users, says why and what to do."""


def machines_at(address: str) -> Elsewhere:
    """The machines at an address such as dask://10.0.0.5:8786, from which somebody has answered. Raises
    UnreachableError.
    """
    parts = urlsplit(address)
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme != SCHEME or not host or not port:
        raise UnreachableError(f"“{address}”不是执行器的地址；写成 {SCHEME}://主机:端口，如 {SCHEME}://10.0.0.5:8786")
    if find_spec("distributed") is None:
        raise UnreachableError('没有装 dask，连不上别的机器；先运行 pip install "fourones[dask]"')
    try:
        answered = Aside(_answered, parts.netloc, apart=True).result()
    except AsideError:
        answered = False
    if not answered:
        raise UnreachableError(f"{address} 没有回答；看那里的调度器（dask scheduler）是否开着、端口是否放行")
    cluster = Cluster(parts.netloc)
    return Elsewhere(cluster, cluster.alive)


def _answered(scheduler: str) -> bool:
    """Whether a scheduler answers: asked by a fork, so that this process stays without threads."""
    with Cluster(scheduler) as cluster:
        return cluster.answers()


class Cluster(Executor):
    """The workers of one scheduler; whether it speaks TLS is a matter of dask's own configuration. Connected when they
    are first needed, since that starts threads, and a process with threads is not forked any more.
    """

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See `Executor`."""
        future: Future[Any] = self._executor.submit(fn, *args, **kwargs)
        return future

    def answers(self) -> bool:
        """Whether the scheduler answers."""
        return self._cores() is not None

    def alive(self) -> bool:
        """Whether the scheduler answers and has a worker."""
        return bool(self._cores())

    def _cores(self) -> dict[str, int] | None:
        """How many threads each worker has."""
        try:
            cores: dict[str, int] = self._client.sync(self._client.scheduler.ncores, callback_timeout=ANSWER)
        except Exception:  # of many libraries below; whatever it is, nobody is there for us
            return None
        return cores

    @cached_property
    def _client(self) -> Any:
        import dask
        from distributed import Client

        for name in _LOGGERS:  # what is lost is told by us, in a line
            logging.getLogger(name).setLevel(logging.CRITICAL)
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})  # parcels carry pictures
        asyncio.run(asyncio.wait_for(_greeted(self._scheduler), ANSWER))
        return Client(self._scheduler, timeout=ANSWER, set_as_default=False)

    @cached_property
    def _executor(self) -> Executor:
        executor: Executor = self._client.get_executor(pure=False, retries=RETRIES)
        return executor

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Closes the connection, if there ever was one; the workers stay."""
        client = self.__dict__.pop("_client", None)
        if client is not None:
            client.close()


async def _greeted(scheduler: str) -> None:
    """Waits until whoever listens there greets as dask does: a client would wait for that without end."""
    from distributed import Security
    from distributed.comm import connect

    comm = await connect(scheduler, **Security().get_connection_args("client"))
    await comm.close()
