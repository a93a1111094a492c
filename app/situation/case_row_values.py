"""The columns of a list: what cases, their places and their last events say, in words."""

from collections.abc import Sequence

from app.domain.terms import Queue, Term
from app.situation.codes import (
    FLAGS,
    JOINT,
    NO_QUEUE,
    PENDINGS,
    POSTS,
    QUEUE_OF_STAGE,
    QUEUES,
    SATISFACTIONS,
    SOURCES,
    STAGES,
    SUPERVISIONS,
    has,
)
from app.situation.column import Int8s, Int32s, Words64
from app.situation.row_clocks import Values, instants
from app.situation.view import View


def of_case(view: View, rows: Int32s) -> Values:
    """Return what never changes of the cases at *rows*, and who has them open."""
    cases = view.tables.cases
    claims = [view.claims.get(row) for row in rows.tolist()] if view.claims else [None] * len(rows)
    return {
        "case_id": case_ids(cases.id_high[rows], cases.id_low[rows]),
        "number": view.tables.numbers.texts(rows),
        "reported_at": cases.reported_at[rows].tolist(),
        "claimed_by": ["" if claim is None else claim.seat for claim in claims],
        "claimed_actor": ["" if claim is None else claim.actor for claim in claims],
        "claimed_until": [None if claim is None else claim.until for claim in claims],
    }


def of_about(view: View, at: Int32s) -> Values:
    """Return what and where the cases of the event rows *at* are."""
    about, words = view.tables.abouts, view.tables.words.texts
    rows = view.tables.events.about[at]
    classes, names = words(about.class_key[rows]), view.setting.classes
    return {
        "source": _words(SOURCES, about.source[rows]),
        "class_key": classes,
        "class_name": [names.get(key, key) for key in classes],
        "lon": about.lon[rows].tolist(),
        "lat": about.lat[rows].tolist(),
        "place": view.tables.places.texts(rows),
        "road": words(about.road[rows]),
        "grid": words(about.grid[rows]),
        "duty_grid": words(about.duty_grid[rows]),
        "reporter": words(about.reporter[rows]),
    }


def of_event(view: View, at: Int32s) -> Values:
    """Return what the event rows *at* say."""
    events, words = view.tables.events, view.tables.words.texts
    departments, units = words(events.department[at]), words(events.unit[at])
    return {
        "version": events.version[at].tolist(),
        "checker": words(events.checker[at]),
        "stage": _words(STAGES, events.stage[at]),
        "queue": [_QUEUES[code] for code in QUEUE_OF_STAGE[events.stage[at]].tolist()],
        "post": _words(POSTS, events.post[at]),
        "department": departments,
        "department_name": _named(view, departments),
        "unit": units,
        "unit_name": _named(view, units),
        "urgent": events.urgent[at].tolist(),
        "supervised": _words(SUPERVISIONS, events.supervised[at]),
        "reply_due": instants(events.reply_due[at]),
        "pending": _words(PENDINGS, events.pending[at]),
        "urges": events.urges[at].tolist(),
        "rework": events.rework[at].tolist(),
        "returns": events.returns[at].tolist(),
        "last_step": words(events.step[at]),
        "last_at": (events.recorded_at if view.order.order is None else events.valid_at)[at].tolist(),
        "actor": words(events.actor[at]),
        "seat": words(events.seat[at]),
    }


def of_more(view: View, at: Int32s) -> Values:
    """Return what holds of few cases, or for long."""
    mores, words = view.tables.mores, view.tables.words.texts
    rows = view.tables.events.more[at]
    holders, teams = words(mores.holder[rows]), words(mores.team[rows])
    flags = mores.flags[rows]
    flagged: Values = {name: has(flags, name).tolist() for name in FLAGS}
    return flagged | {
        "holder": holders,
        "holder_name": _named(view, holders),
        "team": teams,
        "team_name": _named(view, teams),
        "assistants": [tuple(word.split(JOINT)) if word else () for word in words(mores.assistants[rows])],
        "hang_until": instants(mores.hang_until[rows]),
        "applied_at": instants(mores.applied_at[rows]),
        "applied_more": words(mores.applied_more[rows]),
        "delays": mores.delays[rows].tolist(),
        "hangs": mores.hangs[rows].tolist(),
        "limit_step": mores.limit_step[rows].tolist(),
        "satisfaction": _words(SATISFACTIONS, mores.satisfaction[rows]),
        "notices": mores.notices[rows].tolist(),
        "notice_no": words(mores.notice_no[rows]),
        "settle_due": instants(mores.settle_due[rows]),
    }


def case_ids(high: Words64, low: Words64) -> list[str]:
    """Return ids in their usual text form, from their halves."""
    digits = [f"{a:016x}{b:016x}" for a, b in zip(high.tolist(), low.tolist(), strict=True)]
    return [f"{d[:8]}-{d[8:12]}-{d[12:16]}-{d[16:20]}-{d[20:]}" for d in digits]


_QUEUES: dict[int, Queue | None] = {**dict(enumerate(QUEUES)), NO_QUEUE: None}


def _words(words: Sequence[Term], found: Int8s) -> list[Term]:
    return [words[code] for code in found.tolist()]


def _named(view: View, codes: Sequence[str]) -> list[str]:
    names = view.standing.department_names
    return [names.get(code, code) for code in codes]
