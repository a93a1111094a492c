"""The tables. What the log says can be rebuilt from ``event``; the rest (inbox, personal data …) stands beside it.

Instants are integer microseconds, positions degrees, JSON is canonical text. Every change here needs a migration.
"""

import sqlalchemy as sa

metadata = sa.MetaData()

_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")  # compared byte by byte, so that beginnings work
_OWING = sa.text("replied_at IS NULL AND order_no <> ''")
_RISING = sa.BigInteger().with_variant(sa.Integer, "sqlite")  # only INTEGER is SQLite's own row number

event = sa.Table(
    "event",
    metadata,
    sa.Column("seq", _RISING, primary_key=True, autoincrement=False),
    sa.Column("stream", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("axis", sa.Text, nullable=False),
    sa.Column("chain_seq", sa.BigInteger, nullable=False),
    sa.Column("prev_hash", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("hash_version", sa.SmallInteger, nullable=False),
    sa.Column("recorded_at", sa.BigInteger, nullable=False),
    sa.Column("valid_at", sa.BigInteger, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("post", sa.Text, nullable=False),
    sa.Column("seat", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Index("event_by_subject", "stream", "subject", "seq"),
    sa.Index("event_by_chain", "axis", "chain_seq", unique=True),
)
"""The log; the columns are those of :class:`app.domain.event.Event`, in its order."""

head = sa.Table(
    "head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("store_id", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("recorded_at", sa.BigInteger, nullable=False),
    sa.Column("supervision_seq", sa.BigInteger, nullable=False),
    sa.Column("supervision_hash", sa.Text, nullable=False),
    sa.Column("command_seq", sa.BigInteger, nullable=False),
    sa.Column("command_hash", sa.Text, nullable=False),
    sa.Column("last_unit", sa.Text, nullable=False),
    sa.Column("city", sa.Text, nullable=False, server_default=sa.text("''")),
)
"""One row: where the log ends. Its lock puts commits in order; ``last_unit`` tells whether a broken commit came through.

``city`` is the division code of the city whose log this is, empty before its first gateway.
"""

lease = sa.Table(
    "lease",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("epoch", sa.BigInteger, nullable=False),
    sa.Column("until", sa.BigInteger, nullable=False),
)
"""One row: who may write. ``epoch`` rises with each new owner, so a late commit of an old one is refused."""

projection = sa.Table(
    "projection",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
)

case = sa.Table(
    "case_file",  # "case" is a word of SQL
    metadata,
    sa.Column("case_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
    sa.Column("last_valid_at", sa.BigInteger, nullable=False),
    sa.Column("opened_at", sa.BigInteger, nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("reported_at", sa.BigInteger, nullable=False),
    sa.Column("class_key", sa.Text, nullable=False),
    sa.Column("urgent", sa.Boolean, nullable=False),
    sa.Column("lon", sa.Double, nullable=False),
    sa.Column("lat", sa.Double, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("road", sa.Text, nullable=False),
    sa.Column("grid", sa.Text, nullable=False),
    sa.Column("reporter", sa.Text, nullable=False),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("post", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.Column("pending", sa.Text, nullable=False),
    sa.Column("supervised", sa.Text, nullable=False),
    sa.Column("opened_seq", sa.BigInteger, nullable=False, server_default=sa.text("0")),
    sa.Column("sort_key", sa.BigInteger, nullable=False, server_default=sa.text("0")),
    sa.Column("number_end", _BYTES, nullable=False, server_default=sa.text("''")),
    sa.Column("order_no", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("order_end", _BYTES, nullable=False, server_default=sa.text("''")),
    sa.Column("team", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("holder", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("assistants", sa.Text, nullable=False, server_default=sa.text("''")),
    sa.Column("flags", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.Index("case_by_number", "number"),
    sa.Index("case_by_report", "reported_at", "case_id"),
    sa.Index("case_by_sort_key", "sort_key", unique=True),
    sa.Index("case_by_number_end", "number_end"),
    sa.Index("case_by_order_end", "order_end"),
    sa.Index("case_by_stage", "stage", "sort_key"),
    sa.Index("case_by_flags", "flags", "sort_key"),
    sa.Index("case_by_department", "department", "sort_key"),
    sa.Index("case_by_unit", "unit", "sort_key"),
    sa.Index("case_by_team", "team", "sort_key"),
)
"""Projection of stream ``case``: what is searched for. The whole state and the clocks are in event ``last_seq``.

``sort_key`` orders cases by report (:func:`app.adapters.store.words.sort_key`); ``number_end`` and ``order_end`` are the
numbers written backwards, so that an end is a beginning; ``flags`` are bits in the order of
:data:`app.services.searching.FLAGS`. Beside it stands ``case_words``, by ``sort_key`` what a case can be found by: an
FTS5 table without content in SQLite, a table of integer arrays in PostgreSQL.
"""

call = sa.Table(
    "call_record",
    metadata,
    sa.Column("call_id", sa.Text, primary_key=True),
    sa.Column("order_no", sa.Text, nullable=False),
    sa.Column("order_end", _BYTES, nullable=False),
    sa.Column("line", sa.Text, nullable=False),
    sa.Column("received_at", sa.BigInteger, nullable=False),
    sa.Column("reply_due", sa.BigInteger),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("case_id", sa.Text, nullable=False),
    sa.Column("office", sa.Text, nullable=False),
    sa.Column("replied_at", sa.BigInteger),
    sa.Column("called_back_at", sa.BigInteger),
    sa.Column("satisfaction", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
    sa.Index("call_by_receipt", "received_at", "call_id"),
    sa.Index("call_by_order_end", "order_end"),
    sa.Index("call_by_case", "case_id"),
    sa.Index("call_by_digest", "digest"),
    sa.Index("call_by_outcome", "outcome", "received_at", "call_id"),
    sa.Index("call_owing", "received_at", "call_id", sqlite_where=_OWING, postgresql_where=_OWING),
)
"""Projection of stream ``call``; ``details`` is the whole record."""

terminal = sa.Table(
    "terminal",
    metadata,
    sa.Column("terminal", sa.Text, primary_key=True),
    sa.Column("first_at", sa.BigInteger, nullable=False),
    sa.Column("last_at", sa.BigInteger, nullable=False),
    sa.Column("last_seq", sa.BigInteger, nullable=False),
    sa.Column("last_kind", sa.Text, nullable=False),
    sa.Column("details", sa.Text, nullable=False),
)
"""Projection of stream ``terminal``: the newest word on each terminal; ``details`` merges its events' payloads."""

fix = sa.Table(
    "fix",
    metadata,
    sa.Column("number", _RISING, primary_key=True),
    sa.Column("terminal", sa.Text, nullable=False),
    sa.Column("device_at", sa.BigInteger, nullable=False),
    sa.Column("received_at", sa.BigInteger, nullable=False),
    sa.Column("lon", sa.Double, nullable=False),
    sa.Column("lat", sa.Double, nullable=False),
    sa.Column("accuracy", sa.REAL, nullable=False),
    sa.Column("speed", sa.REAL, nullable=False),
    sa.Column("course", sa.REAL, nullable=False),
    sa.Column("flaw", sa.SmallInteger, nullable=False),
    sa.Index("fix_by_terminal", "terminal", "device_at", unique=True),
    sqlite_autoincrement=True,
)
"""Positions. Numbers are never given twice, even after the newest rows were dropped: readers go on by them."""

counter = sa.Table(
    "counter",
    metadata,
    sa.Column("series", sa.Text, primary_key=True),
    sa.Column("value", sa.BigInteger, nullable=False),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("message_id", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)
"""What was answered to each message, so that a repeat gets the same."""

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("due_at", sa.BigInteger, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("outbox_by_due", "due_at", "number"),
)

attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)

personal = sa.Table(
    "personal",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("salt", sa.Text),
    sa.Column("content", sa.Text),
    sa.Column("erased_at", sa.BigInteger),
    sa.Index("personal_by_subject", "subject"),
)
"""Personal data apart from the log. Erasing takes the salt too, so that the digest in the log can no longer be guessed."""

caller = sa.Table(
    "caller",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("phone", _BYTES, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Index("caller_by_phone", "phone", "at"),
    sa.Index("caller_by_subject", "subject"),
)
"""Digits of callers' numbers; personal data, erased with what it was taken from."""

quarantine = sa.Table(
    "quarantine",
    metadata,
    sa.Column("number", _RISING, primary_key=True),
    sa.Column("topic", sa.Text, nullable=False),
    sa.Column("payload", sa.LargeBinary, nullable=False),
    sa.Column("received_at", sa.BigInteger, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)

account = sa.Table(
    "account",
    metadata,
    sa.Column("login", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("posts", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("locked_until", sa.BigInteger, nullable=False),
)
"""Who may log in; ``posts`` is a JSON list."""

session = sa.Table(
    "seat_session",
    metadata,
    sa.Column("token_digest", sa.Text, primary_key=True),
    sa.Column("seat", sa.Text, nullable=False),
    sa.Column("login", sa.Text, nullable=False),
    sa.Column("posts", sa.Text, nullable=False),
    sa.Column("department", sa.Text, nullable=False),
    sa.Column("area", sa.Text, nullable=False),
    sa.Column("until", sa.BigInteger, nullable=False),
    sa.Column("person", sa.Text, nullable=False, server_default=sa.text("''")),
)
