"""Reads config/limits: handling.csv (by class and filing condition) and stages.csv (our own posts)."""

import re
from pathlib import Path

from app.adapters.tables.rows import Row, read_csv
from app.domain.errors import InvalidLimit, TableError
from app.domain.limit import Limit, LimitUnit
from app.domain.limits import HandlingLimit, Limits, LimitStep, StageLimits
from app.domain.terms import Stage

HANDLING_COLUMNS = ("class_key", "condition", "trigger", "amount", "unit", "urgent", "closing")
LATER_COLUMNS = ("steps",)
STEP = re.compile(r"(\D+?) *(\d+\w)")
"""A step of a limit in several: what must be done and in what time, as ``制止 2u``; ``；`` stands between two."""
STAGE_COLUMNS = ("stage", "urgent_minutes", "ordinary_minutes", "area_type", "source", "comment")
KEY_LENGTHS = {3, 6}
"""A key is kind + major (``E06``) in a default row, kind + class (``E06010``) else."""


def read_limits(directory: Path) -> tuple[Limits, StageLimits]:
    """Return the disposal limits and the stage limits in *directory*, or raise :class:`TableError`."""
    return _limits(directory / "handling.csv"), _stage_limits(directory / "stages.csv")


def _limits(file: Path) -> Limits:
    rows: dict[tuple[str, str], HandlingLimit] = {}
    for row in read_csv(file, HANDLING_COLUMNS, LATER_COLUMNS):
        limit = _handling(row)
        place = (limit.class_key, limit.condition)
        if place in rows:
            raise row.error(f"condition {limit.condition} of {limit.class_key} stands twice")
        rows[place] = limit
    if not rows:
        raise TableError(str(file), 0, "no limits")
    return Limits(tuple(rows.values()))


def _handling(row: Row) -> HandlingLimit:
    key = row.text("class_key")
    if len(key) not in KEY_LENGTHS or key[0] not in "CE" or not (key[1:].isascii() and key[1:].isdigit()):
        raise row.error(f"class_key {key!r} is neither C or E with five digits nor, for a default, with two")
    urgent = row.truth("urgent")
    limit = _limit(row, row.number("amount"), row.word("unit", LimitUnit))
    if urgent and limit.is_work:
        raise row.error(f"urgent cases run through the night; {limit.zh} does not")
    return HandlingLimit(
        class_key=key,
        condition=row.text("condition"),
        trigger=row.text("trigger"),
        limit=limit,
        urgent=urgent,
        closing=row.text("closing"),
        steps=_steps(row, limit),
    )


def _steps(row: Row, first: Limit) -> tuple[LimitStep, ...]:
    """Return the steps of a limit in several: at least two, the first in the time of the row itself."""
    if not row.values["steps"]:
        return ()
    steps = tuple(_step(row, text.strip()) for text in row.values["steps"].split("；"))
    if len(steps) == 1:
        raise row.error("steps: one step is no limit in several")
    if steps[0].limit != first:
        raise row.error(f"steps: the first is {steps[0].limit}, the row says {first}")
    return steps


def _step(row: Row, text: str) -> LimitStep:
    match = STEP.fullmatch(text)
    if match is None:
        raise row.error(f"steps: {text!r} is not a name and a limit, as 制止 2u")
    try:
        return LimitStep(match[1].strip(), Limit.parse(match[2]))
    except InvalidLimit as error:
        raise row.error(f"steps: {error}") from error


def _limit(row: Row, amount: int, unit: LimitUnit) -> Limit:
    try:
        return Limit(amount, unit)
    except InvalidLimit as error:
        raise row.error(str(error)) from error


def _stage_limits(file: Path) -> StageLimits:
    minutes: dict[tuple[Stage, bool, str], Limit] = {}
    for row in read_csv(file, STAGE_COLUMNS):
        stage, area = row.word("stage", Stage), row.values["area_type"]
        if (stage, True, area) in minutes:
            raise row.error(f"stage {stage.value} stands twice for area type {area!r}")
        for urgent, column in ((True, "urgent_minutes"), (False, "ordinary_minutes")):
            minutes[stage, urgent, area] = _limit(row, row.number(column), LimitUnit.MINUTE)
    return StageLimits(minutes)
