"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_RISING = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Take the step."""
    _create_log()
    _create_projections()
    _create_messages()
    _create_people()


def _create_log() -> None:
    op.create_table(
        "event",
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
    )
    op.create_index("event_by_subject", "event", ["stream", "subject", "seq"])
    op.create_index("event_by_chain", "event", ["axis", "chain_seq"], unique=True)
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("store_id", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("supervision_seq", sa.BigInteger, nullable=False),
        sa.Column("supervision_hash", sa.Text, nullable=False),
        sa.Column("command_seq", sa.BigInteger, nullable=False),
        sa.Column("command_hash", sa.Text, nullable=False),
        sa.Column("last_unit", sa.Text, nullable=False),
    )
    op.create_table(
        "lease",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("epoch", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "projection",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
    )


def _create_projections() -> None:
    op.create_table(
        "case_file",
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
    )
    op.create_index("case_by_number", "case_file", ["number"])
    op.create_index("case_by_report", "case_file", ["reported_at", "case_id"])
    op.create_index("case_by_stage", "case_file", ["stage"])
    op.create_table(
        "terminal",
        sa.Column("terminal", sa.Text, primary_key=True),
        sa.Column("first_at", sa.BigInteger, nullable=False),
        sa.Column("last_at", sa.BigInteger, nullable=False),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
        sa.Column("last_kind", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
    )


def _create_messages() -> None:
    op.create_table(
        "fix",
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
        sqlite_autoincrement=True,
    )
    op.create_index("fix_by_terminal", "fix", ["terminal", "device_at"], unique=True)
    op.create_table(
        "counter",
        sa.Column("series", sa.Text, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("message_id", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("outbox_by_due", "outbox", ["due_at", "number"])
    op.create_table(
        "quarantine",
        sa.Column("number", _RISING, primary_key=True),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )


def _create_people() -> None:
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "personal",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("salt", sa.Text),
        sa.Column("content", sa.Text),
        sa.Column("erased_at", sa.BigInteger),
    )
    op.create_index("personal_by_subject", "personal", ["subject"])
    op.create_table(
        "account",
        sa.Column("login", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("posts", sa.Text, nullable=False),
        sa.Column("department", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "seat_session",
        sa.Column("token_digest", sa.Text, primary_key=True),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("posts", sa.Text, nullable=False),
        sa.Column("department", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
