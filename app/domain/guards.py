"""Conditions on a step that a stage cannot say: each is a word of the table and the sentence it fails with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.case import CaseState
from app.domain.charter import Charter
from app.domain.errors import InvalidLimit, NotAllowed
from app.domain.levels import Level, level_of
from app.domain.limit import Limit, LimitUnit
from app.domain.limits import Limits
from app.domain.moment import DAY, Instant
from app.domain.notices import MOST_NOTICES, has_broken_promise, is_exposable, may_be_proposed
from app.domain.terms import Exposure, Light, Source, Supervision, Term

PUBLIC = frozenset({Source.HOTLINE_12345, Source.HOTLINE_12319, Source.APP})
"""Sources behind which stands a caller: 核实 before filing, 回访 after closing."""
INSTRUCTED = frozenset({Source.LEADER, Source.SUPERIOR, Source.MEDIA})
"""Sources whose cases are filed directly."""
MUNICIPAL = "C01"
"""Class keys of municipal facilities (市政公用设施): acted on first, whoever is responsible."""


class Guard(Term):
    """A condition; its term is the sentence for the operator when it fails."""

    INSTRUCTION_SOURCE = "instruction_source", "只有领导批示、上级交办和媒体曝光可以批示立案"
    VERIFIED_IF_PUBLIC = "verified_if_public", "公众举报须先核实属实，或写明不核实的理由"
    PUBLIC_SOURCE = "public_source", "不是公众举报或来电"
    SELF_HANDLED = "self_handled", "不是监督员自行处理的问题"
    OTHER_CASE = "other_case", "不能与自身并案"
    UNFILED = "unfiled", "已经立案"
    FILED = "filed", "先派后补的案卷还没有补立案"
    AT_DEPARTMENT = "at_department", "案卷已转派下级，请先收回或由下级退回"
    ABOVE_TEAM = "above_team", "案卷已在班组"
    HAS_PARENT_LEVEL = "has_parent_level", "案卷没有转派下级"
    MORE_STEPS = "more_steps", "这是最后一个阶段，请直接处置"
    NO_MORE_STEPS = "no_more_steps", "还有后续阶段，请先阶段办结"
    NO_ASSISTANTS_OWING = "no_assistants_owing", "协办部门还没有反馈"
    IS_ASSISTANT = "is_assistant", "该部门没有未完成的协办"
    MAY_RETURN = "may_return", "紧急任务和市政公用设施先行处置、后分清责任，请处置并登记争议"
    NOT_OVERDUE = "not_overdue", "处置已超期，不能申请延期"
    DELAY_LEFT = "delay_left", "延期次数已用完"
    NEVER_HUNG = "never_hung", "已经挂账过，一件案卷只能挂账一次"
    DELAY_IN_RANGE = "delay_in_range", "延期时间超过规定天数"
    HANG_IN_RANGE = "hang_in_range", "挂账到期日应在今后，且不超过规定天数"
    HANG_OVER = "hang_over", "挂账还没有到期"
    DISPUTED = "disputed", "没有登记争议"
    WAS_OVERDUE = "was_overdue", "处置没有超期，无需申诉"
    NOT_APPEALED = "not_appealed", "已经申诉过"
    NOT_FOR_EXPOSURE = "not_for_exposure", "督办逾期未回复或两次督办未处结，不再发通知单，请提请曝光"
    NO_REPLY_OWED = "no_reply_owed", "上一件督办通知单待回复，还没有到回复时限"
    PROMISE_BROKEN = "promise_broken", "督办已回复，还没有到处结时限"
    NOTICES_LEFT = "notices_left", "已发过两次督办通知单，不再发第三次"
    EXPOSABLE = "exposable", "没有逾期未回复的督办，不能提请曝光"
    MAY_BE_PROPOSED = "may_be_proposed", "已提请曝光或已曝光"
    EXPOSE_ASKED = "expose_asked", "没有提请曝光"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step about to be taken: all that a guard may look at. ``case_id`` is empty for a case being opened."""

    case_id: str
    state: CaseState
    at: Instant
    fields: Mapping[str, object]
    limits: Limits
    charter: Charter


def steps_left(state: CaseState, limits: Limits) -> int:
    """Return how many steps of its limit follow the one the case is in; 0 for a limit in one step."""
    row = limits.find(state.class_key, state.condition)
    return 0 if row is None else max(0, len(row.steps) - 1 - state.limit_step)


def _is_verified_or_said_why(attempt: Attempt) -> bool:
    state = attempt.state
    return state.source not in PUBLIC or state.verified or _is_text(attempt.fields.get("unverified_because"))


def _is_delay_in_range(attempt: Attempt) -> bool:
    """Say whether the time asked for, or granted, is within the site's days; one that cannot be read fails elsewhere."""
    try:
        more = Limit.parse(str(attempt.fields.get("more") or attempt.state.applied_more))
    except InvalidLimit:
        return True
    unit = LimitUnit.WORK_DAY if more.is_work else LimitUnit.NATURAL_DAY
    return more.us <= Limit(attempt.charter.delay_days, unit).us


def _is_hang_in_range(attempt: Attempt) -> bool:
    until = attempt.fields.get("hang_until", attempt.state.hang_until)
    return isinstance(until, int) and attempt.at < until <= attempt.at + attempt.charter.hang_days * DAY


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_CHECKS: Mapping[Guard, Callable[[Attempt], bool]] = {
    Guard.VERIFIED_IF_PUBLIC: _is_verified_or_said_why,
    Guard.OTHER_CASE: lambda attempt: attempt.fields.get("merged_into") != attempt.case_id,
    Guard.MORE_STEPS: lambda attempt: steps_left(attempt.state, attempt.limits) > 0,
    Guard.NO_MORE_STEPS: lambda attempt: steps_left(attempt.state, attempt.limits) == 0,
    Guard.IS_ASSISTANT: lambda attempt: attempt.fields.get("department") in attempt.state.assistants,
    Guard.NOT_OVERDUE: lambda attempt: attempt.state.case_due is None or attempt.at <= attempt.state.case_due,
    Guard.DELAY_LEFT: lambda attempt: attempt.state.delays < attempt.charter.most_delays,
    Guard.DELAY_IN_RANGE: _is_delay_in_range,
    Guard.HANG_IN_RANGE: _is_hang_in_range,
    Guard.HANG_OVER: lambda attempt: attempt.state.hang_until is None or attempt.at >= attempt.state.hang_until,
    Guard.MAY_RETURN: lambda attempt: not _is_acted_on_first(attempt.state),
    Guard.NO_ASSISTANTS_OWING: lambda attempt: not attempt.state.assistants,
    Guard.NEVER_HUNG: lambda attempt: attempt.state.hangs == 0,
    Guard.FILED: lambda attempt: not attempt.state.unfiled,
    Guard.NOT_FOR_EXPOSURE: lambda attempt: not is_exposable(attempt.state, attempt.at),
    Guard.NO_REPLY_OWED: lambda attempt: attempt.state.supervised is not Supervision.WAITING,
    Guard.PROMISE_BROKEN: lambda attempt: not attempt.state.notices or has_broken_promise(attempt.state, attempt.at),
    Guard.NOTICES_LEFT: lambda attempt: attempt.state.notices < MOST_NOTICES,
    Guard.EXPOSABLE: lambda attempt: is_exposable(attempt.state, attempt.at),
    Guard.MAY_BE_PROPOSED: lambda attempt: may_be_proposed(attempt.state),
}
"""What the operator is told when it fails: the step is offered, because he must know why not."""

_SUITS: Mapping[Guard, Callable[[CaseState], bool]] = {
    Guard.INSTRUCTION_SOURCE: lambda state: state.source in INSTRUCTED,
    Guard.PUBLIC_SOURCE: lambda state: state.source in PUBLIC,
    Guard.SELF_HANDLED: lambda state: state.self_handled,
    Guard.UNFILED: lambda state: state.unfiled,
    Guard.AT_DEPARTMENT: lambda state: level_of(state) is Level.DEPARTMENT,
    Guard.ABOVE_TEAM: lambda state: level_of(state) is not Level.TEAM,
    Guard.HAS_PARENT_LEVEL: lambda state: level_of(state) is not Level.DEPARTMENT,
    Guard.DISPUTED: lambda state: state.disputed,
    Guard.WAS_OVERDUE: lambda state: state.frozen is Light.RED,
    Guard.NOT_APPEALED: lambda state: not state.appealed,
    Guard.EXPOSE_ASKED: lambda state: state.exposure is Exposure.ASKED,
}
"""What makes a step one of another kind of case: it is not offered at all."""


def refuse_unguarded(guards: tuple[Guard, ...], zh: str, attempt: Attempt) -> None:
    """Raise :class:`NotAllowed` with the sentence of the first guard that fails; *zh* names the step."""
    for guard in guards:
        check = _SUITS.get(guard)
        holds = _CHECKS[guard](attempt) if check is None else check(attempt.state)
        if not holds:
            raise NotAllowed(f"{guard.zh}（{zh}）")


STANDING = frozenset(
    {Guard.NOT_OVERDUE, Guard.DELAY_LEFT, Guard.NEVER_HUNG, Guard.MAY_RETURN, Guard.FILED, Guard.NO_ASSISTANTS_OWING,
     Guard.NO_REPLY_OWED, Guard.PROMISE_BROKEN, Guard.NOTICES_LEFT, Guard.NOT_FOR_EXPOSURE, Guard.EXPOSABLE,
     Guard.MAY_BE_PROPOSED}
)  # fmt: skip
"""Guards that look at nothing the operator gives: what they refuse is refused before anything is asked."""


def suits(guards: tuple[Guard, ...], state: CaseState, limits: Limits | None = None, at: Instant | None = None) -> bool:
    """Return whether a step with *guards* is one for this kind of case; with *limits* also by the steps of its limit.

    With *at* only the one of 督办 and 提请曝光 is offered that may follow now.

    A step that suits may still be refused with a reason worth telling (处置已超期，不能申请延期).
    """
    for guard in guards:
        check = _SUITS.get(guard)
        if check is not None and not check(state):
            return False
        if guard is Guard.IS_ASSISTANT and not state.assistants:
            return False
        if guard is Guard.EXPOSABLE and not state.notices:
            return False
        if at is not None and guard in _BY_TIME and is_exposable(state, at) is not _BY_TIME[guard]:
            return False
        if limits is not None and guard in _BY_STEPS and (steps_left(state, limits) > 0) is not _BY_STEPS[guard]:
            return False
    return True


_BY_STEPS = {Guard.MORE_STEPS: True, Guard.NO_MORE_STEPS: False}
_BY_TIME = {Guard.EXPOSABLE: True, Guard.NOT_FOR_EXPOSURE: False}


def _is_acted_on_first(state: CaseState) -> bool:
    return state.urgent or state.class_key.startswith(MUNICIPAL)
