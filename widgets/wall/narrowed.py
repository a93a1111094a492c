"""What a panel's numbers are narrowed to, in words: its period and its filter."""

from collections.abc import Callable, Sequence

from app.domain.moment import Instant
from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.period import Period
from widgets.words import last_week, translate, zh

_PERIODS = {
    Period.TODAY: zh("今日"), Period.DAY: zh("近 24 小时"), Period.WEEK: zh("近 7 日"), Period.MONTH: zh("本月"),
}  # fmt: skip
_BEFORE = {
    Period.TODAY: zh("昨日同时"), Period.DAY: zh("前 24 小时"), Period.WEEK: zh("前 7 日"), Period.MONTH: zh("上月同期"),
}  # fmt: skip
_SINCE = {Period.TODAY: zh("零时起"), Period.MONTH: zh("1 日起")}
_LIGHTS = {
    Light.RED: zh("红灯"), Light.YELLOW: zh("黄灯"), Light.GREEN: zh("绿灯"), Light.NONE: zh("无灯"),
}  # fmt: skip


def period_words(period: Period) -> str:
    """Return the period: 今日, 近 24 小时, 近 7 日, 本月."""
    return translate(_PERIODS[period])


def before_words(period: Period) -> str:
    """Return the period before it, as :meth:`Period.before` has it: 昨日同时, 前 24 小时, 前 7 日, 上月同期."""
    return translate(_BEFORE[period])


def since_words(period: Period) -> str:
    """Return since when a period counts that begins at a midnight, ``""`` for one that runs along."""
    return translate(_SINCE.get(period, ""))


def like_words(period: Period, at: Instant) -> str:
    """Return what a period is held against, as :meth:`Period.like` has it: 上周四同时, 上周同时段, 前 7 日, 上月同期."""
    if period is Period.TODAY:
        return translate("{day}同时").format(day=last_week(at))
    return translate("上周同时段") if period is Period.DAY else before_words(period)


def before_day(period: Period, at: Instant) -> str:
    """Return the same, short: 上周四, 上周, 前 7 日, 上月."""
    short = {Period.DAY: translate("上周"), Period.MONTH: translate("上月")}
    return last_week(at) if period is Period.TODAY else short.get(period) or before_words(period)


def longer(period: Period) -> Period:
    """Return the period that a panel looks at which needs a week at least: that of the scene, else seven days."""
    return period if period in {Period.WEEK, Period.MONTH} else Period.WEEK


def month_or_week(period: Period) -> Period:
    """Return the period of a rate that a day is too short for: that of the scene, else the month, as the trade counts."""
    return period.of_rates


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
