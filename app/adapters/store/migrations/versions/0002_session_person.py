"""Sessions know the record of the person they were made from; those of before end."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("seat_session", sa.Column("person", sa.Text, nullable=False, server_default=sa.text("''")))
