"""督办通知单 as a form: what the system fills in stands above it, matter and both limits are filled from the clocks."""

from collections.abc import Mapping

from app.domain.case import CaseState
from app.domain.errors import DomainError
from app.domain.moment import Instant
from app.domain.notices import matter_of, notice_limits
from app.domain.step_rule import Mark, StepRule
from widgets.console.ask_field import AskField
from widgets.console.ask_kinds import TextField
from widgets.console.ask_moment import MomentField
from widgets.console.case_rights import state_of
from widgets.console.context import ConsoleContext
from widgets.console.open_case import OpenCase
from widgets.terms import word
from widgets.words import translate

NAMES = ("matter", "reply_due", "settle_due")


def is_notice(rule: StepRule) -> bool:
    """Say whether *rule* issues a 督办通知单."""
    return Mark.SUPERVISED in rule.marks


def notice_words(case: OpenCase, rule: StepRule) -> str:
    """Return what the form says above its fields: number, to whom, by whom."""
    row = case.row
    to = row.holder_name or row.department_name
    who = translate("或").join(word(post) for post in rule.posts)
    return translate("督办通知单　编号由系统发放　送达 {0}　签发 {1}").format(to, who)


def notice_field(context: ConsoleContext, case: OpenCase, rule: StepRule, name: str, title: str) -> AskField:
    """Return the field *name* of the notice, filled as the gateway would fill it."""
    now = context.now()
    state = case.story.case.state if case.story else state_of(case.row)
    if name == "matter":
        return TextField(name, title, is_needed=True, start=matter_of(state, now, context.calendar))
    ahead = state.case_due if state.case_due is not None and state.case_due > now else None
    start = _limits(context, rule, state, now)[name]
    return MomentField(name, title, now, is_needed=True, start=start, latest=ahead)


def _limits(context: ConsoleContext, rule: StepRule, state: CaseState, now: Instant) -> Mapping[str, Instant | None]:
    """Return the usual limits; none where the rules give none (the gateway then says why)."""
    try:
        reply, settle = notice_limits({}, now, context.calendar, rule.charter, state.case_due)
    except DomainError:
        return {"reply_due": None, "settle_due": None}
    return {"reply_due": reply, "settle_due": settle}
