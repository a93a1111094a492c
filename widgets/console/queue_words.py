"""What stands under the queue's rows, and in their place where there are none."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.situation.case_row import CaseRow
from widgets.words import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SideList:
    """A list beside the own queue: its most pressing ``rows`` (``None``: not read yet) of ``total``.

    ``is_ours``: this seat has something to do on them, though it is another's turn (补立案).
    """

    rows: tuple[CaseRow, ...] | None = None
    total: int = 0
    is_ours: bool = False


def foot_words(marked: int, taken: int, beside: SideList | None) -> str:
    """Return the line under the rows: how many are *marked*, or *taken* by other seats, or what the list *beside* is."""
    if marked:
        return translate("已选 {0} 件，按功能键一并办理，Esc 取消").format(marked)
    if beside is not None:
        return _beside_words(beside)
    if taken:
        return translate("另 {0} 件由其他坐席办理中；待批案卷计时照走").format(taken)
    return translate("Shift+↑↓ 选多件一并办理；待批案卷计时照走")


def _beside_words(beside: SideList) -> str:
    if beside.is_ours:
        return translate("已先派出，处置计时自来电起；F3 补立案")
    listed = len(beside.rows or ())
    if beside.total > listed > 0:
        return translate("共 {0} 件，列出最急的 {1} 件；F10 催办，F11 督办").format(beside.total, listed)
    return translate("由他人办理：可看、可催办、督办，不能代办")


def empty_words(beside: SideList | None, *, is_queue_empty: bool, others: Mapping[str, SideList]) -> str:
    """Return what stands in the place of the rows; an empty queue names the first of the *others* that has cases."""
    if beside is not None and beside.rows is None:
        return translate("读取中")
    if beside is not None:
        return translate("没有待补立案的案卷") if beside.is_ours else translate("没有由他人办理的案卷")
    if not is_queue_empty:
        return translate("这一类没有待办案卷")
    kind = next((kind for kind, one in others.items() if one.total), "")
    if not kind:
        return translate("队列已空")
    return translate("队列已空；按 → 看{0}案卷 {1} 件").format(translate(kind), others[kind].total)
