"""A store knows whose log it holds; one of before takes the city of its next gateway."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    op.add_column("head", sa.Column("city", sa.Text, nullable=False, server_default=sa.text("''")))
