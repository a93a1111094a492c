"""What decoded case events say, as columns of one length."""

import zlib
from collections.abc import Mapping, Sequence
from operator import attrgetter

import numpy as np

from app.situation import codes
from app.situation.case_tables import AboutArrays, EventArrays, MoreArrays
from app.situation.column import Int8s, Int16s, Int32s, Int64s, dtypes_of
from app.situation.decode import After, CaseEvent
from app.situation.words import Words

MOST_COUNTED = 255
Pointers = Mapping[str, Int32s]
"""The columns of an event that point into other tables."""
NOTHING_MORE = MoreArrays(
    **{name: np.array([codes.NO_TIME if kind == np.int64 else 0], kind) for name, kind in dtypes_of(MoreArrays).items()}
)
"""Row 0 of the mores."""


def about_rows(words: Words, afters: Sequence[After]) -> AboutArrays:
    """Return what and where the cases are."""
    code = words.codes
    return AboutArrays(
        class_key=code(a.class_key for a in afters),
        lon=np.array([a.lon for a in afters], np.float64),
        lat=np.array([a.lat for a in afters], np.float64),
        road=code(a.road for a in afters),
        grid=code(a.grid for a in afters),
        duty_grid=code(a.duty_grid for a in afters),
        reporter=code(a.reporter for a in afters),
        place=np.array([zlib.crc32(a.place.encode()) for a in afters], np.int64),
        source=_coded(codes.SOURCE, [a.source for a in afters]),
    )


def more_rows(words: Words, afters: Sequence[After]) -> MoreArrays:
    """Return what holds of few cases, or for long; most often it is :data:`NOTHING_MORE`."""
    special = np.array([i for i, a in enumerate(afters) if not a.is_plain], np.intp)
    told = _told(words, [afters[i] for i in special.tolist()])
    columns = {}
    for name in dtypes_of(MoreArrays):
        column = columns[name] = np.repeat(getattr(NOTHING_MORE, name), len(afters))
        column[special] = getattr(told, name)
    return MoreArrays(**columns)


def _told(words: Words, afters: Sequence[After]) -> MoreArrays:
    code = words.codes
    return MoreArrays(
        holder_due=_instants([a.holder_due for a in afters]),
        hang_until=_instants([a.hang_until for a in afters]),
        applied_at=_instants([a.applied_at for a in afters]),
        settle_due=_instants([a.settle_due for a in afters]),
        holder=code(a.holder for a in afters),
        team=code(a.team for a in afters),
        assistants=code(codes.JOINT.join(a.assistants) for a in afters),
        applied_more=code(a.applied_more for a in afters),
        notice_no=code(a.notice_no for a in afters),
        flags=_flags(afters),
        delays=_counts([a.delays for a in afters]),
        hangs=_counts([a.hangs for a in afters]),
        limit_step=_counts([a.limit_step for a in afters]),
        satisfaction=_coded(codes.SATISFACTION, [a.satisfaction for a in afters]),
        notices=_counts([a.notices for a in afters]),
    )


def event_rows(words: Words, read: Sequence[CaseEvent], pointers: Pointers) -> EventArrays:
    """Return what held after each event; *pointers* are its columns ``case``, ``before``, ``about`` and ``more``."""
    code = words.codes
    events, afters = [one.event for one in read], [one.after for one in read]
    return EventArrays(
        **pointers,
        seq=np.array([e.seq for e in events], np.int64),
        recorded_at=np.array([e.recorded_at for e in events], np.int64),
        valid_at=np.array([e.valid_at for e in events], np.int64),
        version=np.array([one.version for one in read], np.int32),
        step=code(e.kind for e in events),
        department=code(a.department for a in afters),
        unit=code(a.unit for a in afters),
        checker=code(a.checker for a in afters),
        actor=code(e.actor for e in events),
        seat=code(e.seat for e in events),
        stage_soon=_instants([a.stage_soon for a in afters]),
        stage_due=_instants([a.stage_due for a in afters]),
        case_soon=_instants([a.case_soon for a in afters]),
        case_due=_instants([a.case_due for a in afters]),
        reply_due=_instants([a.reply_due for a in afters]),
        stage=_coded(codes.STAGE, [a.stage for a in afters]),
        post=_coded(codes.POST, [a.post for a in afters]),
        by_post=_coded(codes.POST, [e.post for e in events]),
        frozen=_coded(codes.LIGHT, [a.frozen for a in afters]),
        supervised=_coded(codes.SUPERVISION, [a.supervised for a in afters]),
        pending=_coded(codes.PENDING, [a.pending for a in afters]),
        urgent=np.array([a.urgent for a in afters], np.bool_),
        urges=_counts([a.urges for a in afters]),
        rework=_counts([a.rework for a in afters]),
        returns=_counts([a.returns for a in afters]),
    )


def _flags(afters: Sequence[After]) -> Int16s:
    read = attrgetter(*codes.FLAGS)
    is_set = np.array([read(a) for a in afters], np.bool_).reshape(len(afters), len(codes.FLAGS))
    bits = np.array(list(codes.FLAG.values()), np.uint16)
    found: Int16s = np.bitwise_or.reduce(np.where(is_set, bits, np.uint16(0)), axis=1, dtype=np.uint16)
    return found


def _instants(values: Sequence[int | None]) -> Int64s:
    return np.array([codes.NO_TIME if value is None else value for value in values], np.int64)


def _coded(known: Mapping[str, int], words: Sequence[str]) -> Int8s:
    return np.array([known.get(word, codes.NOBODY) for word in words], np.uint8)


def _counts(values: Sequence[int]) -> Int8s:
    return np.array([min(value, MOST_COUNTED) for value in values], np.uint8)
