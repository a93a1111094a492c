"""An amount of time in one of the trade's five units (domain facts §5.7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from app.domain.errors import InvalidLimit
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Term

MOST = 9999
"""No limit is longer than this many of its units."""

_TEXT = re.compile(r"(\d{1,4})([muhdn])", re.ASCII)


class LimitUnit(Term):
    """A unit of time. Work hours and work days run in work time only, the others run on through the night."""

    MINUTE = "m", "分钟"
    URGENT_HOUR = "u", "紧急工作时"
    WORK_HOUR = "h", "工作时"
    WORK_DAY = "d", "工作日"
    NATURAL_DAY = "n", "自然日"


UNIT_US: dict[LimitUnit, Instant] = {
    LimitUnit.MINUTE: MINUTE,
    LimitUnit.URGENT_HOUR: HOUR,
    LimitUnit.WORK_HOUR: HOUR,
    LimitUnit.WORK_DAY: 8 * HOUR,
    LimitUnit.NATURAL_DAY: DAY,
}
"""Length of each unit in µs of its own kind of time; a work day is eight work hours, whatever the windows."""

WORK_UNITS = frozenset({LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY})


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a unit, from 1."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        """Refuse amounts outside 1 … 9999."""
        if not 1 <= self.amount <= MOST:
            raise InvalidLimit(f"时限 {self.amount} 不在 1–{MOST} 之间")

    @property
    def us(self) -> Instant:
        """The limit in µs, of work time where :attr:`is_work`, else of natural time."""
        return self.amount * UNIT_US[self.unit]

    @property
    def is_work(self) -> bool:
        """Whether it runs in work time only."""
        return self.unit in WORK_UNITS

    @property
    def zh(self) -> str:
        """The limit in words, as ``2 工作时``."""
        return f"{self.amount} {self.unit.zh}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the limit written as ``4h``, ``2u``, ``30m``, ``1d`` or ``3n``; raise :class:`InvalidLimit`."""
        match = _TEXT.fullmatch(text)
        if match is None:
            raise InvalidLimit(f"“{text}”不是时限（如 4h、2u、30m、1d、3n）")
        return cls(int(match[1]), LimitUnit(match[2]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit.value}"

    def to_payload(self) -> dict[str, object]:
        """Return the limit as plain JSON values."""
        return {"amount": self.amount, "unit": self.unit.value}

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the limit in *values*; raise :class:`InvalidLimit`."""
        amount, unit = values.get("amount"), values.get("unit")
        if not isinstance(amount, int) or not isinstance(unit, str) or unit not in _UNITS:
            raise InvalidLimit(f"不是时限：{dict(values)!r}")
        return cls(amount, _UNITS[unit])


_UNITS: dict[str, LimitUnit] = {unit.value: unit for unit in LimitUnit}
