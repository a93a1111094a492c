"""Names of a list without what all of them begin with: where room is short, what tells them apart must stay."""

from collections.abc import Sequence
from itertools import takewhile

_DIGITS = "0123456789"


def without_shared_start(names: Sequence[str]) -> tuple[str, ...]:
    """Return *names* without the words that all begin with, under a head that says them once: 责任网格 07 is 07.

    Only whole words before a space or a number go; names that share none, or of which one is no more than that, stay.
    """
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    shared = "".join(letters[0] for letters in alike).rstrip(_DIGITS)
    rests = tuple(name[len(shared) :] for name in names)
    is_whole = shared.endswith(" ") or all(rest[:1] in _DIGITS for rest in rests)
    return rests if len(names) > 1 and shared and is_whole and all(rests) else tuple(names)
