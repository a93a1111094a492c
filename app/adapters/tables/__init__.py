"""Reads the tables a site may edit: catalogue, limits, workflow, calendar. A bad file is a ``TableError`` with its line."""

from app.adapters.tables.calendar_file import read_calendar, warn_if_uncovered
from app.adapters.tables.catalogue_file import read_catalogue
from app.adapters.tables.limits_file import read_limits
from app.adapters.tables.reasons_file import read_reasons
from app.adapters.tables.workflow_file import read_workflow

__all__ = ["read_calendar", "read_catalogue", "read_limits", "read_reasons", "read_workflow", "warn_if_uncovered"]
