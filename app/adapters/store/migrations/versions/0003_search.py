"""Cases are found by their text, numbers, callers and state; calls stand in a projection of their own."""

import json
import logging
import sqlite3
from typing import cast

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

log = logging.getLogger("app.adapters.store.migrating")

_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Take the step. The words are put in by the program once all steps are taken: it knows what they are."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    _add_columns()
    _fill_columns(is_sqlite)
    _create_indexes()
    _create_words(is_sqlite)
    _create_calls()
    op.execute("UPDATE projection SET version = 2 WHERE name = 'case' AND version = 1")


def _add_columns() -> None:
    for name in ("opened_seq", "sort_key"):
        op.add_column("case_file", sa.Column(name, sa.BigInteger, nullable=False, server_default=sa.text("0")))
    op.add_column("case_file", sa.Column("number_end", _BYTES, nullable=False, server_default=sa.text("''")))
    op.add_column("case_file", sa.Column("order_no", sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("case_file", sa.Column("order_end", _BYTES, nullable=False, server_default=sa.text("''")))
    for name in ("team", "holder", "assistants"):
        op.add_column("case_file", sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("case_file", sa.Column("flags", sa.Integer, nullable=False, server_default=sa.text("0")))


def _fill_columns(is_sqlite: bool) -> None:
    """Fill in what follows from a row and its first event; nothing else was known before this step."""
    connection = op.get_bind()
    if is_sqlite:
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        driver.create_function("reverse", 1, lambda text: text[::-1])
    log.info("cases get their place in the order of report")
    op.execute(
        "UPDATE case_file SET number_end = reverse(number), flags = CASE WHEN urgent THEN 1 ELSE 0 END, opened_seq ="
        " coalesce((SELECT min(seq) FROM event WHERE stream = 'case' AND subject = case_file.case_id), 0)"
    )
    op.execute(
        "UPDATE case_file SET sort_key = ((CASE WHEN reported_at < 0 THEN 0 WHEN reported_at >= 4294967296000000"
        " THEN 4294967295 ELSE reported_at / 1000000 END) * 2147483648) + opened_seq"
    )


def _create_indexes() -> None:
    op.drop_index("case_by_stage", "case_file")
    op.create_index("case_by_sort_key", "case_file", ["sort_key"], unique=True)
    op.create_index("case_by_number_end", "case_file", ["number_end"])
    op.create_index("case_by_order_end", "case_file", ["order_end"])
    for name in ("stage", "flags", "department", "unit", "team"):
        op.create_index(f"case_by_{name}", "case_file", [name, "sort_key"])


def _create_words(is_sqlite: bool) -> None:
    if is_sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE case_words USING fts5"
            " (words, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"
        )
        return
    op.execute("CREATE TABLE case_words (sort_key BIGINT PRIMARY KEY, words INTEGER[] NOT NULL)")
    op.execute("CREATE INDEX case_words_by_word ON case_words USING gin (words)")


def _create_calls() -> None:
    op.create_table(
        "call_record",
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
    )
    op.create_index("call_by_receipt", "call_record", ["received_at", "call_id"])
    op.create_index("call_by_order_end", "call_record", ["order_end"])
    op.create_index("call_by_case", "call_record", ["case_id"])
    op.create_index("call_by_digest", "call_record", ["digest"])
    op.create_index("call_by_outcome", "call_record", ["outcome", "received_at", "call_id"])
    owing = sa.text("replied_at IS NULL AND order_no <> ''")
    at = ["received_at", "call_id"]
    op.create_index("call_owing", "call_record", at, sqlite_where=owing, postgresql_where=owing)
    op.create_table(
        "caller",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("phone", _BYTES, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_index("caller_by_phone", "caller", ["phone", "at"])
    op.create_index("caller_by_subject", "caller", ["subject"])
    _fill_callers()


def _fill_callers() -> None:
    """Take over the numbers of the callers known; when they called is when their case was opened."""
    connection = op.get_bind()
    known = connection.execute(
        sa.text(
            "SELECT p.digest, p.subject, p.content, c.opened_at FROM personal p"
            " LEFT JOIN case_file c ON c.case_id = p.subject WHERE p.content IS NOT NULL"
        )
    )
    callers = []
    for digest, subject, content, opened_at in known:
        phone = "".join(filter("0123456789".__contains__, str(json.loads(content).get("caller_phone", ""))))
        if phone:
            callers.append({"digest": digest, "subject": subject, "phone": phone, "at": opened_at or 0})
    if callers:
        names: list[sa.ColumnClause[object]] = [sa.column(name) for name in ("digest", "subject", "phone", "at")]
        connection.execute(sa.insert(sa.table("caller", *names)), callers)
