"""How values read on a screen: times, spans, rates, steps and people, in the screen's language."""

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.domain.moment import DAY, HOUR, MINUTE, SECOND, Instant, to_datetime
from app.domain.terms import Post
from widgets.terms import word

_MINUTES_UNTIL = 100 * MINUTE
_HOURS_UNTIL = 48 * HOUR


def translate(text: str) -> str:
    """Return *text* in the screen's language."""
    return QCoreApplication.translate("words", text) if text else ""


def zh(text: str) -> str:
    """Mark *text* of a module's table as shown on a screen; :func:`translate` says it when it is shown."""
    return text


def ago(age_us: int) -> str:
    """Return an age as ``2 秒前``, ``3 分前``, ``5 小时前`` or ``4 天前``."""
    return _aged(age_us, (zh("{n} 秒前"), zh("{n} 分前"), zh("{n} 小时前"), zh("{n} 天前")))


def age(age_us: int) -> str:
    """Return an age as ``2 秒``, ``3 分``, ``5 小时`` or ``4 天``."""
    return _aged(age_us, (zh("{n} 秒"), zh("{n} 分"), zh("{n} 小时"), zh("{n} 天")))


def _aged(age_us: int, texts: tuple[str, str, str, str]) -> str:
    """Return an age in the unit one would say, in one of *texts*: seconds, minutes, hours, days."""
    past = max(0, age_us)
    units = ((MINUTE, SECOND), (_MINUTES_UNTIL, MINUTE), (_HOURS_UNTIL, HOUR))
    place, unit = next(((n, unit) for n, (until, unit) in enumerate(units) if past < until), (3, DAY))
    return translate(texts[place]).format(n=past // unit)


def clock_off(off: Instant) -> str:
    """Return how far this host's clock and the gateway's are apart."""
    return translate("本机时钟与网关差 {n} 分").format(n=round(abs(off) / MINUTE))


def hours(span_us: int) -> str:
    """Return a span as ``H:MM``, cut to the minute, its sign dropped."""
    minutes = abs(span_us) // MINUTE
    return f"{minutes // 60}:{minutes % 60:02d}"


def points_word(points: Fraction) -> str:
    """Return points with two decimals, cut and not rounded, so that 89.999 does not read as an A."""
    hundredths = points.numerator * 100 // points.denominator
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def left_or_over(left_us: int, *, is_over: bool = False) -> str:
    """Return what is left of a limit (``剩 0:38``) or how far it is over (``超 10:40``).

    A limit that ran out at the end of the work day is over by 0 work hours until the next one begins: *is_over* says so.
    """
    template = translate("超 {0}") if is_over or left_us < 0 else translate("剩 {0}")
    return template.format(hours(left_us))


def lasting(span_us: int) -> str:
    """Return how long something has lasted: ``23 分``, ``3 小时`` or ``2 天``."""
    if span_us < _MINUTES_UNTIL:
        return translate("{n} 分").format(n=max(0, span_us) // MINUTE)
    if span_us < _HOURS_UNTIL:
        return translate("{n} 小时").format(n=span_us // HOUR)
    return translate("{n} 天").format(n=span_us // DAY)


def clock(at: Instant) -> str:
    """Return the local time of day as ``15:26``."""
    when = to_datetime(at)
    return f"{when.hour:02}:{when.minute:02}"


def clock_with_seconds(at: Instant) -> str:
    """Return the local time of day as ``15:26:08``."""
    return to_datetime(at).strftime("%H:%M:%S")


def day(at: Instant) -> str:
    """Return the local date as ``6月11日``."""
    when = to_datetime(at)
    return translate("{month}月{day}日").format(month=when.month, day=when.day)


def weekday(at: Instant) -> str:
    """Return the local weekday as ``星期四``."""
    return translate("星期{name}").format(name=weekday_name(at))


def last_week(at: Instant) -> str:
    """Return the same weekday of the week before as ``上周四``."""
    return translate("上周{name}").format(name=weekday_name(at))


def percent(rate: Fraction) -> str:
    """Return a rate in per cent with one decimal, never rounded up to 100."""
    tenths = rate.numerator * 1000 * 2 // rate.denominator
    rounded = (tenths + 1) // 2
    if rounded == 1000 and rate < 1:
        rounded = 999
    return f"{rounded // 10}.{rounded % 10}"


def step(kind: str) -> str:
    """Return the word for a step of the workflow file, as a list of steps prints it; the name itself if it is new."""
    return translate(_STEPS[kind]) if kind in _STEPS else kind


def who(post: Post, actor: str, seat: str, department_name: str) -> str:
    """Return who took a step: a post with its number, or a department; never a person's name."""
    if post is Post.DEPARTMENT and department_name:
        return department_name
    number = _number_in(actor) or _number_in(seat)
    if post is Post.LEADER:
        return translate("领导席")
    name = translate(_SHORT_POSTS.get(post, "")) or word(post)
    return f"{name} {number}" if number else name


def _number_in(name: str) -> str:
    """Return the digits *name* ends with, ``""`` if it has none."""
    return name[len(name.rstrip("0123456789")) :]


def weekday_name(at: Instant) -> str:
    """Return the local weekday as ``四``."""
    names = (
        translate("一"),
        translate("二"),
        translate("三"),
        translate("四"),
        translate("五"),
        translate("六"),
        translate("日"),
    )
    return names[to_datetime(at).weekday()]


_SHORT_POSTS: Mapping[Post, str] = MappingProxyType({Post.SHIFT_LEADER: zh("值班长")})
"""Posts whose English is shorter on the wall than at a desk."""

_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "reported": zh("上报"), "call_registered": zh("来电"), "instruction_filed": zh("批示"),
        "dispatched_first": zh("先派"),
        "accept": zh("受理"), "reject": zh("不受理"), "consult_close": zh("咨询"), "transfer": zh("转办"),
        "merge": zh("并案"), "not_duplicate": zh("非重复"), "archive_self_handled": zh("自处理"),
        "send_verify": zh("派核实"), "verified": zh("属实"), "verify_failed": zh("不实"), "verify_unable": zh("未核实"),
        "camera_verified": zh("视频属实"),
        "file": zh("立案"), "return_to_acceptor": zh("退受理"), "refuse_file": zh("不立案"),
        "file_afterwards": zh("补立案"),
        "dispatch": zh("派遣"), "mark_ownerless": zh("无主"), "return_to_registry": zh("退受理"),
        "apply_void": zh("申请作废"), "approve_void": zh("准作废"), "refuse_void": zh("不准作废"),
        "sign": zh("签收"), "assign_unit": zh("转派"), "assign_team": zh("派班组"), "return_up": zh("退上级"),
        "recall_assignment": zh("收回转派"), "step_done": zh("阶段办结"), "handle": zh("处置"), "feedback": zh("反馈"),
        "assist_done": zh("协办反馈"), "release_assistant": zh("撤协办"),
        "apply_return": zh("申请退"), "approve_return": zh("准回退"), "refuse_return": zh("不准退"),
        "apply_delay": zh("申请延期"), "approve_delay": zh("准延期"), "refuse_delay": zh("不准延期"),
        "approve_delay_again": zh("再准延期"), "refuse_delay_again": zh("不准再延"),
        "apply_hang": zh("申请挂账"), "approve_hang": zh("准挂账"), "refuse_hang": zh("不准挂账"),
        "resume": zh("恢复"), "auto_resume": zh("到期恢复"),
        "dispute": zh("争议"), "cost": zh("费用"), "settle_dispute": zh("定责"),
        "rework": zh("返工"), "pass_on": zh("转核查"), "send_check": zh("派核查"),
        "check_passed": zh("核查"), "check_failed": zh("未通过"), "check_unable": zh("未核查"),
        "camera_passed": zh("视频核查"), "camera_failed": zh("视频不过"),
        "close": zh("结案"), "return_to_check": zh("退核查"), "force_close": zh("强制结案"),
        "urge": zh("催办"), "supervise": zh("督办"), "answer_supervision": zh("回复"),
        "expose": zh("提请曝光"), "approve_expose": zh("准曝光"), "refuse_expose": zh("不予曝光"),
        "appeal": zh("申诉"), "pass_appeal": zh("申诉送审"), "refuse_appeal": zh("不准申诉"),
        "grant_appeal": zh("准申诉"), "refuse_appeal_again": zh("复审不准"),
        "call_back": zh("回访"), "reopen": zh("回访退回"),
        "taken_back": zh("收回"), "clock_recomputed": zh("重算"),
    }
)  # fmt: skip
"""The short words: four hanzi at most, the room that a row of 案卷动态 has."""
