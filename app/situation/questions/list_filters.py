"""What a list can be narrowed by; each maker gives no filter at all where nothing is asked for."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from app.domain.terms import Light
from app.situation import codes
from app.situation.column import Bools, Int8s, Int32s
from app.situation.questions.drill import NONE_KEY, begins
from app.situation.view import View

Filter = Callable[[View, Int32s, Int32s], Bools]
"""Says of case rows and their last event rows which of them fit."""


def by_event(name: str, known: Mapping[str, int], words: Sequence[str]) -> list[Filter]:
    """Return the filter for events whose column *name* has one of *words*."""
    wanted = [known[word] for word in words]
    return [lambda view, _, at: np.isin(getattr(view.tables.events, name)[at], wanted)] if wanted else []


def by_urgency(urgent: bool | None) -> list[Filter]:
    """Return the filter for urgent cases, or for the others."""
    return [] if urgent is None else [lambda view, _, at: view.tables.events.urgent[at] == urgent]


def by_light(words: Sequence[Light]) -> list[Filter]:
    """Return the filter for the disposal light as a row shows it."""
    wanted = [codes.LIGHT[word] for word in words]
    return [lambda view, _, at: np.isin(_case_light(view, at), wanted)] if wanted else []


def by_stage_light(words: Sequence[Light]) -> list[Filter]:
    """Return the filter for our own post's light."""
    wanted = [codes.LIGHT[word] for word in words]
    return [lambda view, _, at: np.isin(_stage_light(view, at), wanted)] if wanted else []


def by_flags(names: Sequence[str]) -> list[Filter]:
    """Return the filter for cases with all flags of *names*."""
    bits = np.uint16(sum(codes.FLAG[name] for name in set(names)))

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        found: Bools = (view.tables.mores.flags[view.tables.events.more[at]] & bits) == bits
        return found

    return [fits] if names else []


def by_satisfaction(words: Sequence[str]) -> list[Filter]:
    """Return the filter for what callers said."""
    wanted = [codes.SATISFACTION[word] for word in words]

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        return np.isin(view.tables.mores.satisfaction[view.tables.events.more[at]], wanted)

    return [fits] if wanted else []


def by_source(words: Sequence[str]) -> list[Filter]:
    """Return the filter for where the report came from."""
    wanted = [codes.SOURCE[word] for word in words]

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        return np.isin(view.tables.abouts.source[view.tables.events.about[at]], wanted)

    return [fits] if wanted else []


def by_prefix(name: str, prefix: str) -> list[Filter]:
    """Return the filter for abouts whose word in column *name* begins with *prefix* (``-``: is empty)."""

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        return begins(view, getattr(view.tables.abouts, name)[view.tables.events.about[at]], prefix)

    return [fits] if prefix else []


def by_chain(department: str) -> list[Filter]:
    """Return the filter for a department at any level of the chain down to the holder (``-``: not dispatched)."""

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        events, mores, code = view.tables.events, view.tables.mores, _code(view, department)
        more = events.more[at]
        if department == NONE_KEY:
            none: Bools = events.department[at] == 0
            return none
        chain = (events.department[at], events.unit[at], mores.team[more], mores.holder[more])
        found: Bools = np.any([level == code for level in chain], axis=0)
        return found

    return [fits] if department else []


def by_holder(holder: str) -> list[Filter]:
    """Return the filter for who must act (``-``: nobody is named)."""

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        held: Bools = view.tables.mores.holder[view.tables.events.more[at]] == _code(view, holder)
        return held

    return [fits] if holder else []


def by_reporter(reporter: str) -> list[Filter]:
    """Return the filter for the terminal that reported."""

    def fits(view: View, _: Int32s, at: Int32s) -> Bools:
        found: Bools = view.tables.abouts.reporter[view.tables.events.about[at]] == _code(view, reporter)
        return found

    return [fits] if reporter else []


def by_claim(claimed: bool | None) -> list[Filter]:
    """Return the filter for cases that a seat has open, or for the others."""
    return [] if claimed is None else [lambda view, rows, _: np.isin(rows, list(view.claims)) == claimed]


def _code(view: View, word: str) -> int:
    return view.tables.words.find("" if word == NONE_KEY else word)


def _case_light(view: View, at: Int32s) -> Int8s:
    events = view.tables.events
    return codes.lights(view.t, events.case_soon[at], events.case_due[at], events.frozen[at])


def _stage_light(view: View, at: Int32s) -> Int8s:
    events = view.tables.events
    return codes.lights(view.t, events.stage_soon[at], events.stage_due[at])
