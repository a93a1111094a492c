"""What a list behind a number of the wall is called, in the trade's words."""

from functools import singledispatch
from types import MappingProxyType

from app.services.wall_counted import (
    Aged,
    AtSpot,
    Bred,
    Drilled,
    Filings,
    MorningDue,
    Rest,
    Settled,
    Tasks,
    Then,
    Tonight,
    Waiting,
)
from app.services.wall_marks import Behind
from app.services.wall_scored import Handed, Posted, Replied, Scored, Worked
from app.situation.evaluation import Count
from app.situation.evaluation_people import Work
from app.situation.evaluation_posts import PostWork
from app.situation.period import Period
from app.situation.questions.which import Which
from widgets.terms import word
from widgets.words import day, translate, zh

_OF_A_PERIOD = MappingProxyType(
    {
        Which.REPORTED_TODAY: zh("上报"), Which.FILED_TODAY: zh("立案"), Which.CLOSED_TODAY: zh("结案"),
        Which.IN_TIME_TODAY: zh("按期结案"), Which.DUE_TODAY: zh("应结案"), Which.OVER_DUE_TODAY: zh("处置超期，期内到期"),
    }
)  # fmt: skip
"""Sets of a day, which a scene may show of a week: the panel's name says of which period."""
_BEFORE = MappingProxyType(
    {
        Period.TODAY: zh("昨日同时"), Period.DAY: zh("前 24 小时"), Period.WEEK: zh("前 7 日"),
        Period.MONTH: zh("上月同期"),
    }
)  # fmt: skip
_LIKE = MappingProxyType({**_BEFORE, Period.TODAY: zh("上周同日同时"), Period.DAY: zh("上周同时段")})
_WEEKDAYS = (zh("周一"), zh("周二"), zh("周三"), zh("周四"), zh("周五"), zh("周六"), zh("周日"))
_WITH_OVER = MappingProxyType(
    {
        Count.CLOSED: zh("应结案"), Count.HANDED: zh("应处置"), Work.VERIFIED: zh("应核实"), Work.CHECKED: zh("应核查"),
    }
)  # fmt: skip
_AT_A_POST = MappingProxyType(
    {
        PostWork.ACCEPTED: zh("受理"), PostWork.VERIFY: zh("派核实"), PostWork.VERIFY_IN_TIME: zh("按时派核实"),
        PostWork.CHECK: zh("派核查"), PostWork.CHECK_IN_TIME: zh("按时派核查"), PostWork.FILED: zh("立案"),
        PostWork.FILED_IN_TIME: zh("按时立案"), PostWork.FILED_RIGHTLY: zh("准确立案"), PostWork.CLOSED: zh("结案"),
        PostWork.CLOSED_IN_TIME: zh("按时结案"), PostWork.DISPATCHED: zh("派遣"),
        PostWork.DISPATCHED_IN_TIME: zh("按时派遣"), PostWork.DISPATCHED_RIGHTLY: zh("准确派遣"),
    }
)  # fmt: skip


@singledispatch
def behind_words(behind: Behind) -> str:
    """Return what is counted."""
    raise NotImplementedError(str(behind))


def _set(which: Which) -> str:
    return translate(_OF_A_PERIOD[which]) if which in _OF_A_PERIOD else word(which)


@behind_words.register
def _(of: Drilled) -> str:
    return _set(of.which)


@behind_words.register
def _(of: AtSpot) -> str:
    return translate("同点同类，未结") if of.open_only else translate("同点同类")


@behind_words.register
def _(of: Handed) -> str:
    return translate("按期处置") if of.in_time else translate("应处置")


@behind_words.register
def _(of: Scored) -> str:
    return translate(_WITH_OVER[of.count]) if of.with_over else word(of.count)


@behind_words.register
def _(of: Worked) -> str:
    return translate(_WITH_OVER[of.work]) if of.with_over else word(of.work)


@behind_words.register
def _(of: Posted) -> str:
    return translate(_AT_A_POST[of.work])


@behind_words.register
def _(of: Tasks) -> str:
    return translate("手上任务，环节超时") if of.late_only else translate("手上任务")


@behind_words.register
def _(of: Waiting) -> str:
    return translate("待答，环节超时") if of.late_only else translate("待答")


@behind_words.register
def _(of: Filings) -> str:
    if of.hour is not None:
        return translate("{0} 时立案").format(of.hour)
    when = "" if of.day is None else day(of.day)
    when = translate(_WEEKDAYS[of.weekday]) if of.weekday is not None else when
    when = translate(_BEFORE[of.period]) if of.is_before else translate(_LIKE[of.period]) if of.is_like else when
    when = translate("上周同日") if of.whole_day else when
    return translate("{0}立案").format(when) if when else translate("立案")


@behind_words.register
def _(of: Rest) -> str:
    return translate("界外立案") if of.outside else translate("其余立案")


@behind_words.register
def _(of: Then) -> str:
    return translate("　").join((translate(_LIKE[of.period]), _set(of.which)))


@behind_words.register
def _(_of: Aged) -> str:
    return word(Which.CASE_OVER)


@behind_words.register
def _(_of: Replied) -> str:
    return translate("督办回复")


@behind_words.register
def _(_of: Settled) -> str:
    return translate("督办后处结")


@behind_words.register
def _(of: MorningDue) -> str:
    if of.with_urgent:
        return translate("紧急与早上到期")
    return translate("早上到期，其余部门") if of.without else translate("早上到期")


@behind_words.register
def _(of: Tonight) -> str:
    if of.is_before:
        return translate("昨晚同时上报") if of.until is None else translate("昨晚上报")
    return translate("今晚上报，紧急") if of.urgent_only else translate("今晚上报")


@behind_words.register
def _(_of: Bred) -> str:
    return translate("30 日立案")
