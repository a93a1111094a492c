"""Which steps the person at this seat may take on a case, and who may where this seat may not."""

from app.domain.case import CaseState
from app.domain.moment import Instant, to_datetime
from app.domain.step_rule import StepRule
from app.domain.terms import Exposure, Post
from app.situation.case_row import CaseRow
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.step_keys import key_of, on_key, sorted_rules, words_by_key
from widgets.console.teams import chain_of
from widgets.terms import word
from widgets.words import translate

ASSISTANTS = frozenset({"assist_done"})
"""Steps of departments that owe their part."""
OWNERS = frozenset({"appeal", "answer_supervision"})
"""Steps of the department the case was sent to, and of those below it that have had it."""
RARE = frozenset({"resume", "archive_self_handled", "approve_void", "refuse_void", "approve_expose", "refuse_expose"})
"""Steps that do not give a key its usual name."""
ABOVE = frozenset({"recall_assignment"})
"""Steps of a level above the one that has the case."""


def steps_of(
    context: ConsoleContext, person: Person, row: CaseRow, state: CaseState | None = None
) -> tuple[StepRule, ...]:
    """Return the steps this person may take on the case, the ordinary way on first. *state* is better than the row."""
    limits = context.limits if state else None
    rules = context.workflow.steps_for(state or state_of(row), person.posts, limits, at=context.now())
    if person.is_department:
        rules = tuple(rule for rule in rules if Post.DEPARTMENT not in rule.posts or _holds(context, person, row, rule))
    return sorted_rules(rules)


def _holds(context: ConsoleContext, person: Person, row: CaseRow, rule: StepRule) -> bool:
    own, holder = person.department, row.holder or row.department
    if rule.name in ASSISTANTS:
        return own in row.assistants
    if rule.name in OWNERS:
        return own in (row.department, row.unit, row.team)
    if rule.name in ABOVE:
        return own in chain_of(context, holder)[1:]
    return own in (holder, row.unit if not row.holder else holder)


def state_of(row: CaseRow) -> CaseState:
    """Return as much of the case's state as a list knows; its condition is not among it."""
    return CaseState(
        number=row.number, source=row.source, reported_at=row.reported_at, class_key=row.class_key, urgent=row.urgent,
        lon=row.lon, lat=row.lat, place=row.place, road=row.road, grid=row.grid, duty_grid=row.duty_grid,
        reporter=row.reporter, checker=row.checker, stage=row.stage, post=row.post, department=row.department,
        unit=row.unit, pending=row.pending, supervised=row.supervised, reply_due=row.reply_due, urges=row.urges,
        rework=row.rework, returns=row.returns, case_due=row.case_due, frozen=row.light, verified=row.verified,
        self_handled=row.self_handled, unfiled=row.unfiled, disputed=row.disputed, ownerless=row.ownerless,
        forced=row.forced, appealed=row.appealed, exempt=row.exempt, delays=row.delays, hangs=row.hangs,
        limit_step=row.limit_step, team=row.team, holder=row.holder, holder_due=row.holder_due,
        assistants=row.assistants, applied_at=row.applied_at, hang_until=row.hang_until, notices=row.notices,
        notice_no=row.notice_no, settle_due=row.settle_due, reply_missed=row.reply_missed,
        exposure=Exposure.ASKED if row.expose_asked else Exposure.EXPOSED if row.exposed else Exposure.NONE,
    )  # fmt: skip


def usual_words(context: ConsoleContext, person: Person) -> dict[str, str]:
    """Return the word each key usually has at this person's posts: its first step in the workflow's order."""
    mine = [rule for rule in context.workflow.steps.values() if not set(person.posts).isdisjoint(rule.posts)]
    words: dict[str, str] = {}
    for rule in sorted(mine, key=lambda rule: (rule.name in RARE, rule.is_ruling)):
        if key_of(rule) and rule.from_stages:
            words.setdefault(key_of(rule), _ruling_word(rule) if rule.is_ruling else word(rule))
    return words


def _ruling_word(rule: StepRule) -> str:
    """Return what a key of rulings usually does: several kinds of application share it."""
    return translate("不准") if rule.name.startswith("refuse") else translate("准予")


def who_acts(row: CaseRow) -> str:
    """Return whose turn it is, for a seat that may do nothing now."""
    if row.post is Post.NOBODY:
        return word(row.stage)
    holder = (row.holder_name or row.department_name) if row.post is Post.DEPARTMENT else word(row.post)
    return translate("现由{0}办理：{1}").format(holder, word(row.stage))


def why_not(context: ConsoleContext, key: str, row: CaseRow, own: tuple[StepRule, ...] = ()) -> str:
    """Return who may do what *key* does on the case now, and whose turn it is.

    Where it is this seat's turn, with *own* steps, the key of the first is named instead.
    """
    fitting = (rule for rule in context.workflow.steps.values() if rule.fits_case(state_of(row)))
    others = on_key(key, fitting)
    if not others and own and row.post in own[0].posts and key_of(own[0]):
        ours = translate("{0} 现在不能用。本案{1}，请按 {2} {3}")
        return ours.format(key, word(row.stage), key_of(own[0]), word(own[0]))
    if not others:
        return translate("{0} 现在不能用。{1}").format(key, who_acts(row))
    may = translate("；").join(
        translate("{0}由{1}办理").format(word(rule), _posts_words(rule, row)) for rule in others[:2]
    )
    return translate("{0} 本席不能用：{1}。{2}").format(key, may, who_acts(row))


def _posts_words(rule: StepRule, row: CaseRow) -> str:
    names = [
        row.holder_name or row.department_name or word(post) if post is Post.DEPARTMENT else word(post)
        for post in rule.posts
    ]
    return translate("或").join(names)


def is_taken(row: CaseRow, seat: str, now: Instant) -> bool:
    """Say whether another seat has the case open now."""
    return bool(row.claimed_by) and row.claimed_by != seat and (row.claimed_until is None or row.claimed_until > now)


def is_mine(row: CaseRow, seat: str, now: Instant) -> bool:
    """Say whether this seat has the case now."""
    return row.claimed_by == seat and row.claimed_until is not None and row.claimed_until > now


def taken_words(row: CaseRow) -> str:
    """Return who has the case and until when."""
    until = "" if row.claimed_until is None else translate("，占用到 {0:%H:%M}").format(to_datetime(row.claimed_until))
    return translate("坐席 {0} 办理中{1}").format(row.claimed_by, until)


def key_words(rules: tuple[StepRule, ...]) -> dict[str, str]:
    """Return what each key does on the open case."""
    return words_by_key(rules)
