"""值守: the telephones of the night, and who can be called where nobody is on the roster."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.domain.terms import Post
from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.department_rates import LEVEL
from app.situation.questions.night import is_due_first
from app.situation.view import View

POSTS = (Post.LEADER, Post.SHIFT_LEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPhone:
    """One telephone: of a post (``post``), or of a department, with its ``urgent`` cases and those ``due`` first.

    ``said`` of a post: one was entered or struck out at a desk by then.
    """

    key: str
    name: str
    phone: str
    post: Post | None = None
    said: bool = False
    urgent: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall:
    """Somebody off the roster who can be reached: by his telephone (``""``: none entered), or because he is on line."""

    terminal: str
    phone: str
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """The hall's posts, then departments: those with urgent cases first, then by what falls due, then by code.

    A department without a telephone is listed with ``""`` where it has anything to do tonight, else left out.
    """

    posts: tuple[WatchPhone, ...]
    departments: tuple[WatchPhone, ...]
    on_call: tuple[OnCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NightWatch:
    """The telephones as entered at desks by then; the site's own where nothing was entered."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> WatchList:
        """Return the telephones at the view's moment."""
        entered = view.book.phones(None if view.live else view.t)
        cases, passing = view.open, self.filter.open_mask(view)
        urgent = _by_department(view, cases.at[passing & cases.urgent & cases.is_disposing])
        due = _by_department(view, cases.at[passing & is_due_first(view)])
        departments = [
            WatchPhone(
                key=one.code, name=one.name, phone=entered.get(one.code, one.phone), urgent=urgent[one.code],
                due=due[one.code],
            )
            for one in view.setting.city.departments
            if one.level == LEVEL
        ]  # fmt: skip
        asked = [one for one in departments if one.phone or one.urgent or one.due]
        return WatchList(
            posts=_posts(entered),
            departments=tuple(sorted(asked, key=lambda one: (-one.urgent, -one.due, one.key))),
            on_call=_on_call(view, entered),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPosts:
    """带班领导, 值班长: the telephones of the hall's posts as entered at desks by then, and nothing else."""

    def answer(self, view: View) -> tuple[WatchPhone, ...]:
        """Return them at the view's moment."""
        return _posts(view.book.phones(None if view.live else view.t))


def _posts(entered: Mapping[str, str]) -> tuple[WatchPhone, ...]:
    return tuple(
        WatchPhone(key=post, name=post.zh, phone=entered.get(post, ""), post=post, said=post in entered)
        for post in POSTS
    )


def _by_department(view: View, at: Int32s) -> Counter[str]:
    codes, counts = np.unique(view.tables.events.department[at], return_counts=True)
    return Counter(dict(zip(view.tables.words.texts(codes), counts.tolist(), strict=True)))


def _on_call(view: View, entered: dict[str, str]) -> tuple[OnCall, ...]:
    """Return the known terminals off the roster with a telephone or on line, those on line first."""
    crew = view.crew
    live = {crew.terminals[place] for place in np.flatnonzero(crew.is_live & ~crew.is_rostered).tolist()}
    known = (live | entered.keys()) & view.standing.known_terminals - view.duties.keys()
    rows = [OnCall(terminal=one, phone=entered.get(one, ""), is_live=one in live) for one in known]
    return tuple(sorted(rows, key=lambda row: (not row.phone, not row.is_live, row.terminal)))
