"""What was sent to collectors, and who answered a roll-call."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.axis import AxisName
from app.situation.codes import NOBODY, POST, POSTS
from app.situation.message_log import GROUP_SENT, ROLL_ANSWERED, ROLL_CALLED, MessageRecord
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """A group message: when, by whom, to whom."""

    message_id: str
    at: Instant
    actor: str
    post: Post
    seat: str
    text: str
    terminals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RollAnswer:
    """One terminal asked. ``at`` is ``None`` while it has not answered; ``late`` says that it answered after the time.

    The position is its last good one when it answered, ``fix_at`` that position's time; ``None`` where it has none.
    """

    terminal: str
    name: str
    at: Instant | None = None
    late: bool = False
    note: str = ""
    lon: float | None = None
    lat: float | None = None
    fix_at: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCallRow:
    """A roll-call with its answers: those missing first, then in the order they came. ``is_over``: the time is up."""

    message: MessageRow
    until: Instant
    is_over: bool
    answers: tuple[RollAnswer, ...]

    @property
    def answered(self) -> int:
        """Return how many answered, late ones included."""
        return sum(1 for one in self.answers if one.at is not None)

    @property
    def missing(self) -> int:
        """Return how many have not answered."""
        return len(self.answers) - self.answered


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMessages:
    """短信群呼: the last ``limit`` messages, newest first."""

    limit: int = 50

    def answer(self, view: View) -> tuple[MessageRow, ...]:
        """Return the messages sent by the view's moment."""
        sent = [one for one in _until(view) if one.kind == GROUP_SENT]
        return tuple(_row(view, one) for one in sent[::-1][: self.limit])


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCalls:
    """点名抽查: the last ``limit`` roll-calls, newest first, with who answered by the view's moment."""

    limit: int = 20

    def answer(self, view: View) -> tuple[RollCallRow, ...]:
        """Return the roll-calls."""
        records = _until(view)
        called = [one for one in records if one.kind == ROLL_CALLED][::-1][: self.limit]
        answers = _answers(records)
        return tuple(_roll(view, one, answers.get(one.message_id, {})) for one in called)


def _until(view: View) -> list[MessageRecord]:
    """Return what was recorded by the view's moment, in order."""
    known = [one for one in view.messages if view.live or _at(view, one) <= view.t]
    return sorted(known, key=lambda one: (_at(view, one), one.seq))


def _at(view: View, record: MessageRecord) -> Instant:
    return record.recorded_at if view.axis is AxisName.RECORDED else record.valid_at


def _answers(records: Iterable[MessageRecord]) -> dict[str, dict[str, MessageRecord]]:
    """Return the first answer of each terminal by message."""
    found: dict[str, dict[str, MessageRecord]] = {}
    for one in records:
        if one.kind == ROLL_ANSWERED:
            found.setdefault(one.message_id, {}).setdefault(one.terminal, one)
    return found


def _roll(view: View, called: MessageRecord, answers: dict[str, MessageRecord]) -> RollCallRow:
    until = called.recorded_at if called.until is None else called.until
    rows = [_answer(view, terminal, answers.get(terminal), until) for terminal in called.terminals]
    rows.sort(key=lambda one: (one.at is not None, one.at or 0))
    return RollCallRow(message=_row(view, called), until=until, is_over=view.t > until, answers=tuple(rows))


def _answer(view: View, terminal: str, record: MessageRecord | None, until: Instant) -> RollAnswer:
    name = view.standing.names.get(terminal, terminal)
    if record is None:
        return RollAnswer(terminal=terminal, name=name)
    at = record.valid_at
    return RollAnswer(
        terminal=terminal, name=name, at=at, late=at > until, note=record.note, lon=record.lon, lat=record.lat,
        fix_at=record.fix_at,
    )  # fmt: skip


def _row(view: View, record: MessageRecord) -> MessageRow:
    return MessageRow(
        message_id=record.message_id, at=_at(view, record), actor=record.actor,
        post=POSTS[POST.get(record.post, NOBODY)], seat=record.seat, text=record.text, terminals=record.terminals,
    )  # fmt: skip
