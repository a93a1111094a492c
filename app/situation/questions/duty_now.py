"""Who is on shift."""

from dataclasses import dataclass

from app.domain.city import Duty
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyNow:
    """在班监督员 by responsibility grid, from the roster and what was entered since; whoever is on leave is not."""

    def answer(self, view: View) -> tuple[Duty, ...]:
        """Return the duties that run at the view's moment."""
        return tuple(sorted(view.duties.values(), key=lambda duty: (duty.duty_grid, duty.terminal)))
