"""Class by a few letters: code, words or pinyin initials; of those that fit equally, the most used first."""

from collections import Counter
from collections.abc import Iterator, Mapping

from app.domain.catalogue import Catalogue, ClassEntry
from app.services.initials import folded, initials

_EXACT, _BEGINS, _CONTAINS = range(3)


class ClassFinder:
    """Finds classes that cases may have. *uses* says how often each class key was used; :meth:`used` counts on."""

    def __init__(self, catalogue: Catalogue, uses: Mapping[str, int] | None = None) -> None:
        """Prepare the spellings of all classes."""
        self._catalogue = catalogue
        self._uses = Counter(uses or {})
        self._entries = catalogue.for_cases()
        self._spellings = {entry.key: tuple(_spellings(entry)) for entry in self._entries}

    def used(self, class_key: str) -> None:
        """Count one more use of a class."""
        self._uses[class_key] += 1

    def search(self, text: str, limit: int = 12) -> tuple[ClassEntry, ...]:
        """Return up to *limit* classes that *text* may mean; all by use where it is empty.

        What it is exactly comes first, then what begins with it, then what contains it; last what an older scheme
        called so.
        """
        wanted = folded(text)
        if not wanted:
            return tuple(sorted(self._entries, key=self._by_use)[:limit])
        ranked = [(rank, entry) for entry in self._entries if (rank := self._rank(entry, wanted)) is not None]
        found = [entry for _, entry in sorted(ranked, key=lambda one: (one[0], self._by_use(one[1])))]
        if len(found) < limit:
            older = self._catalogue.search(wanted, limit)
            found = list({entry.key: entry for entry in (*found, *older)}.values())
        return tuple(found[:limit])

    def _by_use(self, entry: ClassEntry) -> tuple[int, str]:
        return -self._uses[entry.key], entry.key

    def _rank(self, entry: ClassEntry, wanted: str) -> int | None:
        spellings = self._spellings[entry.key]
        if wanted in spellings:
            return _EXACT
        if any(one.startswith(wanted) for one in spellings):
            return _BEGINS
        return _CONTAINS if any(wanted in one for one in spellings) else None


def _spellings(entry: ClassEntry) -> Iterator[str]:
    yield from (entry.key.lower(), entry.code, folded(entry.name))
    yield from {entry.initials, *initials(entry.name)} - {""}
