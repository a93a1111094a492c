"""Which cases a number of the wall counts: one small kind for each question that lists such cases. Scores: :mod:`.wall_scored`.

A new number takes a kind that is there, or adds one here and to :data:`Counted`; a desk that does not know it yet passes it over.
"""

from app.domain.city import AreaLevel
from app.domain.moment import DAY, Instant
from app.domain.terms import Queue, Source, Stage
from app.services.wall_marks import Behind, Cases
from app.services.wall_scored import Handed, Posted, Replied, Scored, Worked
from app.situation.questions.blind_spots import BlindSpotCases
from app.situation.questions.drill import Drill
from app.situation.questions.filed_cases import FiledCases
from app.situation.questions.filed_rest import FiledRest
from app.situation.questions.inspector_loads import TasksOf
from app.situation.questions.like_cases import LikeCases
from app.situation.questions.night import NightDue, NightReports
from app.situation.questions.overdue_ages import OverdueOfAge
from app.situation.questions.recurring_spots import SpotCases
from app.situation.questions.supervision_now import SettledToday
from app.situation.questions.task_times import WaitingTasks
from app.situation.questions.which import Which


class Drilled(Behind, frozen=True, tag="set"):
    """A set of cases, of one queue, source or department (:data:`~app.situation.questions.drill.NONE_KEY`: of none)."""

    which: Which
    queue: Queue | None = None
    source: Source | None = None
    department: str = ""

    def question(self) -> Cases:
        """Return what asks for the cases of the set."""
        return Drill(
            which=self.which, queue=self.queue, source=self.source, department=self.department,
            period=self.period, filter=self.filter,
        )  # fmt: skip


class AtSpot(Behind, frozen=True, tag="spot"):
    """What was reported of one class round a place, or only what is open of it."""

    class_key: str
    lon: float
    lat: float
    open_only: bool = False

    def question(self) -> Cases:
        """Return what asks for the cases of the spot."""
        return SpotCases(
            class_key=self.class_key, lon=self.lon, lat=self.lat, open_only=self.open_only, filter=self.filter
        )


class Tasks(Behind, frozen=True, tag="tasks"):
    """The tasks that an inspector (``""``: all) has in hand, or only the late ones."""

    terminal: str = ""
    late_only: bool = False

    def question(self) -> Cases:
        """Return what asks for the cases of the tasks."""
        return TasksOf(terminal=self.terminal, late_only=self.late_only, filter=self.filter)


class Waiting(Behind, frozen=True, tag="waiting"):
    """The tasks of one kind (待核实 or 待核查) that wait for their answer, or only the late ones."""

    stage: Stage
    late_only: bool = False

    def question(self) -> Cases:
        """Return what asks for the cases of the tasks."""
        return WaitingTasks(stage=self.stage, late_only=self.late_only, filter=self.filter)


class Filings(Behind, frozen=True, tag="filed"):
    """Filings of one local ``day`` (its midnight), weekday (Monday 0), hour or source of the period, or of the one it is held against.

    ``is_like`` with ``whole_day``: the like day to its end.
    """

    day: Instant | None = None
    weekday: int | None = None
    hour: int | None = None
    source: Source | None = None
    is_before: bool = False
    is_like: bool = False
    whole_day: bool = False

    def question(self) -> Cases:
        """Return what asks for the filed cases."""
        until = None if self.day is None else self.day + DAY - 1
        return FiledCases(
            period=self.period, filter=self.filter, is_before=self.is_before, is_like=self.is_like,
            whole_day=self.whole_day, source=self.source, weekday=self.weekday, hour=self.hour, since=self.day, until=until,
        )  # fmt: skip


class Rest(Behind, frozen=True, tag="rest"):
    """The last row of a ranking of filings: all but what the rows above it count; ``outside``: what lies in no area of ``level``."""

    classes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    level: AreaLevel | None = None
    areas: tuple[str, ...] = ()
    outside: bool = False

    def question(self) -> Cases:
        """Return what asks for the filed cases."""
        return FiledRest(
            classes=self.classes, sources=self.sources, level=self.level, areas=self.areas, outside=self.outside,
            period=self.period, filter=self.filter,
        )  # fmt: skip


class Then(Behind, frozen=True, tag="then"):
    """A set as it was at the moment that the period is held against."""

    which: Which

    def question(self) -> Cases:
        """Return what asks for the cases of then."""
        return LikeCases(which=self.which, period=self.period, filter=self.filter)


class Aged(Behind, frozen=True, tag="aged"):
    """处置超期 of one age, from 0."""

    age: int

    def question(self) -> Cases:
        """Return what asks for the overdue cases of the age."""
        return OverdueOfAge(age=self.age, filter=self.filter)


class Settled(Behind, frozen=True, tag="settled"):
    """What was closed after a notice."""

    def question(self) -> Cases:
        """Return what asks for the closed cases."""
        return SettledToday(period=self.period, filter=self.filter)


class MorningDue(Behind, frozen=True, tag="morning_due"):
    """What falls due in the first working hour, of one department (``""``: of none) or of all but those ``without``.

    ``with_urgent``: all that is urgent too.
    """

    department: str | None = None
    without: tuple[str, ...] = ()
    with_urgent: bool = False

    def question(self) -> Cases:
        """Return what asks for the cases due."""
        return NightDue(
            department=self.department, without=self.without, with_urgent=self.with_urgent, filter=self.filter
        )


class Tonight(Behind, frozen=True, tag="tonight"):
    """Reports since the evening, of its hours from ``first`` up to ``until``.

    ``is_before``: those of the night before, without ``until`` to the same moment.
    """

    urgent_only: bool = False
    is_before: bool = False
    first: int = 0
    until: int | None = None

    def question(self) -> Cases:
        """Return what asks for the reported cases."""
        return NightReports(
            urgent_only=self.urgent_only, is_before=self.is_before, first=self.first, until=self.until,
            filter=self.filter,
        )  # fmt: skip


class Bred(Behind, frozen=True, tag="bred"):
    """The filings of the past days along a road where nobody on shift has passed yet."""

    duty_grid: str
    road: str

    def question(self) -> Cases:
        """Return what asks for the cases of the filings."""
        return BlindSpotCases(duty_grid=self.duty_grid, road=self.road, filter=self.filter)


Counted = (
    Drilled | AtSpot | Scored | Worked | Posted | Handed | Replied | Tasks | Waiting | Filings | Rest | Then | Aged
    | Settled | MorningDue | Tonight | Bred
)  # fmt: skip
"""Any of them, as it stands on the wire."""
