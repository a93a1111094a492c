"""Numbers for the trade's words: a word's code is its place in its list."""

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import QUEUE_OF, Light, Pending, Post, Queue, Source, Stage, Supervision
from app.situation.column import Int8s, Int64s

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

STAGE: dict[str, int] = {word: code for code, word in enumerate(STAGES)}
QUEUE: dict[str, int] = {word: code for code, word in enumerate(QUEUES)}
POST: dict[str, int] = {word: code for code, word in enumerate(POSTS)}
LIGHT: dict[str, int] = {word: code for code, word in enumerate(LIGHTS)}
SOURCE: dict[str, int] = {word: code for code, word in enumerate(SOURCES)}
SUPERVISION: dict[str, int] = {word: code for code, word in enumerate(SUPERVISIONS)}
PENDING: dict[str, int] = {word: code for code, word in enumerate(PENDINGS)}

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
IS_HANDED_OVER[[STAGE[Stage.FEEDBACK], STAGE[Stage.CHECKING], STAGE[Stage.CHECKED], STAGE[Stage.CLOSED]]] = True


def lights(now: Instant, soon: Int64s, due: Int64s, frozen: Int8s | None = None) -> Int8s:
    """Return light codes at *now*: green ≤ soon < yellow ≤ due < red; *frozen* where no clock runs."""
    running = (1 + ((now > soon) | (now > due)) + (now > due)).astype(np.uint8)
    still = frozen if frozen is not None else np.uint8(0)
    return np.where(due == NO_TIME, still, running)
