"""The one writer: takes in a batch of messages as one unit, and says what goes back once it is committed."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.errors import DomainError
from app.services import answers, quarantine
from app.services.advice import Advisor
from app.services.fix_watch import FixWatch
from app.services.kept import Memory
from app.services.look_bucket import LookBucket
from app.services.messages import Incoming, Outgoing
from app.services.ports import Clock, Ids, Passwords, StoreFailure, Unit, WriterStore
from app.services.refusals import NEVER_REMEMBERED
from app.services.registry import Taking, takings
from app.services.remembering import remember
from app.services.rules import Rules
from app.services.strangers import note_strangers
from app.services.timers import TIMERS
from app.services.turn import Turn

log = logging.getLogger(__name__)

POSTS_AT_ONCE = 500
BUG_TEXT = "系统内部错误，已留存待查，请联系运维人员"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """What is committed, and what to publish for it.

    ``outgoing`` ends with a notice if the log grew; ``head`` is the log's newest place known (0: none yet);
    ``counts`` are by word; ``posts`` are outbox numbers to confirm with :meth:`Gateway.posted` once published.
    """

    outgoing: tuple[Outgoing, ...]
    head: int
    counts: Mapping[str, int] = field(default_factory=dict)
    posts: tuple[int, ...] = ()


class Gateway:
    """Handles messages by the rules and remembers what it needs between batches; run by one worker at a time."""

    def __init__(self, store: WriterStore, rules: Rules, clock: Clock, ids: Ids, passwords: Passwords) -> None:
        """Work on *store*, whose lease the caller keeps."""
        self._store = store
        self._rules = rules
        self._clock = clock
        self._ids = ids
        self._passwords = passwords
        self._decoy = passwords.hash(ids.new())
        self._looks = LookBucket()
        self._advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
        self._watch = FixWatch(rules.places)
        self._memory = Memory()
        self._noted: set[str] = set()
        self._head = 0

    def handle(self, batch: Sequence[Incoming]) -> Handled:
        """Take in *batch* as one unit and return what to publish; raise :class:`StoreFailure` with nothing written.

        A message that is refused or breaks undoes only what it did itself; one that breaks is kept in quarantine.
        """
        now = self._clock.now()
        self._memory.signs.hear()
        with self._store.unit(now) as unit:
            turn = self._turn(unit, now)
            unit.expect(_keys(batch))
            outgoing = [answer for message in batch if (answer := _take(turn, message)) is not None]
            note_strangers(turn, self._noted)
            unit.add_fixes(turn.fixes)
            unit.commit()
        self._settle(turn)
        self._noted.update(turn.strangers)
        if turn.head:
            outgoing.append(answers.notice(turn.head))
        return Handled(outgoing=tuple(outgoing), head=self._head, counts=dict(turn.counts))

    def timers(self) -> Handled:
        """Do what is due by itself, and return the messages of the outbox that should leave now.

        Confirm these with :meth:`posted`.
        """
        now = self._clock.now()
        counts: Counter[str] = Counter()
        with self._store.unit(now) as unit:
            turn = self._turn(unit, now)
            _run_timers(turn)
            due = tuple(unit.due_posts(now, POSTS_AT_ONCE))
            if turn.head:
                unit.commit()
            counts.update(turn.counts)
        self._settle(turn)
        counts["posted"] = len(due)
        outgoing, posts = tuple(message for _, message in due), tuple(number for number, _ in due)
        return Handled(outgoing=outgoing, head=self._head, counts=counts, posts=posts)

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as published; those not marked come again."""
        if not numbers:
            return
        with self._store.unit(self._clock.now()) as unit:
            unit.posted(numbers)
            unit.commit()

    def _turn(self, unit: Unit, now: int) -> Turn:
        """Return a turn over *unit*; the memory is as the last unit that was written left it."""
        self._memory.undo()
        is_first = not self._memory.ready
        turn = self._new_turn(unit, now)
        remember(turn)
        if is_first:
            self._memory.settle()
        return turn

    def _settle(self, turn: Turn) -> None:
        """Keep what the written unit changed."""
        self._memory.settle()
        self._rules.roster.fold_all(turn.heard)
        if turn.head:
            self._head = turn.head

    def _new_turn(self, unit: Unit, now: int) -> Turn:
        return Turn(
            unit=unit,
            rules=self._rules,
            advisor=self._advisor,
            watch=self._watch,
            passwords=self._passwords,
            decoy=self._decoy,
            looks=self._looks,
            memory=self._memory,
            ids=self._ids,
            now=now,
        )


def _run_timers(turn: Turn) -> None:
    """Do what is due by itself, each in a savepoint: what fails is said and tried again at the next tick."""
    for timer in TIMERS:
        try:
            with turn.attempt():
                timer(turn)
        except StoreFailure:
            raise
        except Exception:  # the door: one timer's bug must not stop the outbox
            log.exception("the timer %s failed", timer.__name__)


def _keys(batch: Sequence[Incoming]) -> list[str]:
    """Return the keys of those messages that may be repeats of others."""
    kinds = takings()
    return [key for message in batch if (taking := kinds[type(message)]).writes and (key := taking.key(message))]


def _take(turn: Turn, message: Incoming) -> Outgoing | None:
    """Take in one message whatever happens, short of a store that fails."""
    taking = takings()[type(message)]
    try:
        return _take_or_refuse(turn, taking, message) if taking.writes else taking.take(turn, message)
    except StoreFailure:
        raise
    except Exception as error:  # the door: a bug in one message must not stop the others
        log.exception("a message of type %s was not handled and is kept in quarantine", type(message).__name__)
        turn.counts["quarantined"] += 1
        turn.unit.quarantine(quarantine.kept(message, error, turn.now))
        return taking.refuse(message, "quarantined", BUG_TEXT)


def _take_or_refuse(turn: Turn, taking: Taking[Incoming], message: Incoming) -> Outgoing | None:
    """Take in a message that writes, in a savepoint of its own; a refusal undoes it and is the answer."""
    try:
        with turn.attempt():
            return _take_once(turn, taking, message)
    except DomainError as refusal:
        return _refuse(turn, taking, message, refusal.code, str(refusal))


def _take_once(turn: Turn, taking: Taking[Incoming], message: Incoming) -> Outgoing | None:
    key = taking.key(message)
    if key and (earlier := turn.unit.answered(key)) is not None:
        turn.counts["repeated"] += 1
        return earlier
    outgoing = taking.take(turn, message)
    turn.counts[type(message).__name__.lower()] += 1
    if key and outgoing is not None:
        turn.unit.remember(key, outgoing.address, outgoing)
    return outgoing


def _refuse(turn: Turn, taking: Taking[Incoming], message: Incoming, code: str, text: str) -> Outgoing | None:
    turn.counts[code] += 1
    outgoing = taking.refuse(message, code, text)
    key = taking.key(message)
    if key and outgoing is not None and code not in NEVER_REMEMBERED:
        turn.unit.remember(key, outgoing.address, outgoing)
    return outgoing
