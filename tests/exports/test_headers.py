"""What servers say with each file."""

from __future__ import annotations

import pytest

from generator.exports.headers import caddy, headers_task, nginx, rules
from generator.model.site import Admin, Site

SITE = Site(institution="试验大学", issuer="组织部", title="门户", summary="简介")


def with_form(**admin: str) -> Site:
    """The site with a form in the browser."""
    return SITE.model_copy(update={"admin": Admin.model_validate(admin)})


@pytest.mark.parametrize(
    ("admin", "hosts"),
    [
        ({"backend": "local"}, ""),
        ({"backend": "github", "repo": "a/b"}, " https://api.github.com https://github.com"),
        ({"backend": "gitlab", "repo": "a/b"}, " https://gitlab.com"),
        ({"backend": "gitlab", "repo": "a/b", "host": "https://git.example.edu.cn/x"}, " https://git.example.edu.cn"),
        (
            {"backend": "github", "repo": "a/b", "sign_in": "https://sign.example.edu.cn/"},
            " https://sign.example.edu.cn https://api.github.com https://github.com",
        ),
    ],
)
def test_the_form_may_ask_its_forge(admin: dict[str, str], hosts: str) -> None:
    """Only that, and the service through which one signs in."""
    policy = rules(with_form(**admin))[-1].policy

    assert f"connect-src 'self' data: blob:{hosts};" in policy


def test_the_file_of_hosts() -> None:
    """Every rule by its path; a special one takes back what the general one has said."""
    text = headers_task(SITE).args[0].decode()
    paths = [line for line in text.splitlines() if line.startswith("/")]

    assert paths == ["/*", "/assets/*", "/media/*", "/cards/*", "/assets/img/mark.svg", "/*/embed.html"]
    assert text.count("  ! Cache-Control\n") == len(paths) - 1
    assert all(line.startswith(("/", "  ")) for line in text.splitlines())


@pytest.mark.parametrize(
    ("write", "place"), [(nginx, "location ~ ^/party/(assets|media|cards)/ {"), (caddy, "/party/assets/*")]
)
def test_below_a_path(write: object, place: str) -> None:
    """A site that is not at the root of its host: its path stands before all others."""
    text = write(SITE, "www.example.edu.cn", "/srv", "/party/")

    assert place in text
    assert "/party/404.html" in text
    assert "/admin" not in text
