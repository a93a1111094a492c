"""What else numbers of the wall count than a set of :class:`Which`: one small kind for each question that lists such cases.

They go with every word of a wall, so each says on the wire only what it narrows to; its tag is the field ``of``.
"""

from msgspec import Struct

from app.domain.city import AreaLevel
from app.domain.moment import DAY, Instant
from app.domain.terms import Source, Stage
from app.situation.answers import Question
from app.situation.case_row import CaseRow
from app.situation.evaluation import Count
from app.situation.evaluation_people import Work
from app.situation.evaluation_posts import PostWork
from app.situation.filters import Filter
from app.situation.period import Period
from app.situation.questions.blind_spots import BlindSpotCases
from app.situation.questions.evaluation_cases import EvaluationCases
from app.situation.questions.filed_cases import FiledCases
from app.situation.questions.filed_rest import FiledRest
from app.situation.questions.inspector_loads import TasksOf
from app.situation.questions.inspector_scores import InspectorCases
from app.situation.questions.like_cases import LikeCases
from app.situation.questions.night import NightDue, NightReports
from app.situation.questions.overdue_ages import OverdueOfAge
from app.situation.questions.post_scores import PostCases
from app.situation.questions.reply_times import ReplyCases
from app.situation.questions.supervision_now import SettledToday
from app.situation.questions.task_times import WaitingTasks
from app.situation.questions.which import Which

Cases = Question[tuple[CaseRow, ...]]


class _Kind(Struct, frozen=True, omit_defaults=True, tag_field="of"):
    """What every kind gives: the question for exactly the cases of its number, of a period and a filter."""

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks the situation for these cases."""
        raise NotImplementedError


class Scored(_Kind, frozen=True, tag="scored"):
    """A part of 考核 of a department or an area (a prefix of grid codes); ``with_over``: 应结案, 应处置.

    ``since`` stands in the place of the period's beginning.
    """

    count: Count
    with_over: bool = False
    department: str = ""
    area: str = ""
    since: Instant | None = None

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the cases of the part."""
        return EvaluationCases(
            count=self.count, with_over=self.with_over, department=self.department, area=self.area, since=self.since,
            period=period, filter=by,
        )  # fmt: skip


class Worked(_Kind, frozen=True, tag="worked"):
    """What an inspector (``""``: all) did; ``with_over``: 应核实, 应核查."""

    work: Work
    with_over: bool = False
    terminal: str = ""

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the cases of the work."""
        return InspectorCases(
            work=self.work, with_over=self.with_over, terminal=self.terminal, period=period, filter=by
        )


class Posted(_Kind, frozen=True, tag="posted"):
    """What somebody did at one of our own posts."""

    work: PostWork
    actor: str

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the cases of the work."""
        return PostCases(work=self.work, actor=self.actor, period=period, filter=by)


class Tasks(_Kind, frozen=True, tag="tasks"):
    """The tasks that an inspector (``""``: all) has in hand, or only the late ones."""

    terminal: str = ""
    late_only: bool = False

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # in hand is in hand
        """Return what asks for the cases of the tasks."""
        return TasksOf(terminal=self.terminal, late_only=self.late_only, filter=by)


class Waiting(_Kind, frozen=True, tag="waiting"):
    """The tasks of one kind (待核实 or 待核查) that wait for their answer, or only the late ones."""

    stage: Stage
    late_only: bool = False

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # what waits waits now
        """Return what asks for the cases of the tasks."""
        return WaitingTasks(stage=self.stage, late_only=self.late_only, filter=by)


class Filings(_Kind, frozen=True, tag="filed"):
    """Filings of one local ``day`` (its midnight), weekday (Monday 0), hour or source of the period, or of the one it is held against."""

    day: Instant | None = None
    weekday: int | None = None
    hour: int | None = None
    source: Source | None = None
    is_before: bool = False
    is_like: bool = False

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the filed cases."""
        until = None if self.day is None else self.day + DAY - 1
        return FiledCases(
            period=period, filter=by, is_before=self.is_before, is_like=self.is_like, source=self.source,
            weekday=self.weekday, hour=self.hour, since=self.day, until=until,
        )  # fmt: skip


class Rest(_Kind, frozen=True, tag="rest"):
    """The last row of a ranking of filings: all but what the rows above it count; ``outside``: what lies in no area of ``level``."""

    classes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    level: AreaLevel | None = None
    areas: tuple[str, ...] = ()
    outside: bool = False

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the filed cases."""
        return FiledRest(
            classes=self.classes, sources=self.sources, level=self.level, areas=self.areas, outside=self.outside,
            period=period, filter=by,
        )  # fmt: skip


class Then(_Kind, frozen=True, tag="then"):
    """A set as it was at the moment that the period is held against."""

    which: Which

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the cases of then."""
        return LikeCases(which=self.which, period=period, filter=by)


class Aged(_Kind, frozen=True, tag="aged"):
    """处置超期 of one age, from 0."""

    age: int

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # what is over is over now
        """Return what asks for the overdue cases of the age."""
        return OverdueOfAge(age=self.age, filter=by)


class Replied(_Kind, frozen=True, tag="replied"):
    """The notices that a department answered, from which its median comes."""

    department: str

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the cases of the replies."""
        return ReplyCases(department=self.department, period=period, filter=by)


class Settled(_Kind, frozen=True, tag="settled"):
    """What was closed after a notice."""

    def question(self, period: Period, by: Filter) -> Cases:
        """Return what asks for the closed cases."""
        return SettledToday(period=period, filter=by)


class MorningDue(_Kind, frozen=True, tag="morning_due"):
    """What falls due in the first working hour, of one department (``""``: of none) or of all but those ``without``.

    ``with_urgent``: all that is urgent too.
    """

    department: str | None = None
    without: tuple[str, ...] = ()
    with_urgent: bool = False

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # the coming morning's
        """Return what asks for the cases due."""
        return NightDue(department=self.department, without=self.without, with_urgent=self.with_urgent, filter=by)


class Tonight(_Kind, frozen=True, tag="tonight"):
    """Reports since the evening, of its hours from ``first`` up to ``until``; ``is_before``: the night before."""

    urgent_only: bool = False
    is_before: bool = False
    first: int = 0
    until: int | None = None

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # a night is its own period
        """Return what asks for the reported cases."""
        return NightReports(
            urgent_only=self.urgent_only, is_before=self.is_before, first=self.first, until=self.until, filter=by
        )


class Bred(_Kind, frozen=True, tag="bred"):
    """The filings of the past days along a road where nobody on shift has passed yet."""

    duty_grid: str
    road: str

    def question(self, period: Period, by: Filter) -> Cases:  # noqa: ARG002  # of its own days
        """Return what asks for the cases of the filings."""
        return BlindSpotCases(duty_grid=self.duty_grid, road=self.road, filter=by)


Counted = (
    Scored | Worked | Posted | Tasks | Waiting | Filings | Rest | Then | Aged | Replied | Settled | MorningDue | Tonight | Bred
)  # fmt: skip
"""Any of them."""
