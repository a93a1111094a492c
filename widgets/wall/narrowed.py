"""What a panel's numbers are narrowed to, in words: its period and its filter."""

from collections.abc import Callable, Sequence

from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.period import Period
from widgets.words import translate, zh

_PERIODS = {
    Period.TODAY: zh("今日"), Period.DAY: zh("近 24 小时"), Period.WEEK: zh("近 7 日"), Period.MONTH: zh("本月"),
}  # fmt: skip
_BEFORE = {
    Period.TODAY: zh("昨日同时"), Period.DAY: zh("前 24 小时"), Period.WEEK: zh("前 7 日"), Period.MONTH: zh("上月同期"),
}  # fmt: skip
_LIGHTS = {
    Light.RED: zh("红灯"), Light.YELLOW: zh("黄灯"), Light.GREEN: zh("绿灯"), Light.NONE: zh("无灯"),
}  # fmt: skip


def period_words(period: Period) -> str:
    """Return the period: 今日, 近 24 小时, 近 7 日, 本月."""
    return translate(_PERIODS[period])


def before_words(period: Period) -> str:
    """Return the period before it, as :meth:`Period.before` has it: 昨日同时, 前 24 小时, 前 7 日, 上月同期."""
    return translate(_BEFORE[period])


def longer(period: Period) -> Period:
    """Return the period that a panel looks at which needs a week at least: that of the scene, else seven days."""
    return period if period in {Period.WEEK, Period.MONTH} else Period.WEEK


def filter_words(narrowed: Filter, names: Sequence[str] | None, fits: Callable[[str], bool]) -> str:
    """Return ``筛选 …`` with as many of the filter's names as *fits* lets in, the others counted; ``""`` for no filter.

    *names* are the answer of FilterNames, ``None`` where it has not come yet: then codes stand for them.
    """
    if narrowed.is_empty:
        return ""
    codes = (*narrowed.classes, *narrowed.areas, *narrowed.departments)
    named = [*(codes if names is None else names), *(translate(_LIGHTS[light]) for light in narrowed.lights)]
    for count in range(len(named), 0, -1):
        text = translate("筛选 {what}").format(what=translate("、").join(named[:count]))
        left = len(named) - count
        text += translate("等 {n} 项").format(n=len(named)) if left else ""
        if fits(text):
            return text
    counted = translate("筛选 {n} 项").format(n=len(named))
    return counted if fits(counted) else translate("筛选")
