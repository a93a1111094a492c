"""The trade's words: the closed lists every room shares, each with its Chinese term.

Sources: the seven links and posts of GB/T 30428 and CJJ/T 106 as deployed, the queue names of working
centres. Every list is a ``StrEnum`` whose value is what is stored and sent; :attr:`Term.zh` is what is shown.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A stored word with the Chinese term shown for it."""

    zh: str

    def __new__(cls, value: str, zh: str = "") -> Self:
        """Make the member *value*, shown as *zh* (always given; the default lets a member be looked up by value)."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member


class Stage(Term):
    """Where a case stands. The member's term is the state's own; the queue's is :data:`QUEUE_OF`."""

    REPORTED = "reported", "待受理"
    VERIFYING = "verifying", "待核实"
    ACCEPTED = "accepted", "待立案"
    FILED = "filed", "待派遣"
    DISPATCHED = "dispatched", "待签收"
    DISPOSING = "disposing", "处置中"
    HANDLED = "handled", "已处置"
    FEEDBACK = "feedback", "待反馈"
    PASSED = "passed", "待派核查"
    CHECKING = "checking", "待核查"
    CHECKED = "checked", "待结案"
    CLOSED = "closed", "已结案"
    VOID = "void", "已作废"
    HUNG = "hung", "挂账"


class Queue(Term):
    """The eight queues of the wall's 七个环节 panel, in order."""

    REPORTED = "reported", "待受理"
    VERIFYING = "verifying", "待核实"
    ACCEPTED = "accepted", "待立案"
    FILED = "filed", "待派遣"
    DISPOSING = "disposing", "待处置"
    FEEDBACK = "feedback", "待反馈"
    CHECKING = "checking", "待核查"
    CHECKED = "checked", "待结案"


QUEUE_OF: dict[Stage, Queue] = {
    Stage.REPORTED: Queue.REPORTED,
    Stage.VERIFYING: Queue.VERIFYING,
    Stage.ACCEPTED: Queue.ACCEPTED,
    Stage.FILED: Queue.FILED,
    Stage.DISPATCHED: Queue.DISPOSING,
    Stage.DISPOSING: Queue.DISPOSING,
    Stage.HANDLED: Queue.DISPOSING,
    Stage.FEEDBACK: Queue.FEEDBACK,
    Stage.PASSED: Queue.CHECKING,
    Stage.CHECKING: Queue.CHECKING,
    Stage.CHECKED: Queue.CHECKED,
}
"""The queue a stage is counted in; closed, void and hung cases stand in none."""


class Post(Term):
    """A post that may act. ``NOBODY`` is the holder of a case that has ended."""

    NOBODY = "", "无"
    COLLECTOR = "collector", "监督员"
    ACCEPTOR = "acceptor", "受理员"
    SHIFT_LEADER = "shift_leader", "值班长"
    DISPATCHER = "dispatcher", "派遣员"
    DEPARTMENT = "department", "专业部门"
    VIDEO = "video", "视频监督员"
    LEADER = "leader", "领导"
    SYSTEM = "system", "系统"


class Light(Term):
    """A clock's light; ``NONE`` where no clock runs. Values of domain facts §7.1."""

    NONE = "", "无"
    GREEN = "green", "按时"
    YELLOW = "yellow", "即将超期"
    RED = "red", "超期"


class Source(Term):
    """Where a report came from."""

    COLLECTOR = "collector", "监督员上报"
    HOTLINE_12345 = "12345", "12345 来电"
    HOTLINE_12319 = "12319", "12319 来电"
    VIDEO = "video", "视频监督"
    MEDIA = "media", "媒体曝光"
    LEADER = "leader", "领导批示"
    SUPERIOR = "superior", "上级交办"
    APP = "app", "公众举报"


class Kind(Term):
    """What a case is about. GB/T 47678.5-2026 gives both the same five-digit codes: key on (kind, code)."""

    COMPONENT = "C", "部件"
    EVENT = "E", "事件"


class Supervision(Term):
    """The mark of a supervision notice (督办) on a case."""

    NONE = "", "无"
    WAITING = "waiting", "待回复"
    ANSWERED = "answered", "已回复"


class Exposure(Term):
    """曝光 of a department by platform and media after a 督办 that it missed: proposed, then ruled on by a leader."""

    NONE = "", "未曝光"
    ASKED = "asked", "提请曝光"
    EXPOSED = "exposed", "已曝光"
    REFUSED = "refused", "不予曝光"


class Pending(Term):
    """An application that waits for a ruling (待批). It stops no clock (domain facts §14.5)."""

    NONE = "", "无"
    RETURN = "return", "回退待批"
    DELAY = "delay", "延期待批"
    HANG = "hang", "挂账待批"
    DELAY_AGAIN = "delay_again", "再次延期待批"
    VOID = "void", "作废待批"
    APPEAL = "appeal", "申诉待批"
    APPEAL_AGAIN = "appeal_again", "申诉待复审"


class Satisfaction(Term):
    """What a caller said when called back (回访)."""

    NONE = "", "未回访"
    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"
    UNREACHED = "unreached", "未接通"


class CallOutcome(Term):
    """What became of a call or work order (工单)."""

    OPEN = "open", "待办"
    CASE = "case", "转为案卷"
    CONSULTATION = "consultation", "咨询办结"
    TRANSFER = "transfer", "转办"


class Axis(Term):
    """The two chains of the log: the judged cannot have written the judgement."""

    SUPERVISION = "supervision", "监督"
    COMMAND = "command", "指挥"


class Stream(Term):
    """The streams of the log."""

    CASE = "case", "案卷"
    WALL = "wall", "大屏"
    ALARM = "alarm", "告警"
    SHIFT = "shift", "班次"
    TERMINAL = "terminal", "终端"
    CONFIG = "config", "配置"
    CALL = "call", "来电"
    CLAIM = "claim", "占用"
    MESSAGE = "message", "消息"
    EMERGENCY = "emergency", "应急"
    TRACK = "track", "轨迹"
