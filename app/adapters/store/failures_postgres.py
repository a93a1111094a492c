"""What the errors of PostgreSQL's driver mean. Loaded with the first of them: a store in a file never loads the driver."""

import psycopg
from psycopg import errors as pg

from app.adapters.store.failures import AWAY, BUSY, FULL, NOT_MADE, READ_ONLY, first_line

PERMANENT = (psycopg.DataError, psycopg.IntegrityError)
"""A value that will be refused tomorrow too."""
_SENTENCES: tuple[tuple[type[psycopg.Error], str], ...] = (
    (pg.DiskFull, FULL),
    (pg.ReadOnlySqlTransaction, READ_ONLY),
    (pg.InsufficientPrivilege, "the database's role may not do this"),
    (pg.LockNotAvailable, BUSY),
    (pg.UndefinedTable, NOT_MADE),
)


def sentence_of_postgres(error: BaseException) -> str:
    """Return what *error* of the driver means."""
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return f"{AWAY}: {first_line(error)}"
    return f"the database refused: {first_line(error)}"
