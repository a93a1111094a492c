"""Which cases a number of 考核 counts: the parts of a score of a department, an area, an inspector or a post."""

from app.domain.moment import Instant
from app.services.wall_marks import Behind, Cases
from app.situation.evaluation import Count
from app.situation.evaluation_people import Work
from app.situation.evaluation_posts import PostWork
from app.situation.questions.department_rates import DepartmentCases
from app.situation.questions.evaluation_cases import EvaluationCases
from app.situation.questions.inspector_scores import InspectorCases
from app.situation.questions.post_scores import PostCases
from app.situation.questions.reply_times import ReplyCases


class Scored(Behind, frozen=True, tag="scored"):
    """A part of 考核 of a department or an area (a prefix of grid codes); ``with_over``: 应结案, 应处置.

    ``since`` stands in the place of the period's beginning, ``until`` in that of the wall's moment.
    """

    count: Count
    with_over: bool = False
    department: str = ""
    area: str = ""
    since: Instant | None = None
    until: Instant | None = None

    def question(self) -> Cases:
        """Return what asks for the cases of the part."""
        return EvaluationCases(
            count=self.count, with_over=self.with_over, department=self.department, area=self.area, since=self.since,
            until=self.until, period=self.period, filter=self.filter,
        )  # fmt: skip


class Worked(Behind, frozen=True, tag="worked"):
    """What an inspector (``""``: all) did; ``with_over``: 应核实, 应核查."""

    work: Work
    with_over: bool = False
    terminal: str = ""

    def question(self) -> Cases:
        """Return what asks for the cases of the work."""
        return InspectorCases(
            work=self.work, with_over=self.with_over, terminal=self.terminal, period=self.period, filter=self.filter
        )


class Posted(Behind, frozen=True, tag="posted"):
    """What somebody did at one of our own posts."""

    work: PostWork
    actor: str

    def question(self) -> Cases:
        """Return what asks for the cases of the work."""
        return PostCases(work=self.work, actor=self.actor, period=self.period, filter=self.filter)


class Replied(Behind, frozen=True, tag="replied"):
    """The notices that a department answered, from which its median comes."""

    department: str

    def question(self) -> Cases:
        """Return what asks for the cases of the replies."""
        return ReplyCases(department=self.department, period=self.period, filter=self.filter)


class Handed(Behind, frozen=True, tag="handed"):
    """What a department had to hand over (应处置), ``in_time``: and did."""

    department: str
    in_time: bool = False

    def question(self) -> Cases:
        """Return what asks for the cases of the department's rate."""
        return DepartmentCases(department=self.department, in_time=self.in_time, period=self.period, filter=self.filter)
