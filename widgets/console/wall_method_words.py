"""How a number of the wall that counts no cases is worked out, in one sentence each."""

from types import MappingProxyType

from app.services.wall_methods import Method
from widgets.words import translate, zh

_WORDS = MappingProxyType(
    {
        Method.USUAL: zh("常值：前 4 周同类日（工作日或休息日）到同一时刻的立案数，取第 10 至第 90 百分位"),
        Method.USUAL_HOURS: zh("常值：前 4 周同类日（工作日或休息日）各钟点的立案数，取第 10 至第 90 百分位"),
        Method.FORECAST: zh("预测带：该日之前 4 周（将来各日取今日之前）同类日的全日立案数，取第 10 至第 90 百分位"),
        Method.MORE_OR_LESS: zh("多、少几件：立案数减去所比时段的立案数"),
        Method.HOUR_AGO: zh("较一小时前：此刻的处置超期数减去一小时前的"),
        Method.TASK_MEDIAN: zh("用时：今日已答任务从派出到答复的中位数，自然时间"),
        Method.REPLY_MEDIAN: zh("用时：该部门各次督办回复用时的中位数，刻线为时限的中位数"),
        Method.WEEKLY_RATE: zh("每周一点：该周按期结案除以应结案，往周按该周结束时，本周按此刻"),
    }
)


def method_words(method: Method) -> str:
    """Return how it is worked out."""
    return translate(_WORDS[method])
