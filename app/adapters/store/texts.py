"""Which texts a database takes. PostgreSQL stores no null character, and no database half a character.

Checked when a text comes, not at the commit: one bad message must not make every commit of its batch fail.
"""


def is_storable(text: str) -> bool:
    """Return whether every database takes *text*."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def storable(text: str) -> str:
    """Return *text*, or raise :class:`ValueError` if some database does not take it."""
    if "\x00" in text:
        raise ValueError("a text with a null character cannot be stored")
    text.encode()
    return text


def made_storable(text: str) -> str:
    """Return *text* with what no database takes replaced by a mark."""
    return text.replace("\x00", "\ufffd").encode(errors="replace").decode()


def digits(text: str) -> str:
    """Return the digits 0-9 in *text*."""
    return "".join(filter("0123456789".__contains__, text))
