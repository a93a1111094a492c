"""Numbers for the trade's words: a word's code is its place in its list."""

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import QUEUE_OF, Light, Pending, Post, Queue, Satisfaction, Source, Stage, Supervision
from app.situation.column import Bools, Int8s, Int16s, Int64s

NO_TIME: Instant = int(np.iinfo(np.int64).max)
"""Stands for ``None`` in columns of instants; later than everything."""
NO_QUEUE = 255
NOBODY = 0
"""The post's code for an actor whose post this version does not know."""

STAGES = tuple(Stage)
QUEUES = tuple(Queue)
POSTS = tuple(Post)
LIGHTS = tuple(Light)
SOURCES = tuple(Source)
SUPERVISIONS = tuple(Supervision)
PENDINGS = tuple(Pending)
SATISFACTIONS = tuple(Satisfaction)
FLAGS = (
    "verified", "self_handled", "unfiled", "disputed", "ownerless", "forced", "appealed", "exempt", "assisted",
    "reply_missed", "expose_asked", "exposed",
)  # fmt: skip
"""Flags of a case in the order of their bits; ``assisted``: there are assistants that owe their part."""
JOINT = ","
"""Joins the codes of assistants to one word."""

FILING_STEPS = ("file", "instruction_filed", "file_afterwards")
"""The steps that are a filing (立案): by the shift leader, of a leader's instruction, after 先派后补."""

STAGE: dict[str, int] = {word: code for code, word in enumerate(STAGES)}
QUEUE: dict[str, int] = {word: code for code, word in enumerate(QUEUES)}
POST: dict[str, int] = {word: code for code, word in enumerate(POSTS)}
LIGHT: dict[str, int] = {word: code for code, word in enumerate(LIGHTS)}
SOURCE: dict[str, int] = {word: code for code, word in enumerate(SOURCES)}
SUPERVISION: dict[str, int] = {word: code for code, word in enumerate(SUPERVISIONS)}
PENDING: dict[str, int] = {word: code for code, word in enumerate(PENDINGS)}
SATISFACTION: dict[str, int] = {word: code for code, word in enumerate(SATISFACTIONS)}
FLAG: dict[str, int] = {name: 1 << place for place, name in enumerate(FLAGS)}
"""The bit of each flag."""

GREEN, YELLOW, RED = LIGHT[Light.GREEN], LIGHT[Light.YELLOW], LIGHT[Light.RED]

QUEUE_OF_STAGE: Int8s = np.full(256, NO_QUEUE, np.uint8)
"""Queue code by stage code."""
for _stage, _queue in QUEUE_OF.items():
    QUEUE_OF_STAGE[STAGE[_stage]] = QUEUE[_queue]

IS_OPEN = np.ones(256, np.bool_)
"""Whether a stage code is one of a case that has not ended; hung ones are open."""
IS_OPEN[[STAGE[Stage.CLOSED], STAGE[Stage.VOID]]] = False

IS_BEFORE_FILING = np.zeros(256, np.bool_)
IS_BEFORE_FILING[[STAGE[Stage.REPORTED], STAGE[Stage.VERIFYING], STAGE[Stage.ACCEPTED]]] = True

IS_HANDED_OVER = np.zeros(256, np.bool_)
"""Whether a stage code is one after the department's hand-over."""
_HANDED_OVER = (Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING, Stage.CHECKED, Stage.CLOSED)
IS_HANDED_OVER[[STAGE[stage] for stage in _HANDED_OVER]] = True


def has(flags: Int16s, name: str) -> Bools:
    """Return where the flag *name* is set."""
    found: Bools = (flags & np.uint16(FLAG[name])) != 0
    return found


def lights(now: Instant, soon: Int64s, due: Int64s, frozen: Int8s | None = None) -> Int8s:
    """Return light codes at *now*: green ≤ soon < yellow ≤ due < red; *frozen* where no clock runs."""
    running = (1 + ((now > soon) | (now > due)) + (now > due)).astype(np.uint8)
    still = frozen if frozen is not None else np.uint8(0)
    return np.where(due == NO_TIME, still, running)
