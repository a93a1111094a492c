"""What stands beside the form: for each field the value the step will carry, whether it is agreed, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.catalogue import ClassEntry
from app.domain.clocks import Clock
from app.domain.errors import UnknownClass, UnknownCondition
from app.domain.limit import LimitUnit
from app.domain.limits import HandlingLimit
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Pending, Source, Stage
from app.services.duplicates import Duplicate
from app.services.reasons import Sentence, because
from app.situation.case_row import CaseRow
from app.situation.questions.recurrence import Recurred
from widgets.console.advice_words import (
    is_ruled_on,
    other_departments,
    others_words,
    recurred_words,
    sure_words,
    worded,
)
from widgets.console.case_words import due_words
from widgets.console.context import ConsoleContext
from widgets.terms import word
from widgets.words import translate, zh

UNIT_WORDS = {
    LimitUnit.MINUTE: zh("分钟"),
    LimitUnit.URGENT_HOUR: zh("紧急工作时"),
    LimitUnit.WORK_HOUR: zh("工作时"),
    LimitUnit.WORK_DAY: zh("工作日"),
    LimitUnit.NATURAL_DAY: zh("自然日"),
}
SEEN_BY_US = frozenset({Source.VIDEO, Source.LEADER, Source.SUPERIOR, Source.MEDIA})
"""Sources that are filed without a visit: the centre's own cameras and instructions from above (domain facts §5.4)."""
EARLY = frozenset({"duplicate", "verify"})
"""Rows that are of no use once a case is filed."""
NOT_RULED_BY = frozenset({"condition", "grid"})
"""Rows that give way to an application's claims."""
CLASS_OPEN = frozenset({Stage.REPORTED, Stage.ACCEPTED})
"""Where the class may still be another: 1 2 3 choose it there, and the department later."""
DECIDED_BEFORE_DISPATCH = frozenset({Stage.REPORTED, Stage.VERIFYING, Stage.ACCEPTED, Stage.FILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What this desk has chosen for the open case; ``""`` follows the advice."""

    class_key: str = ""
    condition: str = ""
    department: str = ""
    is_not_duplicate: bool = False

    def with_choice(self, name: str, value: str) -> "Draft":
        """Return the draft with one field chosen; another class forgets all that was decided for the one before."""
        if name == "class_key":
            return replace(self, class_key=value, condition="", department="", is_not_duplicate=False)
        return replace(self, **{name: value})  # type: ignore[arg-type]  # names are the draft's


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the form. ``must_decide`` shows the blue square; ``choices`` are (value, words) to choose from."""

    name: str
    title: str
    value: str
    words: str
    reason: str
    must_decide: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AdviceLines:
    """Makes the form's rows for a case and the desk's draft; pure but for the context's tables."""

    context: ConsoleContext

    def of(
        self,
        row: CaseRow,
        description: str,
        draft: Draft,
        duplicates: Sequence[Duplicate] | None,
        *,
        is_check_failed: bool = False,
        recurred: Recurred | None = None,
    ) -> tuple[Line, ...]:
        """Return the rows, top to bottom. ``None`` for *duplicates*: not known yet, or the looking failed."""
        class_key = draft.class_key or row.class_key
        condition = self._condition(row, class_key, description, draft)
        return (
            self._class(row, class_key, description, recurred),
            condition,
            self._grid(row),
            self._department(row, class_key, draft),
            self._unchecked(row, draft) if is_check_failed else self._duplicate(row, draft, duplicates),
            self._limit(row, class_key, condition.value),
            self._verify(row),
        )

    def later(self, row: CaseRow, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return those of *lines* that still say something of the case; what cannot change any more is no choice."""
        if row.stage in DECIDED_BEFORE_DISPATCH and row.stage is not Stage.FILED:
            return lines
        unsaid = EARLY if row.pending is Pending.NONE else EARLY | NOT_RULED_BY
        kept = (line for line in lines if line.name not in unsaid)
        if row.stage is Stage.FILED or row.unfiled:
            return tuple(kept)
        return tuple(line if _is_open(row, line) else replace(line, choices=(), must_decide=False) for line in kept)

    def _class(self, row: CaseRow, class_key: str, description: str, recurred: Recurred | None) -> Line:
        entry = self.context.catalogue.classes.get(class_key)
        name = entry.name if entry else class_key
        major = entry.major_name if entry else ""
        chosen = translate("上报时所选小类"), translate("本席改选，原为{0}").format(row.class_name)
        reason = chosen[class_key != row.class_key] + recurred_words(recurred)
        if row.stage in CLASS_OPEN and description:
            others = self.context.advisor.other_classes(row.class_key, description)
            named = [f"{place} {self.context.advisor.class_name(key)}" for place, key in enumerate(others, 2)]
            reason += others_words(named) or translate("。描述与所选小类最相符")
        choices = tuple((key, class_words(one)) for key, one in self.context.catalogue.classes.items())
        return Line(
            name="class_key", title=translate("小类"), value=class_key, words=f"{class_key[1:]} {name}　{major}",
            reason=reason,
            choices=choices,
        )  # fmt: skip

    def _condition(self, row: CaseRow, class_key: str, description: str, draft: Draft) -> Line:
        try:
            limits = self.context.limits.conditions(class_key)
        except UnknownClass:
            unknown = worded(because(Sentence.UNKNOWN_CLASS, class_key))
            return Line(
                name="condition", title=translate("立案条件"), value="", words="", reason=unknown, must_decide=True
            )
        choices = tuple(
            (one.condition, translate("{0}（{1}）").format(one.trigger, _limit_words(one))) for one in limits
        )
        advised = self.context.advisor.condition(class_key, description)
        stands = class_key == row.class_key and row.stage not in (Stage.REPORTED, Stage.ACCEPTED)
        value = draft.condition or advised.value
        reason = translate("本席所选") if draft.condition else worded(advised.reason)
        if stands and not draft.condition:
            reason = translate("立案时所选")
        words = next((one.trigger for one in limits if one.condition == value), "")
        return Line(
            name="condition", title=translate("立案条件"), value=value, words=words, reason=reason,
            must_decide=not value,
            choices=choices,
        )  # fmt: skip

    def _grid(self, row: CaseRow) -> Line:
        advice = self.context.advisor.grid(row.lon, row.lat)
        differs = bool(row.grid) and advice.value != row.grid
        community = self.context.advisor.places.name_of(row.grid[:12])
        return Line(
            name="grid", title=translate("单元网格"), value=row.grid, words=f"{row.grid}　{community}",
            reason=worded(advice.reason),
            must_decide=differs or not row.grid,
        )  # fmt: skip

    def _department(self, row: CaseRow, class_key: str, draft: Draft) -> Line:
        advice = self.context.advisor.department(row.grid, class_key)
        is_sent = bool(row.department)
        value = draft.department or row.department or advice.value
        reason = (
            translate("本席所选")
            if draft.department
            else translate("已派遣")
            if is_sent
            else worded(advice.reason) + sure_words(advice)
        )
        if not is_sent or is_ruled_on(row):
            reason += other_departments(self.context.advisor, row, advice)
        name = self.context.advisor.department_name(value) if value else ""
        departments = tuple((one.code, one.name) for one in self.context.city.departments if one.level == 1)
        return Line(
            name="department", title=translate("处置部门"), value=value, words=name, reason=reason,
            must_decide=not value,
            choices=departments,
        )  # fmt: skip

    def _duplicate(self, row: CaseRow, draft: Draft, duplicates: Sequence[Duplicate] | None) -> Line:
        if duplicates is None:
            return Line(
                name="duplicate",
                title=translate("重复"),
                value="",
                words=translate("核对中"),
                reason=translate("正在找 50 米、24 小时内的同类案卷"),
            )
        if not duplicates:
            return Line(
                name="duplicate",
                title=translate("重复"),
                value="",
                words=translate("无疑似重复"),
                reason=translate("50 米、24 小时内没有同类案卷"),
            )
        first = duplicates[0]
        words = translate("非重复") if draft.is_not_duplicate else translate("未判定")
        needs = row.stage is Stage.REPORTED and not draft.is_not_duplicate
        reason = translate("疑似 {0} 件：{1}，{2}").format(len(duplicates), first.number, worded(first.reason))
        if needs:
            reason += translate("。M 并案　N 非重复　V 对照")
        return Line(name="duplicate", title=translate("重复"), value="", words=words, reason=reason, must_decide=needs)

    def _unchecked(self, row: CaseRow, draft: Draft) -> Line:
        """Return the row of a case whose neighbours could not be asked for: the desk must decide without them."""
        words = translate("非重复") if draft.is_not_duplicate else translate("未能核对")
        needs = row.stage is Stage.REPORTED and not draft.is_not_duplicate
        reason = translate("附近案卷没有查出来，请人工核对") + (translate("。N 非重复") if needs else "")
        return Line(name="duplicate", title=translate("重复"), value="", words=words, reason=reason, must_decide=needs)

    def _limit(self, row: CaseRow, class_key: str, condition: str) -> Line:
        try:
            limit = self.context.limits.handling(class_key, condition)
        except (UnknownClass, UnknownCondition):
            return Line(
                name="limit", title=translate("处置时限"), value="", words="", reason=translate("选定立案条件后给出")
            )
        words = f"{_limit_words(limit)}\u3000{(translate('紧急') if limit.urgent else translate('非紧急'))}"
        if row.case_due is not None:
            reason = translate("已派出，应于 {0}").format(due_words(row.case_due, self.context.then()))
        elif row.stage in DECIDED_BEFORE_DISPATCH:
            reason = translate("现在派出，应于 {0}；结案条件：{1}").format(
                due_words(self._due(limit), self.context.then()), limit.closing
            )
        else:
            reason = translate("结案条件：{0}").format(limit.closing)
        return Line(name="limit", title=translate("处置时限"), value=condition, words=words, reason=reason)

    def _due(self, limit: HandlingLimit) -> Instant:
        now = self.context.then()
        due = Clock.start(limit.limit, now, "").due(self.context.calendar)
        return now if due is None else due

    def _verify(self, row: CaseRow) -> Line:
        if row.verified:
            return _verify_line(translate("核实属实"), translate("监督员已到场核实"))
        if row.reporter:
            return _verify_line(translate("免核实"), translate("监督员上报，不需再核实"))
        if row.source in SEEN_BY_US:
            return _verify_line(translate("免核实"), translate("{0}，不需再核实").format(word(row.source)))
        if row.stage not in (Stage.REPORTED, Stage.VERIFYING):
            return _verify_line(translate("已过核实"), translate("案卷已受理，不再核实"))
        reason = translate("{0} {1:%H:%M}，F5 派核实").format(word(row.source), to_datetime(row.reported_at))
        needs = row.stage is Stage.REPORTED and not row.checker
        return _verify_line(translate("公众来源，应先核实"), reason, must_decide=needs)


def _verify_line(words: str, reason: str, *, must_decide: bool = False) -> Line:
    return Line(name="verify", title=translate("核实"), value="", words=words, reason=reason, must_decide=must_decide)


def _is_open(row: CaseRow, line: Line) -> bool:
    return line.name == "department" and row.pending is Pending.RETURN


def class_words(entry: ClassEntry) -> str:
    """Return a class as lists of classes print it, ``事件 06010　暴露垃圾``: events and components share codes."""
    return f"{word(entry.kind)} {entry.code}　{entry.name}"


def _limit_words(limit: HandlingLimit) -> str:
    return f"{limit.limit.amount} {translate(UNIT_WORDS[limit.limit.unit])}"
