"""指令与回执: what was ordered, reported and done in an emergency, and which orders nobody has answered yet."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.emergency_records import emergencies_until, open_emergency
from app.situation.emergency_stand import EmergencyStand
from app.situation.questions.roll_calls import GroupMessages, MessageRow, RollCallRow, RollCalls
from app.situation.view import View

MESSAGES_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One line. ``kind`` is ``told`` (something reported or done), ``notice`` (asks no answer) or ``order``.

    ``word`` and ``who`` are as stored, ``""`` for messages, whose ``post`` sent them; ``asked`` terminals were to answer
    an order and ``answered`` have. ``is_over``: its time is up.
    """

    at: Instant
    kind: str
    words: str
    word: str = ""
    who: str = ""
    post: Post = Post.NOBODY
    asked: int = 0
    answered: int = 0
    is_over: bool = False

    @property
    def missing(self) -> int:
        """Return how many have not answered."""
        return self.asked - self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderList:
    """The newest rows, newest first, every unanswered order among them; ``unanswered`` orders of ``orders``, ``total`` rows.

    ``is_open`` is false where no emergency goes on.
    """

    is_open: bool
    rows: tuple[OrderRow, ...]
    total: int
    orders: int
    unanswered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyOrders:
    """The last ``limit`` lines of the emergency on ``wall`` (0: all)."""

    wall: str = ""
    limit: int = 7

    def answer(self, view: View) -> OrderList:
        """Return them at the view's moment."""
        stand = open_emergency(view, self.wall)
        if stand is None:
            return OrderList(is_open=False, rows=(), total=0, orders=0, unanswered=0)
        rows = [*_told(view, self.wall, stand), *_sent(view, stand)]
        rows.sort(key=lambda one: -one.at)
        orders = [one for one in rows if one.kind == "order"]
        missing = [one for one in orders if one.missing]
        return OrderList(
            is_open=True, rows=_chosen(rows, missing, self.limit or len(rows)), total=len(rows), orders=len(orders),
            unanswered=len(missing),
        )  # fmt: skip


def _chosen(rows: list[OrderRow], missing: list[OrderRow], limit: int) -> tuple[OrderRow, ...]:
    """Return the newest rows with every unanswered order, however old, in place of the oldest others."""
    kept = missing[:limit]
    others = [one for one in rows if one not in kept][: limit - len(kept)]
    return tuple(sorted((*kept, *others), key=lambda one: -one.at))


def _told(view: View, wall: str, stand: EmergencyStand) -> list[OrderRow]:
    return [
        OrderRow(at=at, kind="told", word=one.told.word, words=one.told.words, who=one.told.who)
        for at, one in emergencies_until(view, wall)
        if one.after.id == stand.id and one.told.word
    ]


def _sent(view: View, stand: EmergencyStand) -> list[OrderRow]:
    """Return the messages since the emergency began: roll-calls are orders, as they want an answer."""
    notices = [one for one in GroupMessages(limit=MESSAGES_MOST).answer(view) if one.at >= stand.opened_at]
    calls = calls_since(view, stand.opened_at)
    return [*(_row(one, "notice") for one in notices), *(_order(one) for one in calls)]


def calls_since(view: View, since: Instant) -> list[RollCallRow]:
    """Return the roll-calls made since *since*, newest first."""
    return [one for one in RollCalls(limit=MESSAGES_MOST).answer(view) if one.message.at >= since]


def _row(message: MessageRow, kind: str) -> OrderRow:
    return OrderRow(at=message.at, kind=kind, words=message.text, post=message.post)


def _order(call: RollCallRow) -> OrderRow:
    return OrderRow(
        at=call.message.at, kind="order", words=call.message.text, post=call.message.post, asked=len(call.answers),
        answered=call.answered, is_over=call.is_over,
    )  # fmt: skip
