"""What wrk says is read as it is meant, and of many pages one is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.examples import middle, page_examples
from tests.bench.wrk import Load, parsed

SOUND = """\
Running 5s test @ https://127.0.0.1:51159/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.15ms  459.85us   7.22ms   73.04%
    Req/Sec    27.24k     6.44k   45.70k    85.00%
  Latency Distribution
     50%  759.00us
     75%    1.33ms
     90%    1.46ms
     99%    2.61ms
  54158 requests in 5.00s, 353.80MB read
Requests/sec:  27069.97
Transfer/sec:    176.84MB
"""
BROKEN = """\
Running 1m test @ https://127.0.0.1:51159/nowhere/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.03s     1.38s    1.90s    97.88%
    Req/Sec    35.36      8.62    43.00     80.00%
  Latency Distribution
     50%    1.02s
     75%    1.10s
     90%    1.37s
     99%    1.90s
  2122 requests in 1.00m, 902.12KB read
  Socket errors: connect 1, read 2, write 3, timeout 14
  Non-2xx or 3xx responses: 2100
Requests/sec:     35.37
Transfer/sec:     15.03KB
"""


def test_what_wrk_says() -> None:
    """Times are milliseconds, whatever wrk says them in; sizes are bytes."""
    load = parsed(SOUND)

    assert load == Load(54158, 27069.97, 0.759, 2.61, 353.8 * 1024**2, refused=0, broken=0)
    assert load.failure == ""


def test_answers_that_are_none_are_a_failure() -> None:
    """Refusals and broken connections are counted."""
    load = parsed(BROKEN)

    assert load == Load(2122, 35.37, 1020, 1900, 902.12 * 1024, refused=2100, broken=20)
    assert load.failure == "2100 refused, 20 socket errors"


def test_no_answer_at_all_is_a_failure() -> None:
    """A server that hangs has refused nothing."""
    load = parsed(SOUND.replace("54158 requests", "0 requests"))

    assert load.failure == "no answers"


@pytest.mark.parametrize("output", ["", "unable to connect", SOUND.replace("     99%    2.61ms\n", "")])
def test_something_else_is_not_read(output: str) -> None:
    """Where a figure is missing there is no figure."""
    with pytest.raises(ValueError, match="wrk has said something else"):
        parsed(output)


def test_one_record_stands_for_its_type(tmp_path: Path) -> None:
    """That of middle size; a list is found as it is; a special case of the demonstration is not replaced, nor is a
    record with a page that has none.
    """
    for name, size in {"notices/a/": 1, "notices/b/": 3, "notices/c/": 2, "notices/": 9, "notices/page/": 2}.items():
        page = tmp_path / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"x" * size)
    for name in ("notices/a", "notices/b", "notices/c", "awards/w1"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
        (tmp_path / name / "index.json").touch()

    assert page_examples(tmp_path) == {"notice_list": "notices/", "notice": "notices/c/"}
    assert middle(tmp_path, ["notices/a/", "notices/b/"]) == "notices/b/"
