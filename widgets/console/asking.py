"""What a step asks for before it goes out: the sentence, the templates of the site, and a field for all else it needs."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from app.domain.errors import UnknownClass, UnknownCondition
from app.domain.guards import PUBLIC
from app.domain.limit import WORK_UNITS, Limit
from app.domain.moment import to_datetime
from app.domain.step_rule import StepRule
from app.domain.terms import Post, Satisfaction, Stage
from widgets.console.advice_words import worded
from widgets.console.ask_dialog import Asked
from widgets.console.ask_field import AskField
from widgets.console.ask_kinds import UNITS, AmountField, Choices, DayField, ManyField, OneField, TextField, YuanField
from widgets.console.ask_photos import PhotosField
from widgets.console.context import ConsoleContext
from widgets.console.notice_asking import NAMES, is_notice, notice_field, notice_words
from widgets.console.open_case import OpenCase
from widgets.console.teams import assistant_choices, department_choices, team_choices, unit_choices, unit_in_charge
from widgets.terms import word
from widgets.words import translate, zh

TEXTS = ("reason", "note", "requirement", "closing", "unverified_because")
"""Fields that are a sentence with templates; the first that a step needs is its question's own."""
OF_THE_FORM = frozenset({"class_key", "condition", "grid", "duty_grid", "checker", "urgent", "area_type", "compared"})
"""Fields that stand in the form or that the gateway settles."""
FORM_DEPARTMENT = frozenset({"dispatch", "dispatched_first"})
"""Steps whose department is the form's."""
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "note": zh("说明"), "requirement": zh("督办要求"), "closing": zh("结案条件"),
        "unverified_because": zh("免核实理由"),
        "department": zh("部门"), "unit": zh("下属单位"), "team": zh("班组"), "assistants": zh("协办部门"),
        "more": zh("延长"),
        "hang_until": zh("挂账至"), "merged_into": zh("并入案卷"), "office": zh("转往单位"),
        "satisfaction": zh("满意度"),
        "amount_fen": zh("金额"), "what": zh("费用内容"), "party": zh("责任单位"), "photos": zh("照片"),
        "reply_due": zh("回复时限"), "settle_due": zh("处结时限"), "matter": zh("事由"),
    }
)  # fmt: skip
WHY: Mapping[str, str] = MappingProxyType(
    {
        "reason": zh("请说明理由，随案卷留存"), "note": zh("随案卷留存"), "closing": zh("须符合结案条件；按 Y 结案"),
        "requirement": zh("督办通知单的要求，送处置部门"), "unverified_because": zh("公众来源未核实，受理须说明依据"),
    }
)  # fmt: skip
PHASE_OF: Mapping[Stage, str] = MappingProxyType(
    {Stage.REPORTED: "verify", Stage.VERIFYING: "verify", Stage.DISPATCHED: "after", Stage.DISPOSING: "after",
     Stage.HANDLED: "after", Stage.FEEDBACK: "check", Stage.PASSED: "check", Stage.CHECKING: "check"}
)  # fmt: skip
Maker = Callable[[ConsoleContext, OpenCase, str, bool], AskField]


def question_of(context: ConsoleContext, case: OpenCase, rule: StepRule) -> Asked | None:
    """Return what to ask before *rule* goes out, or ``None`` where it needs nothing but the form."""
    needs = needed_of(case, rule)
    if not rule.reason and not fields_asked(rule) and len(needs) == len(rule.needs):
        return None
    field = _text_of(rule, needs)
    start, templates = "", context.reasons.get(rule.name, ())
    if field == "closing":
        templates = closings(context, case)
        start = templates[0] if templates else ""
    return Asked(
        title=f"{word(rule)}　{case.row.class_name} {case.row.number}",
        why=notice_words(case, rule) if is_notice(rule) else translate(WHY.get(field, "")),
        templates=templates if field else (),
        field=field,
        start=start,
        is_final=field == "closing",
    )


def more_question(context: ConsoleContext, case: OpenCase, rule: StepRule) -> Asked:
    """Return the question with all that *rule* may take besides."""
    asked = question_of(context, case, rule)
    field = _text_of(rule, (*rule.needs, *rule.takes))
    return asked or Asked(
        title=f"{word(rule)}　{case.row.class_name} {case.row.number}",
        why="",
        templates=context.reasons.get(rule.name, ()) if field else (),
        field=field,
        is_needed=False,
    )


def needed_of(case: OpenCase, rule: StepRule) -> tuple[str, ...]:
    """Return what *rule* needs on this case: a public report that nobody verified wants a reason to be accepted."""
    row, name = case.row, "unverified_because"
    is_unverified = row.source in PUBLIC and not row.verified and name in rule.takes
    return (*rule.needs, name) if is_unverified else rule.needs


def fields_asked(rule: StepRule) -> tuple[str, ...]:
    """Return the names of the fields that *rule* needs and the form does not have."""
    return tuple(name for name in rule.needs if _is_asked(rule, name))


def make_fields(context: ConsoleContext, case: OpenCase, rule: StepRule, text: str) -> tuple[AskField, ...]:
    """Return a field for each thing *rule* needs or takes that neither the form nor the question's *text* has."""
    needed = fields_asked(rule)
    names = (*needed, *(name for name in rule.takes if _is_asked(rule, name) and name not in needed))
    names = tuple(name for name in names if name != "unverified_because" or case.row.source in PUBLIC)
    if rule.reason and text != "reason":
        names = ("reason", *names)
    return tuple(_make(context, case, rule, name, name in needed) for name in names if name != text)


def closings(context: ConsoleContext, case: OpenCase) -> tuple[str, ...]:
    """Return what must hold for the case to be closed: its own condition's first, then the class's others."""
    state = case.story.case.state if case.story else None
    condition = case.draft.condition or (state.condition if state else "")
    try:
        own = [context.limits.handling(case.class_key, condition).closing] if condition else []
        others = [one.closing for one in context.limits.conditions(case.class_key)]
    except (UnknownClass, UnknownCondition):
        return ()
    return tuple(dict.fromkeys(words for words in (*own, *others) if words))[:6]


def _is_asked(rule: StepRule, name: str) -> bool:
    return name not in OF_THE_FORM and not (name == "department" and rule.name in FORM_DEPARTMENT)


def _text_of(rule: StepRule, names: Sequence[str]) -> str:
    """Return the field the question's own text goes into, ``""`` for none."""
    if rule.reason:
        return "reason"
    return next((name for name in TEXTS if name in names), "")


def _make(context: ConsoleContext, case: OpenCase, rule: StepRule, name: str, is_needed: bool) -> AskField:
    if name == "photos":
        phase = (
            "check"
            if Post.VIDEO in rule.posts and case.row.stage not in _BEFORE
            else PHASE_OF.get(case.row.stage, "after")
        )
        return PhotosField(name, translate(WORDS[name]), phase, context, is_needed=is_needed)
    if is_notice(rule) and name in NAMES:
        return notice_field(context, case, rule, name, translate(WORDS[name]))
    maker = _MAKERS.get(name)
    if maker is not None:
        return maker(context, case, rule.name, is_needed)
    return TextField(name, translate(WORDS.get(name, name)), is_needed=is_needed)


_BEFORE = frozenset({Stage.REPORTED, Stage.VERIFYING})


def _one(name: str, choices: Choices, is_needed: bool, start: str = "") -> AskField:
    return OneField(name, translate(WORDS[name]), choices, is_needed=is_needed, start=start)


def _department(context: ConsoleContext, case: OpenCase, step: str, is_needed: bool) -> AskField:
    if step == "release_assistant":
        return _one("department", assistant_choices(context, case.row), is_needed)
    return _one("department", department_choices(context, case.row), is_needed)


def _unit(context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    choices = unit_choices(context, case.row, case.draft.department)
    return _one("unit", choices, is_needed, unit_in_charge(context, case.row, choices))


def _team(context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    return _one("team", team_choices(context, case.row), is_needed)


def _assistants(context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    own = case.draft.department or case.row.department
    choices = [(code, words) for code, words in department_choices(context, case.row) if code != own]
    return ManyField("assistants", translate(WORDS["assistants"]), choices, is_needed=is_needed)


def _more(_context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    """Ask for more of the time the case's own limit is in: work time is not lengthened by natural time."""
    clock = case.story.case.case_clock if case.story else None
    units = UNITS if clock is None else tuple(unit for unit in UNITS if (unit in WORK_UNITS) is clock.limit.is_work)
    start = Limit.parse(case.row.applied_more) if case.row.applied_more else None
    return AmountField("more", translate(WORDS["more"]), is_needed=is_needed, start=start, units=units)


def _hang_until(context: ConsoleContext, _case: OpenCase, _step: str, is_needed: bool) -> AskField:
    return DayField(
        "hang_until", translate(WORDS["hang_until"]), to_datetime(context.now()).date(), is_needed=is_needed
    )


def _amount(_context: ConsoleContext, _case: OpenCase, _step: str, is_needed: bool) -> AskField:
    return YuanField("amount_fen", translate(WORDS["amount_fen"]), is_needed=is_needed)


def _satisfaction(_context: ConsoleContext, _case: OpenCase, _step: str, is_needed: bool) -> AskField:
    choices = [(one.value, word(one)) for one in Satisfaction if one is not Satisfaction.NONE]
    return _one("satisfaction", choices, is_needed)


def _merged_into(_context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    choices = [(one.case_id, f"{one.number}　{worded(one.reason)}") for one in case.duplicates or ()]
    return _one("merged_into", choices, is_needed, choices[0][0] if choices else "")


def _party(context: ConsoleContext, case: OpenCase, _step: str, is_needed: bool) -> AskField:
    return TextField(
        "party",
        translate(WORDS["party"]),
        is_needed=is_needed,
        hint=context.advisor.department_name(case.row.department),
    )


_MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "department": _department, "unit": _unit, "team": _team, "assistants": _assistants, "more": _more,
        "hang_until": _hang_until, "amount_fen": _amount, "satisfaction": _satisfaction, "merged_into": _merged_into,
        "party": _party,
    }
)  # fmt: skip
