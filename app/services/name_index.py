"""Finds names by what is typed of them: the words themselves or their pinyin initials, best match first."""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import nsmallest
from itertools import islice, pairwise, zip_longest

from app.services.initials import folded, initials

EXACT, PREFIX, INITIALS, INITIALS_PREFIX, INSIDE, INITIALS_INSIDE = 1.0, 0.9, 0.85, 0.75, 0.6, 0.4
"""How well a name fits what was typed."""

_NOWHERE: "array[int]" = array("I")
_FEW = 2
"""Beginnings of so many letters are looked up, not searched."""
_BEHIND_ALL = "\U0010ffff"
_MOST_HITS = 256
"""So many names of one way to fit are looked at; the more important ones are."""


class Parts:
    """Texts by the pairs of letters in them: of those with a word's rarest pair each is looked at."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """Keep *texts*, by number of the name each stands for."""
        pairs = [(owner, text) for owner, text in texts if text]
        self._owners, self._texts = [owner for owner, _ in pairs], [text for _, text in pairs]
        self._of_letter: defaultdict[str, list[int]] = defaultdict(list)
        self._of_pair: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for number, (owner, text) in enumerate(pairs):
            for letter in set(text):
                if len(self._of_letter[letter]) < _MOST_HITS:
                    self._of_letter[letter].append(owner)
            for pair in set(map("".join, pairwise(text))):
                self._of_pair[pair].append(number)

    def owners(self, needle: str) -> Iterable[int]:
        """Return the first of those whose texts contain *needle*."""
        if len(needle) == 1:
            return self._of_letter.get(needle, ())
        rarest = min(
            (self._of_pair.get("".join(pair), _NOWHERE) for pair in pairwise(needle)), key=len, default=_NOWHERE
        )
        return islice((self._owners[number] for number in rarest if needle in self._texts[number]), _MOST_HITS)


class Beginnings:
    """Texts in order, so that those which begin with some letters stand together."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """Keep *texts* with the number of the name each stands for."""
        given = [(text, owner) for owner, text in texts if text]
        self._of_few = _of_few_letters(given)
        given.sort()
        self._texts = [text for text, _ in given]
        self._owners = [owner for _, owner in given]

    def exact(self, text: str) -> list[int]:
        """Return whose text this is."""
        return self._owners[bisect_left(self._texts, text) : bisect_right(self._texts, text)][:_MOST_HITS]

    def owners(self, prefix: str) -> list[int]:
        """Return the first of those whose texts begin with *prefix*."""
        if len(prefix) <= _FEW:
            return self._of_few.get(prefix, [])
        low, high = bisect_left(self._texts, prefix), bisect_left(self._texts, prefix + _BEHIND_ALL)
        return nsmallest(_MOST_HITS, self._owners[low:high])


def _of_few_letters(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the first owners of each beginning of few letters, which thousands of texts may have; *pairs* by owner."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for text, owner in pairs:
        for length in range(1, min(_FEW, len(text)) + 1):
            owners = found[text[:length]]
            if len(owners) < _MOST_HITS:
                owners.append(owner)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Fit:
    """A name that fits: its number and how well, 1.0 at best."""

    number: int
    score: float


class NameIndex:
    """Names by number, the more important ones first: of equally good ones the first is preferred.

    ``aliases`` are names with what may stand before them (a shop's street); ``""`` for none.
    """

    def __init__(self, names: Sequence[str], aliases: Sequence[str] = ()) -> None:
        """Index *names*; takes some 30 µs a name."""
        words = [folded(name) for name in names]
        self._full = [folded(alias) or word for alias, word in zip_longest(aliases, words, fillvalue="")]
        self._letters = [initials(name) for name in names]
        spelled = [(number, one) for number, several in enumerate(self._letters) for one in several]
        self._names, self._spellings = Beginnings(enumerate(words)), Beginnings(spelled)
        self._in_full, self._in_spellings = Parts(enumerate(self._full)), Parts(spelled)

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
        for score, owners in self._ways(wanted):
            if score <= INSIDE and len(best) >= most:
                break
            for owner in owners():
                best.setdefault(owner, score)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return [Fit(number, score) for number, score in ranked[:most]]

    def _ways(self, wanted: str) -> Iterator[tuple[float, Callable[[], Iterable[int]]]]:
        """Yield the ways a name may fit, best first. Initials have a name's own letters and digits too."""
        yield EXACT, partial(self._names.exact, wanted)
        yield PREFIX, partial(self._names.owners, wanted)
        if wanted.isascii():
            yield INITIALS, partial(self._spellings.exact, wanted)
            yield INITIALS_PREFIX, partial(self._spellings.owners, wanted)
            yield INITIALS_INSIDE, partial(self._in_spellings.owners, wanted)
        else:
            yield INSIDE, partial(self._in_full.owners, wanted)

    def _has(self, number: int, word: str) -> bool:
        return word in self._full[number] or any(word in letters for letters in self._letters[number])
