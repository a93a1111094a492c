"""The lists a desk looks through: what each holds, by the situation's questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from app.domain.moment import Instant
from app.domain.terms import Pending, Post, Stage
from app.situation.answers import Question
from app.situation.questions.list_order import Sort
from app.situation.questions.listing import Listed, Listing
from app.situation.questions.which import Which
from widgets.console.person import Person
from widgets.console.search_period import period_of
from widgets.words import zh

FIRST, ALL = 500, 5_000
"""Rows that are shown at first, and after 更多."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """One list: its key in saved filters, its name, and what it asks for."""

    key: str
    name: str
    of: Callable[[Person], Listing]


def _others(person: Person) -> Listing:
    """Open cases that wait for others, filed or not: those one urges, as many as the desk's tab 待催 counts."""
    return Listing(posts=tuple(post for post in Post if post not in person.posts), sort=Sort.NEED)


_APPLICATIONS = tuple(one for one in Pending if one is not Pending.NONE)

VIEWS: tuple[ListView, ...] = (
    ListView(key="others", name=zh("待他人办理（可催办）"), of=_others),
    ListView(key="over", name=zh("处置超期"), of=lambda _: Listing(which=Which.CASE_OVER, sort=Sort.CASE_DUE)),
    ListView(key="soon", name=zh("即将超期"), of=lambda _: Listing(which=Which.CASE_SOON, sort=Sort.CASE_DUE)),
    ListView(key="stage_over", name=zh("环节超时"), of=lambda _: Listing(which=Which.STAGE_OVER, sort=Sort.STAGE_DUE)),
    ListView(key="waiting", name=zh("督办待回复"), of=lambda _: Listing(which=Which.WAITING)),
    ListView(key="pending", name=zh("待批申请"), of=lambda _: Listing(pendings=_APPLICATIONS, ended=True)),
    ListView(key="unfiled", name=zh("先派后补，待补立案"), of=lambda _: Listing(flags=("unfiled",))),
    ListView(key="hung", name=zh("问题库（挂账）"), of=lambda _: Listing(which=Which.HUNG, sort=Sort.HANG_UNTIL)),
    ListView(
        key="ownerless",
        name=zh("无责任主体名单"),
        of=lambda _: Listing(flags=("ownerless",), ended=True, sort=Sort.OLDEST),
    ),
    ListView(key="disputed", name=zh("先行处置（有争议）"), of=lambda _: Listing(flags=("disputed",))),
    ListView(key="assisted", name=zh("协办未清"), of=lambda _: Listing(flags=("assisted",))),
    ListView(key="claimed", name=zh("各席办理中"), of=lambda _: Listing(claimed=True)),
    ListView(key="reported", name=zh("今日上报"), of=lambda _: Listing(which=Which.REPORTED_TODAY, sort=Sort.NEWEST)),
    ListView(key="filed", name=zh("今日立案"), of=lambda _: Listing(which=Which.FILED_TODAY, sort=Sort.NEWEST)),
    ListView(key="closed", name=zh("今日结案"), of=lambda _: Listing(which=Which.CLOSED_TODAY, sort=Sort.LAST_STEP)),
    ListView(key="all", name=zh("全部未结案"), of=lambda _: Listing()),
    ListView(key="ended", name=zh("全部已结案、作废"), of=lambda _: Listing(stages=(Stage.CLOSED, Stage.VOID))),
)
LEDGER = "ledger"
"""The key of 费用台账, which is a window of its own."""
NARROWING = ("class", "area", "department", "period")


def view_of(key: str) -> ListView:
    """Return the list called *key*, the first one if there is none."""
    return next((view for view in VIEWS if view.key == key), VIEWS[0])


def question_of(
    view: ListView, person: Person, values: Mapping[str, str], now: Instant, limit: int
) -> Question[Listed]:
    """Return the list's question, narrowed by the form's *values* and to the person's own area and department."""
    period = period_of(values.get("period", ""), now)
    listing = replace(
        view.of(person),
        class_prefix=values.get("class", ""),
        area=values.get("area", "") or person.area,
        department=values.get("department", "") or person.department,
        since=None if period is None else period.since,
        until=None if period is None or period.until is None else period.until - 1,
        limit=limit,
    )
    return cast("Question[Listed]", listing)
