"""The trade's names on every screen: what is preferred is there, what is avoided is nowhere."""

import re

import pytest

from app.domain.terms import Queue, Stage
from tests.law.chinese import of_python, texts
from tests.unit.services.town import tables

AVOID = {
    r"离网格|出网格|跑出网格": "越界",
    r"停钟|停表|停止计时": "暂停计时",
    r"采集员|信息员|巡查员": "监督员",
    r"案件动态": "案卷动态",
    r"待办案件|待办列表": "待办案卷",
    r"临期|即将到期|即将逾期|黄牌": "即将超期",
    r"红牌|超限": "超期",
    r"积压部门": "部门积压",
    r"扣分明细|分数明细|打分明细": "得分明细",
    r"历史重播|历史回看|历史重放": "历史回放",
    r"上墙|上大屏|推大屏|投放大屏": "投屏",
    r"退回审核|回退审批|退件审核|退单": "回退审核",
    r"合并案卷|合并案件|并卷": "并案",
    r"权责表|责任清单|权力清单": "权责清单",
    r"咨询办理|咨询结案": "咨询办结",
    r"派出核实|下派核实|核实派发": "派核实",
    r"派出核查|下派核查|核查派发": "派核查",
    r"[一二三四]级响应|[1234]级响应": "Ⅲ级响应",
    r"承办部门|经办部门|办理部门": "处置部门",
    r"待我处理|我的待办": "待我办理",
    r"待回复督办|督办未回复": "督办待回复",
    r"挂起|搁置": "挂账",
    r"延时申请|申请延时": "延期申请",
    r"派单|派发": "派遣",
    r"接线员|话务员|坐席员": "受理员",
    r"调度员": "派遣员",
    r"失去联系|失联": "离线 / 无定位 / 停留超时",
    r"(?<!处置)(?<!将)(?<!曾)(?<!已)超期\s*[{：]": "处置超期 (a count says whose clock)",
}
"""What is avoided, as a pattern, and what is said instead."""
THE_LINE_S_OWN = ("app/services/call_reconciliation.py",)
"""Files that read other people's words."""
PREFERRED = (
    "即将超期", "处置超期", "环节超时", "越界", "离线", "无定位", "停留超时", "暂停计时", "督办待回复", "监督员", "案卷动态",
    "待办案卷", "投屏", "并案", "非重复", "权责清单", "咨询办结", "转办", "派核实", "派核查", "处置部门", "无排班", "收回",
)  # fmt: skip
BUTTONS_NEVER = ("案卷建立", "核实结案")
EVERYWHERE = tuple(texts())


def wrong(found):
    return [
        f"{place}: {text!r} says {match.group()}, should say {better}"
        for place, text in found
        for pattern, better in AVOID.items()
        if (match := re.search(pattern, text)) and not place.startswith(THE_LINE_S_OWN)
    ]


def test_no_screen_says_what_is_avoided():
    assert len(EVERYWHERE) > 1_000
    assert wrong(EVERYWHERE) == []


@pytest.mark.parametrize("bad", ["离网格 3 人", "已停钟", "超期 {0}", "信息员已到", "三级响应"])
def test_the_search_finds_what_is_wrong(bad):
    source = f'"""离网格 in a docstring is nobody\'s screen."""\nwords = "{bad}"\n'

    assert len(wrong([(f"x.py:{line}", text) for line, text in of_python(source)])) == 1


def test_an_f_string_is_read_whole():
    assert list(of_python('x = f"超期 {n} 件"')) == [(1, "超期 {} 件")]


@pytest.mark.parametrize("name", PREFERRED)
def test_the_preferred_name_is_on_a_screen(name):
    assert any(name in text for _, text in EVERYWHERE), name


def test_the_eight_queues_have_their_names_in_order():
    assert [queue.zh for queue in Queue] == [
        "待受理", "待核实", "待立案", "待派遣", "待处置", "待反馈", "待核查", "待结案",
    ]  # fmt: skip


def test_who_leads_is_named_only_where_somebody_assists():
    alone = [f"{place}: {text}" for place, text in EVERYWHERE if "主办" in text and "协办" not in text]

    assert alone == []


def test_names_of_links_are_never_names_of_buttons():
    console = tuple(texts("widgets/console", "config/workflow.toml"))

    assert [text for _, text in console if any(name in text for name in BUTTONS_NEVER)] == []
    steps = tables()["workflow"].steps
    assert (steps["file"].zh, steps["close"].zh, Stage.CLOSED.zh) == ("立案", "结案", "已结案")
