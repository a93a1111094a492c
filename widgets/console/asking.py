"""What each step asks for before it goes out, with ready-made answers in the desk's own words."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.step_rule import StepRule
from widgets.console.ask_dialog import Asked

TEMPLATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reject": ("不属于受理范围", "与在办案卷重复", "位置或内容不清，无法核对", "现场已自行恢复"),
        "refuse_file": ("不符合立案条件", "与在办案卷重复", "现场已自行恢复"),
        "return_to_acceptor": ("小类选错，请更正", "位置不准，请核对", "照片看不清问题，请补充"),
        "return_to_check": ("核查照片不能证明已处结", "核查位置与案卷不符"),
        "rework": ("处置照片看不到处置结果", "只处置了一部分", "处置位置与案卷不符"),
        "apply_return": ("不属本单位职责", "权属为其他单位", "位置不在本单位辖区"),
        "refuse_return": ("权责清单归本单位", "以往同类案卷由本单位处置"),
        "handle": ("已清理", "已修复", "已更换", "已劝离并恢复原状", "已设围挡并排除危险"),
        "supervise": ("请立即处置并反馈照片", "请说明超期原因并明确完成时间"),
        "answer_supervision": ("已到场处置，今日完成", "需协调产权单位，已联系"),
    }
)
CONFIRMED = frozenset({"F7", "F12"})
"""Keys that ask once, with the default on "no" (closing and voiding cannot be taken back)."""
ASKS_ITSELF = frozenset({"note", "requirement"})
"""Fields a step needs that the question fills."""


def question_of(rule: StepRule) -> Asked | None:
    """Return what to ask before *rule* goes out, or ``None``."""
    if rule.reason:
        return Asked(title=rule.zh, why="请说明理由，随案卷留存", templates=TEMPLATES.get(rule.name, ()))
    if ASKS_ITSELF & set(rule.needs):
        return Asked(title=rule.zh, why="", templates=TEMPLATES.get(rule.name, ()))
    return None


def field_of(rule: StepRule) -> str:
    """Return the name of the field that the question's answer goes into."""
    if rule.reason:
        return "reason"
    return next(name for name in rule.needs if name in ASKS_ITSELF)
