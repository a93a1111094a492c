"""What a database's own complaints mean for whoever asked: one clear sentence each.

Trouble that passes (a full disk, a server gone) is a :class:`StoreFailure` and worth another try. A value that the
database will never take is :class:`NotStorable`: trying the same again would hold up everything behind it for ever.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from app.services.ports import StoreFailure

NOT_MADE = "the store has not been made ready: run its migrations first"
FULL = "the store's disk is full"
READ_ONLY = "the store may only be read"
BUSY = "another program keeps the store locked"
AWAY = "no connection to the database server"
DAMAGED = "the store's file is damaged or is no database"


class NotStorable(ValueError):
    """The database refuses a value itself, today and tomorrow; nothing was written."""


_SQLITE = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
    ("SQLITE_CANTOPEN", "the store's file cannot be opened"),
    ("SQLITE_IOERR", "the store's disk cannot be read or written"),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
)
_OF_FILES = {errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EROFS: READ_ONLY, errno.EACCES: READ_ONLY}


def sentence_of(error: BaseException) -> str:
    """Return what *error*, a driver's or the file system's, means."""
    if _is_of_postgres(error):
        from app.adapters.store.failures_postgres import sentence_of_postgres  # noqa: PLC0415 - see there

        return sentence_of_postgres(error)
    if isinstance(error, OSError):
        return _OF_FILES.get(error.errno or 0, f"the store's files failed: {error.strerror or error}")
    name = getattr(error, "sqlite_errorname", "")
    for prefix, sentence in _SQLITE:
        if name.startswith(prefix):
            return sentence
    text = first_line(error)
    return NOT_MADE if "no such table" in text else f"the store failed: {text}"


def _is_of_postgres(error: BaseException) -> bool:
    """Say whether *error* is the driver's own; asked by name, so that a store in a file never loads it."""
    return type(error).__module__.partition(".")[0] == "psycopg"


def first_line(error: BaseException) -> str:
    """Return the first line of the driver's words; it never holds a password."""
    lines = str(error).splitlines()
    return lines[0] if lines else type(error).__name__


@contextmanager
def guarded() -> Iterator[None]:
    """Turn the errors of database and file system in the block into :class:`StoreFailure` or :class:`NotStorable`."""
    try:
        yield
    except (sa.exc.DataError, sa.exc.IntegrityError, OverflowError) as error:
        raise NotStorable(sentence_of(getattr(error, "orig", None) or error)) from error
    except sa.exc.DBAPIError as error:
        raise StoreFailure(sentence_of(error.orig or error)) from error
    except (sa.exc.TimeoutError, OSError) as error:
        raise StoreFailure(sentence_of(error)) from error
    except Exception as error:
        if not _is_of_postgres(error):
            raise
        from app.adapters.store.failures_postgres import PERMANENT  # noqa: PLC0415 - see there

        kind = NotStorable if isinstance(error, PERMANENT) else StoreFailure
        raise kind(sentence_of(error)) from error
