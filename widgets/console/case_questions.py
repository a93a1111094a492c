"""What a desk asks the situation about the case that lies open on it."""

from app.situation.questions.drill import Drill, Which
from app.situation.questions.people import Near
from app.situation.questions.recurrence import Recurrence
from widgets.console.open_case import OpenCase

SAME_SUBDISTRICT = 9
"""Digits of a grid code within which duplicates are looked for."""


def neighbours_of(case: OpenCase) -> Drill:
    """Return the question for the open cases of the same class round it."""
    return Drill(which=Which.OPEN, area=case.row.grid[:SAME_SUBDISTRICT], class_prefix=case.class_key)


def recurrence_of(case: OpenCase) -> Recurrence:
    """Return the question how often the same was reported here before."""
    row = case.row
    return Recurrence(class_key=case.class_key, lon=row.lon, lat=row.lat, but=row.case_id)


def near_of(case: OpenCase) -> Near:
    """Return the question for the collectors nearest to it."""
    return Near(lon=case.row.lon, lat=case.row.lat)
