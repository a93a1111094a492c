"""What stands under the queue's rows, and in their place where there are none."""

from dataclasses import dataclass

from app.situation.case_row import CaseRow
from widgets.words import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SideList:
    """A list beside the own queue: its most pressing ``rows`` (``None``: not read yet) of ``total``."""

    rows: tuple[CaseRow, ...] | None = None
    total: int = 0


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
    listed = len(beside.rows or ())
    if beside.total > listed > 0:
        return translate("共 {0} 件，列出最急的 {1} 件；F10 催办，F11 督办").format(beside.total, listed)
    return translate("由他人办理：可看、可催办、督办，不能代办")


def empty_words(beside: SideList | None, *, is_queue_empty: bool) -> str:
    """Return what stands in the place of the rows."""
    if beside is not None:
        return translate("读取中") if beside.rows is None else translate("没有由他人办理的案卷")
    return translate("队列已空") if is_queue_empty else translate("这一类没有待办案卷")
