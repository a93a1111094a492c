"""The four pages of the roster's editor: their columns, their fields, and the requests that change them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.domain.duty_book import DutyBook
from app.domain.moment import Instant
from widgets.console.context import ConsoleContext
from widgets.console.extra_rows import Col, Row
from widgets.console.roster_rows import (
    duty_rows,
    end_of,
    grid_rows,
    leave_rows,
    moment_of,
    moment_words,
    phone_rows,
)
from widgets.words import translate, zh

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the editor: its name, its title, a hint, and whether it is only shown."""

    name: str
    title: str
    hint: str = ""
    find: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A request that changes the roster."""

    step: str
    words: str
    fields: dict[str, object]


class Wrong(ValueError):
    """What is written cannot be meant; the sentence says what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. ``remove`` is ``None`` where rows are only changed; ``again`` makes the request that brings a row back."""

    name: str
    columns: tuple[Col, ...]
    fields: tuple[Field, ...]
    rows: Callable[[DutyBook, ConsoleContext, Instant, Instant], tuple[Row, ...]]
    values: Callable[[Row], dict[str, str]]
    change: Callable[[Values, Instant], Change]
    remove: Callable[[Row], Change] | None
    again: Callable[[Row], Change]


def _codes(written: str) -> list[str]:
    return written.replace("，", " ").replace(",", " ").replace("、", " ").split()


def _period(values: Values, now: Instant) -> tuple[Instant, Instant]:
    start = moment_of(values["start"], now)
    if start is None:
        raise Wrong(translate("开始写作 6/12 08:00"))
    end = end_of(values["end"], start)
    if end is None or end <= start:
        raise Wrong(translate("结束写作 6/12 20:00，晚于开始"))
    return start, end


def _needed(values: Values, **titles: str) -> None:
    for name, title in titles.items():
        if not values[name]:
            raise Wrong(translate("请填写{0}").format(title))


def _with_id(fields: dict[str, object], values: Values) -> dict[str, object]:
    return {**fields, "id": values["id"]} if values.get("id") else fields


def _change_duty(values: Values, now: Instant) -> Change:
    _needed(values, terminal=translate("终端"), duty_grid=translate("责任网格"))
    start, end = _period(values, now)
    fields: dict[str, object] = {
        "terminal": values["terminal"],
        "duty_grid": values["duty_grid"],
        "start": start,
        "end": end,
    }
    return Change(step="set_duty", words=translate("排班"), fields=_with_id(fields, values))


def _change_leave(values: Values, now: Instant) -> Change:
    _needed(values, terminal=translate("终端"), reason=translate("请假事由"))
    start, end = _period(values, now)
    fields: dict[str, object] = {"terminal": values["terminal"], "start": start, "end": end, "reason": values["reason"]}
    return Change(step="set_leave", words=translate("请假"), fields=_with_id(fields, values))


def _change_phone(values: Values, _now: Instant) -> Change:
    _needed(values, id=translate("部门、岗位或终端"))
    if any(letter not in "0123456789+*#,() -" for letter in values["phone"]):
        raise Wrong(translate("电话号码只能有数字和 + - * # ( ) 空格"))
    return Change(
        step="set_duty_phone", words=translate("值班电话"), fields={"key": values["id"], "phone": values["phone"]}
    )


def _change_grid(values: Values, _now: Instant) -> Change:
    _needed(values, id=translate("责任网格"))
    fields: dict[str, object] = {
        "code": values["id"], "unit_grids": _codes(values["unit_grids"]), "terminals": _codes(values["terminals"]),
    }  # fmt: skip
    return Change(step="set_duty_grid", words=translate("责任网格维护"), fields=fields)


def _duty_again(row: Row) -> Change:
    fields: dict[str, object] = {
        "id": row.id, "terminal": row.terminal, "duty_grid": row.duty_grid, "start": row.start, "end": row.end,
    }  # fmt: skip
    return Change(step="set_duty", words=translate("恢复排班"), fields=fields)


def _leave_again(row: Row) -> Change:
    fields: dict[str, object] = {
        "id": row.id, "terminal": row.terminal, "start": row.start, "end": row.end, "reason": row.reason,
    }  # fmt: skip
    return Change(step="set_leave", words=translate("恢复请假"), fields=fields)


def _span(row: Row) -> dict[str, str]:
    return {"id": row.id, "terminal": row.terminal, "start": moment_words(row.start), "end": moment_words(row.end)}


_START = Field(name="start", title=zh("开始"), hint="6/12 08:00")
_END = Field(name="end", title=zh("结束"), hint=zh("20:00 或 6/12 20:00"))
_TERMINAL = Field(name="terminal", title=zh("终端"), hint=zh("编号或姓名"), find="terminal")

DUTIES = Page(
    name=zh("排班"),
    columns=(
        Col(title=zh("开始"), of=lambda row: moment_words(row.start), width=180),
        Col(title=zh("结束"), of=lambda row: moment_words(row.end), width=180),
        Col(title=zh("终端"), of=lambda row: row.terminal, width=140, bold=True),
        Col(title=zh("姓名"), of=lambda row: row.name if row.name != row.terminal else "", width=180),
        Col(title=zh("责任网格"), of=lambda row: row.duty_grid, width=140),
        Col(title=zh("网格名称"), of=lambda row: row.grid_name),
        Col(
            title=zh("请假"),
            of=lambda row: translate("请假，须补人") if row.on_leave else "",
            width=160,
            colour=lambda _: "over_text",
        ),
    ),
    fields=(
        _TERMINAL,
        Field(name="duty_grid", title=zh("责任网格"), hint=zh("编号或名称"), find="duty_grid"),
        _START,
        _END,
    ),
    rows=lambda book, context, since, until: duty_rows(book, context.city, since, until),
    values=lambda row: {**_span(row), "duty_grid": row.duty_grid},
    change=_change_duty,
    remove=lambda row: Change(step="remove_duty", words=translate("撤销排班"), fields={"id": row.id}),
    again=_duty_again,
)
LEAVES = Page(
    name=zh("请假"),
    columns=(
        Col(title=zh("开始"), of=lambda row: moment_words(row.start), width=180),
        Col(title=zh("结束"), of=lambda row: moment_words(row.end), width=180),
        Col(title=zh("终端"), of=lambda row: row.terminal, width=140, bold=True),
        Col(title=zh("姓名"), of=lambda row: row.name if row.name != row.terminal else "", width=180),
        Col(title=zh("事由"), of=lambda row: row.reason),
    ),
    fields=(_TERMINAL, _START, _END, Field(name="reason", title=zh("事由"), hint=zh("事假、病假、调休"))),
    rows=lambda book, _context, since, until: leave_rows(book, since, until),
    values=lambda row: {**_span(row), "reason": row.reason},
    change=_change_leave,
    remove=lambda row: Change(step="remove_leave", words=translate("销假"), fields={"id": row.id}),
    again=_leave_again,
)
PHONES = Page(
    name=zh("值班电话"),
    columns=(
        Col(title=zh("类别"), of=lambda row: row.kind, width=100),
        Col(title=zh("编码"), of=lambda row: row.id, width=180),
        Col(title=zh("名称"), of=lambda row: row.name, bold=True),
        Col(
            title=zh("值班电话"),
            of=lambda row: row.phone or translate("未登记"),
            width=260,
            colour=lambda row: "" if row.phone else "soon_text",
        ),
        Col(
            title=zh("来源"), of=lambda row: translate("本席登记") if row.entered else translate("站点资料"), width=140
        ),
    ),
    fields=(
        Field(name="id", title=zh("编码"), hint=zh("部门、岗位或终端")),
        Field(name="phone", title=zh("电话"), hint=zh("留空即删去")),
    ),
    rows=lambda book, context, _since, _until: phone_rows(book, context.city),
    values=lambda row: {"id": row.id, "phone": row.phone},
    change=_change_phone,
    remove=None,
    again=lambda row: Change(
        step="set_duty_phone", words=translate("恢复值班电话"), fields={"key": row.id, "phone": row.phone}
    ),
)
GRIDS = Page(
    name=zh("责任网格"),
    columns=(
        Col(title=zh("编号"), of=lambda row: row.id, width=120, bold=True),
        Col(title=zh("名称"), of=lambda row: row.name, width=240),
        Col(title=zh("单元网格数"), of=lambda row: str(len(row.unit_grids)), width=120, right=True),
        Col(title=zh("单元网格"), of=lambda row: " ".join(row.unit_grids)),
        Col(title=zh("终端"), of=lambda row: " ".join(row.terminals), width=300),
        Col(
            title=zh("来源"), of=lambda row: translate("本席登记") if row.entered else translate("站点资料"), width=120
        ),
    ),
    fields=(
        Field(name="id", title=zh("编号"), fixed=True),
        Field(name="unit_grids", title=zh("单元网格"), hint=zh("编码，空格隔开")),
        Field(name="terminals", title=zh("终端"), hint=zh("编号，空格隔开")),
    ),
    rows=lambda book, context, _since, _until: grid_rows(book, context.city),
    values=lambda row: {"id": row.id, "unit_grids": " ".join(row.unit_grids), "terminals": " ".join(row.terminals)},
    change=_change_grid,
    remove=None,
    again=lambda row: Change(
        step="set_duty_grid",
        words=translate("恢复责任网格"),
        fields={"code": row.id, "unit_grids": list(row.unit_grids), "terminals": list(row.terminals)},
    ),
)
PAGES = (DUTIES, LEAVES, PHONES, GRIDS)
