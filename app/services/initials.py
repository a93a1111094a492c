"""Pinyin initials of Chinese names: 文昌路 is wcl; a character with several readings counts with each of them.

The tables of readings are loaded when the first initials are asked for: they take a quarter of a second, and a wall asks
for none.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from math import prod

MOST_VARIANTS = 8
"""A name of many ambiguous characters is kept with so many spellings."""


def folded(text: str) -> str:
    """Return *text* as it is compared: full-width letters and digits made narrow, small letters, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def initials(name: str) -> tuple[str, ...]:
    """Return the ways to write *name* by initials; letters and digits stand for themselves.

    Where there are more than :data:`MOST_VARIANTS`, the reading that the word has as a whole is among those kept.
    """
    options = [of for char in folded(name) if (of := _of_char(char))]
    if not options:
        return ()
    if prod(map(len, options)) <= MOST_VARIANTS:
        return tuple(map("".join, product(*options)))
    spellings = (_usual(name), *map("".join, islice(product(*options), MOST_VARIANTS)))
    return tuple(dict.fromkeys(spellings))[:MOST_VARIANTS]


def _usual(name: str) -> str:
    """Return the initials that the word as a whole has: 重庆 is cq."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - see above

    return "".join(map(_letter, lazy_pinyin(_without_signs(name), style=Style.FIRST_LETTER)))


def _without_signs(name: str) -> str:
    return "".join(char for char in folded(name) if _of_char(char))


@cache
def _of_char(char: str) -> tuple[str, ...]:
    """Return the initials of a character; none for a sign."""
    if char.isascii():
        return (char,) if char.isalnum() else ()
    return tuple(dict.fromkeys(_letters(char)))


def _letters(char: str) -> Iterator[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - see above

    for reading in pinyin(char, style=Style.FIRST_LETTER, heteronym=True, errors="ignore"):
        for letter in reading:
            plain = _letter(letter)
            if plain.isascii() and plain:
                yield plain


def _letter(letter: str) -> str:
    """Return a letter without its mark (ń is n); what has digits or several letters stays as it is."""
    return unicodedata.normalize("NFKD", letter)[:1] if len(letter) <= 2 and not letter.isascii() else letter
