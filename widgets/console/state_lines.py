"""What stands beside the form once a case has been dispatched: who has it and until when, and what an application claims."""

from app.domain.errors import InvalidLimit
from app.domain.limit import Limit
from app.domain.terms import Pending, Stage
from app.services.case_story import Story, StoryLine
from app.situation.case_row import CaseRow
from widgets.console.advice_lines import Line
from widgets.console.case_words import clock_words, due_words, left_words, limit_words
from widgets.console.context import ConsoleContext
from widgets.console.teams import chain_of
from widgets.terms import word
from widgets.words import translate

AT_DEPARTMENT = frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.HUNG})
MANY = 2
"""So often sent to and fro, a case is no ordinary mistake any more: the ruling says so."""


def state_lines(context: ConsoleContext, row: CaseRow, story: Story | None) -> tuple[Line, ...]:
    """Return the rows that go before the form's own: the application's claims, else who has the case."""
    if row.pending is not Pending.NONE:
        return (_application(context, row, story), _past(context, story), _to_and_fro(row), *_holder(context, row))
    return (*_holder(context, row), *_flags(row))


def _line(name: str, title: str, words: str, reason: str) -> Line:
    return Line(name=name, title=title, value="", words=words, reason=reason)


def _application(context: ConsoleContext, row: CaseRow, story: Story | None) -> Line:
    """Say who applied for what, when and why."""
    words = word(row.pending).replace("待批", " 待批")
    applied = None if story is None else _newest_application(context, story)
    asked = (
        translate("，申请延长 {0}{1}").format(limit_words(Limit.parse(row.applied_more)), _granted(context, row, story))
        if row.applied_more
        else ""
    )
    until = translate("，申请挂账至 {0}").format(due_words(row.hang_until, context.then())) if row.hang_until else ""
    if applied is None:
        return _line(
            "application",
            translate("申请"),
            words,
            translate("申请理由读取中") if story is None else translate("时限照走{0}{1}").format(asked, until),
        )
    when = clock_words(applied.at, context.then())
    return _line(
        "application",
        translate("申请"),
        words,
        translate("{0} {1}：{2}{3}{4}。计时照走").format(
            when, applied.who, applied.note or translate("未写理由"), asked, until
        ),
    )


def _granted(context: ConsoleContext, row: CaseRow, story: Story | None) -> str:
    """Say when the case would be due if the delay were granted as it was asked for."""
    clock = None if story is None else story.case.case_clock
    if clock is None or row.applied_at is None:
        return ""
    try:
        due = clock.extend(Limit.parse(row.applied_more), row.applied_at, "").due(context.calendar)
    except InvalidLimit as error:
        return translate("（{0}）").format(error)
    return "" if due is None else translate("，准予后应于 {0}").format(due_words(due, context.then()))


def _newest_application(context: ConsoleContext, story: Story) -> StoryLine | None:
    names = {rule.zh for rule in context.workflow.steps.values() if rule.is_application}
    return next((line for line in reversed(story.lines) if line.step in names), None)


def _past(context: ConsoleContext, story: Story | None) -> Line:
    """Say where the case was sent before: the dispatcher's side of a quarrel over whose it is."""
    if story is None:
        return _line("past", translate("以往派遣"), "", translate("读取中"))
    dispatch = context.workflow.steps.get("dispatch")
    sent = [line for line in story.lines if dispatch is not None and line.step == dispatch.zh]
    told = translate("；").join(f"{clock_words(line.at, context.then())} {line.note}" for line in sent[-3:])
    return _line(
        "past", translate("以往派遣"), translate("本案派遣 {0} 次").format(len(sent)), told or translate("没有派遣记录")
    )


def _to_and_fro(row: CaseRow) -> Line:
    returns = translate("回退 {0} 次，返工 {1} 次，催办 {2} 次").format(row.returns, row.rework, row.urges)
    warning = (
        translate("已多次往返，宜确定牵头部门，必要时先行处置")
        if row.returns >= MANY
        else translate("准予回退计一次派遣错误")
    )
    delays = translate("已准延期 {0} 次，挂账 {1} 次。").format(row.delays, row.hangs)
    return _line("to_and_fro", translate("往返"), returns, delays + (warning if row.pending is Pending.RETURN else ""))


def _holder(context: ConsoleContext, row: CaseRow) -> tuple[Line, ...]:
    """Say who has the case now, down which way it came, and the part of the limit that is theirs."""
    if row.stage not in AT_DEPARTMENT or not row.department:
        return ()
    holder = row.holder or row.department
    way = " → ".join(context.advisor.department_name(code) for code in reversed(chain_of(context, holder)))
    share = ""
    if row.holder_due is not None:
        left = left_words(row.holder_left_us, is_over=(row.holder_left_us or 0) < 0)
        share = translate("；本级应于 {0}，{1}").format(due_words(row.holder_due, context.then()), left)
    hung = ""
    if row.stage is Stage.HUNG and row.hang_until is not None:
        hung = translate("；挂账至 {0}，到期自动恢复").format(due_words(row.hang_until, context.then()))
    line = _line("holder", translate("承办"), row.holder_name or row.department_name, f"{way}{share}{hung}")
    return (line, *_assistants(context, row))


def _assistants(context: ConsoleContext, row: CaseRow) -> tuple[Line, ...]:
    if not row.assistants:
        return ()
    names = translate("、").join(context.advisor.department_name(code) for code in row.assistants)
    return (
        _line(
            "assistants",
            translate("协办"),
            names,
            translate("{0} 个协办部门未反馈，主办不能处置办结").format(len(row.assistants)),
        ),
    )


def _flags(row: CaseRow) -> tuple[Line, ...]:
    marks = {
        translate("先派后补，待补立案"): row.unfiled, translate("争议已登记，先行处置"): row.disputed, translate("无责任主体"): row.ownerless,
        translate("强制结案"): row.forced, translate("申诉已准，不计超期"): row.exempt,
    }  # fmt: skip
    named = [words for words, is_set in marks.items() if is_set]
    return (
        (_line("flags", translate("标记"), translate("；").join(named), translate("统计另列，事实留存")),)
        if named
        else ()
    )
