"""The log and all that is stored, in SQLite or PostgreSQL (SQLAlchemy Core)."""

from app.adapters.store.difference import Difference
from app.adapters.store.store import Store, open_store
from app.adapters.store.verifying import Anchor, VerifyReport

__all__ = ["Anchor", "Difference", "Store", "VerifyReport", "open_store"]
