"""The columns of the emergency's tables at the desk: the plan's steps, the resources, what was ordered and told."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.resource import Resource
from app.domain.terms import Post
from app.situation.emergency_stand import DONE, RUNNING, TODO, Sent, StepState
from app.situation.questions.emergency_orders import OrderRow
from widgets import words
from widgets.console.extra_rows import Col
from widgets.terms import word
from widgets.words import translate, zh

NEXT = {TODO: RUNNING, RUNNING: DONE, DONE: TODO}
"""What Enter makes of a step: one begun, done, or taken back."""
_STATES = {TODO: zh("待办"), RUNNING: zh("进行"), DONE: zh("完成")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A resource of the site and how much of it was sent."""

    resource: Resource
    sent: Sent

    @property
    def state(self) -> str:
        """Return where it is, in words."""
        if self.sent.coming:
            return translate("在途 {0}").format(self.sent.coming)
        return translate("现场 {0}").format(self.sent.on_site) if self.sent.on_site else translate("待命")


def step_columns(now: Callable[[], Instant]) -> tuple[Col, ...]:
    """Return the columns of the plan's steps; a late one is red."""

    def is_late(one: StepState) -> bool:
        return one.state != DONE and one.due < now()

    def time(one: StepState) -> str:
        if one.state == DONE:
            return words.clock(one.at)
        return words.left_or_over(one.due - now())

    def state(one: StepState) -> str:
        late = translate("（已确认超时）") if one.seen and is_late(one) else ""
        return translate(_STATES[one.state]) + late

    return (
        Col(title=zh("序"), of=lambda one: str(one.number), width=50),
        Col(title=zh("步骤"), of=lambda one: one.title, bold=True),
        Col(title=zh("由谁"), of=lambda one: one.who, width=120),
        Col(title=zh("时限"), of=time, width=110, colour=lambda one: "over_text" if is_late(one) else ""),
        Col(title=zh("状态"), of=state, width=170),
    )


RESOURCE_COLUMNS = (
    Col(title=zh("资源"), of=lambda one: one.resource.name, bold=True),
    Col(title=zh("数量"), of=lambda one: f"{one.resource.amount} {one.resource.unit}", width=120),
    Col(title=zh("单位"), of=lambda one: one.resource.owner, width=120),
    Col(title=zh("去向"), of=lambda one: one.state, width=140),
)


def _kind(one: OrderRow) -> str:
    if one.kind == "told":
        return translate(one.word)
    return translate("指令") if one.kind == "order" else translate("通知")


def _receipt(one: OrderRow) -> str:
    if one.kind == "order":
        return translate("{0}／{1} 已回执").format(one.answered, one.asked)
    return one.who if one.who or one.post is Post.NOBODY else word(one.post)


ORDER_COLUMNS = (
    Col(title=zh("时间"), of=lambda one: words.clock(one.at), width=80),
    Col(title=zh("类别"), of=_kind, width=80, bold=True),
    Col(title=zh("内容"), of=lambda one: one.words),
    Col(title=zh("回执"), of=_receipt, width=150, colour=lambda one: "soon_text" if one.missing else ""),
)
