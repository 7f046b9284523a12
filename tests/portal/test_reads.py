"""What is read of a portal is noted, and stands for what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from generator.portal.graph import PublicPortal, watched
from generator.portal.reads import Reads, remembered
from tests.records import achievement, branch, case, public, unit


def portal(**fields: str) -> PublicPortal:
    """A watched portal of three records, one of which is as given."""
    return watched(public(unit(), branch(), achievement(**fields), case()))


def test_one_record_or_all_of_them() -> None:
    """An entry is noted by name, also one that is not there; whoever looks through a mapping has read all of it."""
    own = portal()
    with own.reads.watching() as read:
        assert own.branches["branch"].id == "branch"
        assert own.studios.get("none") is None
        assert "unit" in own.units
        assert len(own.of_type("cases")) == 1
        assert own.referring("branches", "branch", "achievements")
    assert read == {
        "branches:branch",
        "studios:none",
        "units:unit",
        "cases:*",
        "backlinks:branches/branch",
        "achievements:achievement",
    }


def test_ids_alone_are_no_reading() -> None:
    """Who lists the ids of a type knows nothing of its records yet."""
    own = portal()
    with own.reads.watching() as read:
        assert list(own.ids("branches")) == ["branch"]
    assert read == set()


def test_a_digest_changes_with_what_was_read_alone() -> None:
    """Another title of the achievement concerns who read it, or all of its type, or who refers to it by content."""
    one, other = portal(), portal(title="改过的名称")
    for names, same in (
        (["achievements:achievement"], False),
        (["achievements:*"], False),
        (["branches:branch", "units:*", "achievements:none"], True),
        (["backlinks:branches/branch"], True),
    ):
        assert all(one.reads.digest(name) == other.reads.digest(name) for name in names) is same, names


def test_who_watches_outside_sees_what_is_read_inside() -> None:
    """Watching may be nested."""
    own = portal()
    with own.reads.watching() as outer:
        with own.reads.watching() as inner:
            own.units.get("unit")
        own.cases.get("case")
    assert (inner, outer) == ({"units:unit"}, {"units:unit", "cases:case"})


def test_what_is_remembered_has_been_read_again() -> None:
    """The function runs once; the second reader has read what the first had."""
    calls = []

    @remembered
    def title(own: PublicPortal, record_id: str) -> str:
        calls.append(record_id)
        return own.cases[record_id].title

    own = portal()
    title(own, "case")
    with own.reads.watching() as read:
        title(own, "case")
    assert (calls, read) == (["case"], {"cases:case"})


def test_what_is_made_apart_is_watched_itself() -> None:
    """Its readers have read its own entries, not what it was made of; its digests can be asked for before it is,
    and are the same while the entries are, whatever else has changed.
    """
    digests = []
    for own in (portal(), portal(title="改过的名称"), portal(date="2024-05")):
        own.reads.derive("years", partial(years, own))
        with own.reads.watching() as read:
            digests.append(own.reads.digest("years:achievement"))
            assert years(own)["achievement"]
        assert read == {"years:achievement"}
    assert (digests[0] == digests[1], digests[0] == digests[2]) == (True, False)


def years(own: PublicPortal) -> Mapping[str, int]:
    """The year of each achievement, made once."""

    def make() -> Mapping[str, int]:
        made = {each.id: each.date.sort_key.year for each in own.achievements.values()}
        return own.reads.watch("years", made, lambda each: str(made[each]))

    return own.reads.apart("years", make)


def test_everything_is_all_that_records_and_files_are() -> None:
    """What is derived from them needs no mention."""
    own = portal()
    own.reads.derive("years", dict)
    with own.reads.watching() as read:
        own.reads.note_everything()
    assert {"achievements:*", "media:*", "backlinks:*"} <= read
    assert "years:*" not in read


def test_an_unwatched_portal_notes_nothing() -> None:
    """Views may be made of it all the same."""
    own = public(unit(), branch())
    with own.reads.watching() as read:
        own.branches.get("branch")
    assert read == set()
    assert Reads().digest("branches:x") == Reads().digest("units:y")
