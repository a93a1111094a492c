"""Windows beside the desk with so many rows of everything, long words among them: for their looks."""

from app.domain.call import CallRecord
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import CallOutcome, Pending, Post, Satisfaction, Stage, Supervision
from app.services.searching import CallerCase
from app.situation.questions.claims import ClaimRow
from app.situation.questions.handovers import HandoverRow, Signature
from app.situation.questions.listing import Listed, Listing
from app.situation.questions.wall_pushes import Push
from app.situation.wall_log import Annotation
from tests.gui.alarm_window_test import alarm, alarms
from tests.gui.callback_window_test import call
from tests.gui.duty_phones_test import NIGHT
from tests.gui.filters_window_test import Histories
from tests.gui.messages_window_test import message, roll
from tests.gui.roster_window_test import book
from tests.gui.search_hall import NOW, Hall, case_row, found
from widgets.console.handover_sheet import Section, SheetLine, sheet_of

LONG_PLACE = "人民大道与文昌路交叉口东南角往东 200 米路南非机动车道内公交站台后侧绿化带旁"
LONG_OFFICE = "市人力资源和社会保障局信访办公室"
LONG_TEXT = "垃圾散落路边，约两袋，未清运。" * 266
"""About 4,000 characters."""


def fill(hall: Hall, count: int) -> None:
    """Give *hall* so many cases, calls and callers to find; the first have the longest words there are."""
    numbers = range(1, count + 1)
    hall.search.cases = tuple(found(n, **_of(n, place=LONG_PLACE, description=LONG_TEXT)) for n in numbers)
    hall.search.records = tuple(_call(n) for n in numbers)
    hall.search.known = tuple(_known(n) for n in numbers)
    object.__setattr__(hall.context, "files", Histories())


def answers(count: int) -> dict[str, object]:
    """Return what the situation answers, by the question's name."""
    numbers = range(1, count + 1)
    urged = tuple(alarm(n, **_of(n, place=LONG_PLACE, text="连续 3 次核实未应答，请值班长处理")) for n in numbers)
    claims = tuple(
        ClaimRow(
            case_id=f"c{n}",
            number=f"E{n}",
            seat="5",
            actor="3108",
            post="acceptor",
            since=NOW - MINUTE,
            until=NOW + MINUTE,
        )
        for n in numbers
    )
    return {
        "Alarms": alarms(*urged), "Claims": claims, "Handovers": tuple(_sheet(n) for n in numbers[:50]),
        "Listing": _listed(count), "RosterBook": book(count), "Night": NIGHT, "DutyNow": (),
        "GroupMessages": tuple(message(n, tuple(str(2000 + k) for k in range(9))) for n in numbers),
        "RollCalls": (roll(count),) if count else (), "PushesBetween": tuple(_push(n) for n in numbers),
    }  # fmt: skip


def _push(number: int) -> Push:
    drawn = Annotation(id="a", shape="area", points=(), text=LONG_TEXT[:40])
    return Push(
        at=NOW - number, kind="annotated", actor="3102", post=Post.SHIFT_LEADER, seat="12", scene="", number="", label="",
        until=None, seq=number, note=drawn,
    )  # fmt: skip


def _of(number: int, **changes: object) -> dict[str, object]:
    return changes if number == 1 else {}


def _listed(count: int):
    def answer(question: Listing) -> Listed:
        last = min(count, question.limit) if question.limit else count
        return Listed(rows=tuple(_case(number) for number in range(1, last + 1)), total=count)

    return answer


def _case(number: int):
    if number == 1:
        return case_row(
            1, place=LONG_PLACE, urgent=True, supervised=Supervision.WAITING, reply_due=NOW + HOUR, urges=3, returns=2,
            rework=2, delays=1, pending=Pending.HANG, unfiled=True, disputed=True, assisted=True, notices=2,
        )  # fmt: skip
    return case_row(number, stage=Stage.DISPATCHED if number % 3 else Stage.FEEDBACK)


def _call(number: int) -> CallRecord:
    if number == 1:
        return call(1, text=LONG_TEXT[:400], place=LONG_PLACE, reply_due=NOW - DAY, outcome=CallOutcome.TRANSFER,
                    office=LONG_OFFICE, reason="不属城管范围，涉及劳动报酬争议",
                    satisfaction=Satisfaction.UNREACHED)  # fmt: skip
    return call(number, outcome=CallOutcome.OPEN if number % 4 == 0 else CallOutcome.CONSULTATION)


def _known(number: int) -> CallerCase:
    return CallerCase(
        phone=f"138{number:08d}", subject=f"case-{number}", digest="d", at=NOW - number * HOUR,
        number=f"E0601020260611{number:04d}", stage=Stage.DISPOSING, class_key="E06010", place=LONG_PLACE,
    )  # fmt: skip


def _sheet(number: int) -> HandoverRow:
    def sign(actor: str) -> Signature:
        return Signature(at=NOW - number * DAY, actor=actor, post=Post.SHIFT_LEADER, seat="3", note="已看过")

    lines = (
        SheetLine(section="紧急在办", at="06-11 10:00", text=LONG_PLACE, number="E06010202606110001", case_id="c1"),
    )
    sheet = sheet_of((Section(title="紧急在办", lines=lines, total=40),), ("答应王女士 18 时前回电",), NOW)
    return HandoverRow(
        handover=f"h{number}", offered=sign("3108"), accepted=None if number == 1 else sign("3109"), sheet=sheet
    )
