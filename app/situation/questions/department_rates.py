"""按期处置率 of each department in the running month."""

from dataclasses import dataclass
from fractions import Fraction

from app.situation.view import View

TARGET_PERCENT = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRate:
    """One department: 应处置 = ``handed_over`` in the month + ``open_overdue`` due in it; ``in_time`` of them kept the limit.

    ``change`` is against the month before up to the same moment of the month, in rate (0.004 is 0.4 %), or ``None``.
    """

    department: str
    name: str
    group: str
    handed_over: int
    open_overdue: int
    in_time: int
    change: Fraction | None
    target_percent: int = TARGET_PERCENT

    @property
    def due(self) -> int:
        """Return 应处置."""
        return self.handed_over + self.open_overdue

    @property
    def rate(self) -> Fraction:
        """Return 按期处置率, unrounded; a listed department has something due."""
        return Fraction(self.in_time, self.due)

    @property
    def is_target_met(self) -> bool:
        """Return whether the unrounded rate reaches the target."""
        return self.rate * 100 >= self.target_percent


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRateList:
    """Best first; departments with nothing due are left out and counted in ``without``."""

    rows: tuple[DepartmentRate, ...]
    without: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentRates:
    """部门按期处置率 of the running month."""

    def answer(self, view: View) -> DepartmentRateList:
        """Return the departments' rates at the view's moment."""
        raise NotImplementedError
