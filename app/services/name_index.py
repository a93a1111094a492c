"""Finds names by what is typed of them: the words themselves or their pinyin initials, best match first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.services.initials import folded, initials

EXACT, PREFIX, INITIALS, INITIALS_PREFIX, INSIDE, INITIALS_INSIDE = 1.0, 0.9, 0.85, 0.75, 0.6, 0.4
"""How well a name fits what was typed."""

_END = "\n"
_MOST_HITS = 256
"""So many names of one way to fit are looked at; they stand in the order of their owner, so the best are among them."""


class Haystack:
    """Many short texts as one, which is searched at the speed of a single ``str.find``."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """Keep *texts* with the number of the name each stands for."""
        pairs = [(owner, text) for owner, text in texts if text]
        self._owners = [owner for owner, _ in pairs]
        self._starts: list[int] = []
        at = 1
        for _, text in pairs:
            self._starts.append(at)
            at += len(text) + 1
        self._all = _END + "".join(text + _END for _, text in pairs)

    def owners(self, needle: str, most: int = _MOST_HITS) -> Iterator[int]:
        """Yield whose texts contain *needle*, in order; an end sign in it stands for a text's beginning or end."""
        at = self._all.find(needle)
        for _ in range(most):
            if at < 0:
                return
            place = bisect_right(self._starts, at + needle.startswith(_END)) - 1
            yield self._owners[place]
            # go on behind this text: a name that contains the needle twice is one hit
            behind = self._starts[place + 1] - 1 if place + 1 < len(self._starts) else len(self._all)
            at = self._all.find(needle, behind)


@dataclass(frozen=True, slots=True)
class Fit:
    """A name that fits: its number and how well, 1.0 at best."""

    number: int
    score: float


class NameIndex:
    """Names by number, the more important ones first: of equally good ones the first is preferred.

    ``aliases`` are further words a name is known by (a street in front of a shop); they fit like a part of the name.
    """

    def __init__(self, names: Sequence[str], aliases: Sequence[str] = ()) -> None:
        """Index *names*; takes some 20 µs a name."""
        self._words = [folded(name) for name in names]
        self._letters = [initials(name) for name in names]
        self._names = Haystack(enumerate(self._words))
        self._initials = Haystack((n, one) for n, several in enumerate(self._letters) for one in several)
        self._aliases = [folded(alias) for alias in aliases]
        self._alias_words = Haystack(enumerate(self._aliases))

    def find(self, text: str, most: int) -> list[Fit]:
        """Return up to *most* names that fit all words of *text*, parted by blanks, best first."""
        words = [folded(word) for word in text.split()]
        if not words:
            return []
        whole = self._fits("".join(words), most)
        if len(words) == 1 or whole:
            return whole
        first, *others = sorted(words, key=len, reverse=True)
        return [fit for fit in self._fits(first, _MOST_HITS) if all(self._has(fit.number, one) for one in others)][
            :most
        ]

    def _fits(self, wanted: str, most: int) -> list[Fit]:
        best: dict[int, float] = {}
        for score, haystack, needle in self._ways(wanted):
            if score <= INSIDE and len(best) >= most:
                break
            for owner in haystack.owners(needle):
                best.setdefault(owner, score)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Fit(number, score) for number, score in ranked[:most]]

    def _ways(self, wanted: str) -> Iterator[tuple[float, Haystack, str]]:
        """Yield the ways a name may fit, best first."""
        yield EXACT, self._names, f"{_END}{wanted}{_END}"
        yield PREFIX, self._names, f"{_END}{wanted}"
        if wanted.isascii():
            yield INITIALS, self._initials, f"{_END}{wanted}{_END}"
            yield INITIALS_PREFIX, self._initials, f"{_END}{wanted}"
        yield INSIDE, self._names, wanted
        yield INSIDE, self._alias_words, wanted
        if wanted.isascii():
            yield INITIALS_INSIDE, self._initials, wanted

    def _has(self, number: int, word: str) -> bool:
        if word in self._words[number] or any(word in letters for letters in self._letters[number]):
            return True
        return number < len(self._aliases) and word in self._aliases[number]
