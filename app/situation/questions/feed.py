"""The last steps taken in the city."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step: when, its name in the workflow file, of which case, and who took it.

    ``at`` is the event's time on the view's axis. ``who`` is a terminal, a user or a department as the log names it;
    ``department``/``department_name`` are the case's after the step (``""`` before dispatch).
    """

    at: Instant
    kind: str
    case_id: str
    number: str
    class_key: str
    class_name: str
    road: str
    place: str
    post: Post
    who: str
    seat: str
    department: str
    department_name: str
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSteps:
    """The newest steps first, and how many there were in the last hour."""

    rows: tuple[StepRow, ...]
    in_last_hour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """案卷动态: the last ``limit`` steps."""

    limit: int = 7

    def answer(self, view: View) -> LastSteps:
        """Return the last steps before the view's moment."""
        raise NotImplementedError
