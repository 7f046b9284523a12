"""What is read of a portal while something is made of it, so that it need not be made again.

Every mapping of a watched portal notes what is asked of it: one entry (also one that is not there), or all of
it. What was read stands under names such as `branches:icu` or `achievements:*`, each with a digest of what is
there now; if all these digests are as they were, what was made of them is as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
P = ParamSpec("P")

_ALL = "*"
_ABSENT = "-"


class Reads:
    """Notes what is read between `watching` and its end, and knows the digest of all that can be."""

    def __init__(self) -> None:
        self._open: list[set[str]] = [set()]
        self._watched: dict[str, Watched[Any, Any]] = {}
        self._derived: dict[str, Callable[[], object]] = {}
        self._digests: dict[str, str] = {}
        self._shelf: dict[tuple[object, ...], tuple[Any, set[str]]] = {}

    def watch(
        self,
        name: str,
        own: Mapping[K, V],
        digest: Callable[[K], str],
        text: Callable[[K], str] = str,
    ) -> Watched[K, V]:
        """The mapping, with its readers noted. `digest` stands for the value of a key, `text` names the key."""
        watched = self._watched[name] = Watched(name, own, self, digest, text)
        return watched

    def derive(self, name: str, make: Callable[[], object]) -> None:
        """Says how the mapping of this name is made and watched, should somebody ask for a digest in it."""
        self._derived[name] = make

    @contextmanager
    def watching(self) -> Iterator[set[str]]:
        """What is read until the end of the block; whoever watches outside sees it too."""
        own: set[str] = set()
        self._open.append(own)
        try:
            yield own
        finally:
            self._open.pop()
            self._open[-1] |= own

    def note(self, name: str) -> None:
        """Somebody has read this."""
        self._open[-1].add(name)

    def note_everything(self) -> None:
        """Somebody has read all that there is."""
        self._open[-1].update(f"{name}:{_ALL}" for name in self._watched.keys() - self._derived.keys())

    def remembered(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives, made once; asked for again, it counts as reading what making it read."""
        entry = self._shelf.get(key)
        if entry is None:
            with self.watching() as own:
                value = make()
            self._shelf[key] = value, own
            return value
        self._open[-1] |= entry[1]
        return entry[0]  # type: ignore[no-any-return]

    def forgetting(self, name: str) -> Reads:
        """What is remembered here, without what read the one entry of this name; what read all entries stays. For one
        use: the mappings go on telling these reads what is read, not those.
        """
        other = Reads()
        other._shelf = {key: entry for key, entry in [*self._shelf.items()] if name not in entry[1]}
        return other

    def apart(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once, and not counted as reading what making it reads: for what is watched itself."""
        entry = self._shelf.get((key,))
        if entry is None:
            self._open.append(set())
            try:
                entry = self._shelf[(key,)] = make(), set()
            finally:
                self._open.pop()
        return entry[0]

    def digest(self, name: str) -> str:
        """Stands for what the name stands for, as it is now."""
        known = self._digests.get(name)
        if known is None:
            mapping, _colon, key = name.partition(":")
            if mapping not in self._watched and mapping in self._derived:
                self._derived[mapping]()
            watched = self._watched.get(mapping)
            known = self._digests[name] = watched.digest(key) if watched is not None else _ABSENT
        return known


class Watched(Mapping[K, V]):
    """A mapping whose readers are noted."""

    __slots__ = ("_by_text", "_digest_of", "_names", "_own", "_reads", "_text", "name")

    def __init__(
        self, name: str, own: Mapping[K, V], reads: Reads, digest: Callable[[K], str], text: Callable[[K], str]
    ) -> None:
        self.name = name
        self._own = own
        self._reads = reads
        self._digest_of = digest
        self._text = text
        self._by_text: dict[str, K] | None = None
        self._names: dict[object, str] = {}

    def digest(self, text: str) -> str:
        """Stands for the entry of that name, or for all of them."""
        if text == _ALL:
            whole = hashlib.blake2b(digest_size=16)
            for key in self._own:
                whole.update(f"{self._text(key)}\0{self._digest_of(key)}\0".encode())
            return whole.hexdigest()
        if self._by_text is None:
            self._by_text = {self._text(key): key for key in self._own}
        key_or_none = self._by_text.get(text)
        return _ABSENT if key_or_none is None else self._digest_of(key_or_none)

    def unnoted(self) -> Mapping[K, V]:
        """The mapping itself, whose readers nobody notes."""
        return self._own

    def _one(self, key: object) -> None:
        name = self._names.get(key)
        if name is None:  # one string for all who note it
            name = self._names[key] = f"{self.name}:{self._text(key)}"  # type: ignore[arg-type]
        self._reads.note(name)

    def _all(self) -> Mapping[K, V]:
        self._reads.note(f"{self.name}:{_ALL}")
        return self._own

    def __getitem__(self, key: K) -> V:
        self._one(key)
        return self._own[key]

    def get(self, key: K, default: Any = None) -> Any:
        """The value, or the default."""
        self._one(key)
        return self._own.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._one(key)
        return key in self._own

    def __iter__(self) -> Iterator[K]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> KeysView[K]:
        """All keys."""
        return self._all().keys()

    def values(self) -> ValuesView[V]:
        """All values."""
        return self._all().values()

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        return self._all().items()


class Readable(Protocol):
    """A portal, as far as this module knows it."""

    @property
    def reads(self) -> Reads:
        """Where its readers are noted."""


R = TypeVar("R", bound=Readable)


def remembered(func: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """Like functools.cache for a function of a portal, but a remembered result has been read from it all the same."""

    def call(portal: R, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return portal.reads.remembered((func, *args), lambda: func(portal, *args, **kwargs))

    return call
