"""考核, 人员 and 夜间 as they are printed: rates follow from numbers beside them, like is ranked with like, no roster is said."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from app.domain.moment import DAY, SECOND
from app.domain.scores import area_score, department_score
from app.domain.terms import Queue
from app.situation.answers import Moment
from app.situation.period import Period
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.department_scores import DepartmentScores
from app.situation.questions.duty_roster import DutyRoster
from app.situation.questions.month_rates import MonthRates
from app.situation.questions.night import Night
from app.situation.questions.night_hours import NightHours
from app.situation.questions.night_queues import NightQueue, NightQueues, NightStock
from app.situation.questions.people import People
from app.situation.questions.roll_calls import RollCalls
from app.situation.questions.track_doubts import DoubtCounts
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, context, text_of
from widgets.theme import load_theme
from widgets.wall.glance import Look, Source, look_at
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.scenes import read_scene
from widgets.wall.table import TURN
from widgets.wall.type import TypeScale
from widgets.words import clock, points_word

GROUPS = {
    "专业部门": {"路灯处", "园林处", "市政处", "排水处", "环卫处", "执法大队"}, "街道": {"滨河街道", "学院街道"},
    "公用企业": {"供水公司", "通信公司"},
}  # fmt: skip
QUIET = [
    ("month_rates", "尚无应结案、应处置的案件"), ("closing_trend", "尚无应结案的周"), ("area_scores", "尚无应结案的区域"),
    ("department_scores", "尚无应结案、应处置的部门"), ("inspector_scores", "尚无上报、核实、核查"),
    ("post_scores", "尚无受理、立案、派遣"), ("grid_presence", "各责任网格全员在岗"), ("blind_spots", "在岗网格近 30 日没有立案"),
    ("track_doubts", "今日轨迹没有疑点"), ("roll_call", "今日未点名"), ("night_cases", "没有紧急案件，早上也无到期"),
    ("night_queues", "没有紧急案件，本中心各岗也无待办"),
]  # fmt: skip


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))


def lines(moment: Moment, key: str, demo: TypeScale) -> list[str]:
    return text_of(moment, key, demo).split("\n")


def pages(key: str, demo: TypeScale, count: int = 6) -> list[list[str]]:
    return [lines(made.moment(at=made.NOW + turn * TURN), key, demo) for turn in range(count)]


def of(text: str) -> tuple[int, int]:
    count, whole = re.split("[/／]", text)
    return int(count), int(whole)


def test_every_rate_of_the_month_follows_from_the_numbers_beside_it(demo):
    texts = lines(made.moment(), "month_rates", demo)

    for name in ("按期结案率", "结案率", "按期处置率", "返工率"):
        place = texts.index(name)
        count, whole = of(texts[place + 1])
        assert texts[place + 2] == f"{100 * count / whole:.1f}%"
    sums = {name: [int(n) for n in re.findall(r"\d+", texts[texts.index(name) + 1])] for name in ("应结案", "应处置")}
    assert sum(sums["应结案"]) == of(texts[texts.index("结案率") + 1])[1]
    assert sum(sums["应处置"]) == of(texts[texts.index("按期处置率") + 1])[1]
    assert {"未达 95", "达标 90"} <= set(texts)


def test_what_appeals_exempt_and_merged_posts_are_printed(demo):
    texts = lines(made.moment(), "month_rates", demo)
    question = MonthRates()
    apart = replace(made.answers()[question], merged_posts=False)

    assert "结案 3，处置 5，按期计" in texts
    assert any(text.endswith("，合岗") for text in texts)
    assert "合岗" not in text_of(made.moment(answers=made.answers() | {question: apart}), "month_rates", demo)


def test_departments_are_ranked_inside_their_group_only_and_all_come_to_be_seen(demo):
    seen = set()
    for texts in pages("department_scores", demo):
        named = {name for group in GROUPS.values() for name in group} & set(texts)
        (group,) = [group for group, members in GROUPS.items() if named <= members]
        assert any(text.startswith(group) for text in texts)
        assert texts.index("1") < texts.index("2")
        seen |= named
    assert seen == set().union(*GROUPS.values())


def test_a_department_s_score_follows_from_the_counts_in_the_cube_beside_it(demo):
    for ranking, parts in zip(pages("department_scores", demo), pages("department_parts", demo), strict=True):
        listed = [row for row in made.answers()[DepartmentScores()].rows if row.name in parts]
        assert listed
        for row in listed:
            place = parts.index(row.name)
            filed = int(parts[place + 1])
            (closed, due), (in_time, to_handle), (rework, handled) = (of(parts[place + n]) for n in (2, 3, 4))
            score = department_score(
                filed=filed,
                due=due,
                closed=closed,
                to_handle=to_handle,
                in_time=in_time,
                handled=handled,
                rework=rework,
            )
            assert ranking[ranking.index(row.name) + 1] == points_word(score.points)
            assert ranking[ranking.index(row.name) + 2] == score.grade


def test_an_area_s_score_follows_from_the_counts_in_the_cube_beside_it(demo):
    for ranking, parts in zip(pages("area_scores", demo), pages("area_parts", demo), strict=True):
        for name in [text for text in parts if text.endswith(("街道", "北区", "西区"))]:
            place = parts.index(name)
            complaints, filed = int(parts[place + 1]), int(parts[place + 2])
            (closed, due), (in_time, _) = of(parts[place + 4]), of(parts[place + 5])
            score = area_score(complaints=complaints, filed=filed, due=due, closed=closed, in_time=in_time, grids=52)
            assert ranking[ranking.index(name) + 1] == points_word(score.points)


def test_points_are_cut_so_that_no_b_reads_as_an_a():
    assert points_word(Fraction(89_999, 1000)) == "89.99"
    assert points_word(Fraction(100)) == "100.00"


@pytest.mark.parametrize(("key", "sentence"), QUIET)
def test_nothing_is_a_sentence_never_a_blank_or_a_nought(demo, key, sentence):
    assert sentence in lines(made.quiet(), key, demo)


@pytest.mark.parametrize(
    "key", ["people", "grid_presence", "duty_roster", "coverage_board", "blind_spots", "night_people"]
)
def test_without_a_roster_a_panel_says_so_and_never_that_all_are_there(demo, key):
    text = text_of(made.first_minute(), key, demo)

    assert "无排班" in text
    assert "全员" not in text
    assert "0%" not in text


def test_who_is_missing_in_the_grids_is_who_is_not_on_duty(demo):
    texts = lines(made.moment(), "grid_presence", demo)

    here = [of(text) for text in texts if re.fullmatch(r"\d+/\d+", text)]
    assert sum(due - on_duty for on_duty, due in here) == 5


def test_nobody_is_named_by_the_roll_call(demo):
    assert "张三" not in text_of(made.moment(), "roll_call", demo)


def test_the_hall_learns_how_many_doubts_there_are_and_of_no_inspector(demo):
    texts, found = lines(made.moment(), "track_doubts", demo), made.answers()[DoubtCounts()]

    assert any(text.startswith(f"今日 {found.total} 条，待核实 {found.open}，不计分") for text in texts)
    rows = {row.kind.zh: row for row in found.rows}
    for kind, row in rows.items():
        place = texts.index(kind)
        assert texts[place + 1 : place + 3] == [str(row.count), str(row.open or "—")]
    assert not any("监督员" in text for text in texts)


def test_without_a_track_nobody_says_that_tracks_are_in_order(demo):
    none = replace(made.answers()[DoubtCounts()], rows=(), fixes=0, kept_out=0)
    texts = lines(made.moment(answers=made.answers() | {DoubtCounts(): none}), "track_doubts", demo)

    assert "今日尚无轨迹" in texts
    assert "今日轨迹没有疑点" not in texts


def test_the_duty_roster_says_who_is_where_until_when_and_who_comes(demo):
    board = made.answers()[DutyRoster()]
    seen = pages("duty_roster", demo)

    assert any(text.startswith(f"应在岗 {board.due} 人，在岗 {board.on_duty}") for text in seen[0])
    names = {row.name.removeprefix("责任网格 "): row for row in board.rows}
    rows = {text: page for page in seen for text in page if text in names}
    assert rows.keys() == names.keys()
    name, staffed = list(names.items())[1]
    place = rows[name].index(name)
    assert rows[name][place + 1 : place + 5] == [
        f"{staffed.on_duty}/{staffed.due}", " ".join(staffed.terminals), clock(staffed.until),
        f"{staffed.coming} 人",
    ]  # fmt: skip
    name, empty = next((name, row) for name, row in names.items() if row.until is None)
    place = rows[name].index(name)
    assert rows[name][place + 1 : place + 3] == ["无人", f"{clock(empty.next_at)} {empty.coming} 人"]


def test_a_late_ruling_of_ours_is_not_hidden_by_urgent_cases_that_are_over(demo):
    both = NightQueue(queue=Queue.DISPOSING, urgent=3, stock=0, urgent_over=2, stage_over=1)
    stock = {NightQueues(): NightStock(rows=(both,), urgent=3, resting=0)}

    assert {"处置超期 2", "超时 1"} <= set(lines(made.moment(answers=made.answers() | stock), "night_queues", demo))


def test_a_roll_call_of_yesterday_is_not_today_s(demo):
    (call,) = made.answers()[RollCalls(limit=1)]
    old = replace(call, message=replace(call.message, at=made.NOW - DAY))
    moment = made.moment(answers=made.answers() | {RollCalls(limit=1): (old,)})

    assert "今日未点名" in lines(moment, "roll_call", demo)


def test_a_roll_call_that_may_still_be_answered_after_midnight_stands_there(demo):
    (call,) = made.answers()[RollCalls(limit=1)]
    running = replace(call, message=replace(call.message, at=call.message.at - DAY), is_over=False)
    moment = made.moment(answers=made.answers() | {RollCalls(limit=1): (running,)})

    assert "今日未点名" not in lines(moment, "roll_call", demo)
    assert "待应答" in text_of(moment, "roll_call", demo)


def test_what_falls_due_in_the_morning_adds_up_on_the_wall(demo):
    texts = lines(made.moment(), "night_quality", demo)
    total = int(texts[texts.index("件") - 1])

    whose = [text for text in texts if re.fullmatch(r".*(处|部门) \d+ 件", text)]
    assert sum(int(text.split(" ")[-2]) for text in whose) == total == made.answers()[Night(limit=7)].due_total
    assert "08:00 到期" in texts


def test_the_bars_of_the_night_add_up_to_tonight_s_reports(demo):
    counts, night = made.answers()[NightHours()], made.answers()[Night(limit=7)]
    amounts, hours = lines(made.moment(), "night_amounts", demo), lines(made.moment(), "night_hours", demo)

    assert sum(counts.tonight) + counts.running + counts.after == night.reported
    assert "31" in amounts
    assert any(text.startswith("今晚 31 件") for text in hours)


def test_whoever_is_on_call_stands_below_who_is_missing_with_his_telephone_whole(demo):
    texts = lines(made.moment(), "night_people", demo)

    assert texts.index("监督员 2155") < texts.index("监督员 2031")
    assert {"13900000031", "无电话"} <= set(texts)
    people = replace(made.people(), rostered=False, due=0, call=())
    alone = made.moment(answers=made.answers() | {People(limit=5): people})
    assert any(text.startswith("无排班") for text in lines(alone, "night_people", demo))


def test_the_night_s_list_says_that_it_is_not_whole(demo):
    assert any("，列前 5" in text for text in lines(made.moment(), "night_people", demo))

    whole = replace(made.people(), to_call=len(made.people().call))
    texts = lines(made.moment(answers=made.answers() | {People(limit=5): whole}), "night_people", demo)
    assert not [text for text in texts if "列前" in text]


def test_the_telephone_entered_at_a_desk_wins_and_a_missing_one_is_said(demo):
    texts = lines(made.moment(), "night_watch", demo)

    assert (texts[texts.index("带班领导") + 1], texts[texts.index("值班长") + 1]) == ("1002", "8002")
    assert texts[texts.index("路灯处") + 1] == "未登记"


def test_a_month_is_not_stale_for_ten_minutes(demo):
    moment = made.moment()
    looks = [look_at(moment, Source.EVALUATION, age=s * SECOND, waited=0) for s in (590, 610)]
    assert looks == [Look.LIVE, Look.STALE]
    assert look_at(moment, Source.CASES, age=590 * SECOND, waited=0) is Look.STALE


@pytest.mark.parametrize("period", [Period.WEEK, Period.MONTH])
def test_all_panels_of_the_evaluation_look_at_one_period(period):
    wall, looked = read_layout(WALLS / "hall-16x9.toml"), replace(context(), period=period)
    placements = read_scene(WALLS / "scenes" / "evaluation.toml", wall).placements
    panels = [load_panels()[one.panel](looked) for one in placements if one.panel != "scene"]
    asked = [question.period for panel in panels for question in panel.questions() if hasattr(question, "period")]

    assert len(asked) > 10
    assert set(asked) == {period}


def test_departments_with_the_same_rate_share_a_place(demo):
    question = DepartmentRates()
    found = made.answers()[question]
    rows = tuple(replace(row, in_time=990 if place < 3 else 900) for place, row in enumerate(found.rows))
    texts = lines(made.moment(answers=made.answers() | {question: replace(found, rows=rows)}), "departments", demo)

    assert [texts[texts.index(row.name) - 1] for row in rows[1:5]] == ["1", "1", "4", "4"]


@pytest.mark.parametrize(("opens_in", "when"), [(3, r"周. \d\d:\d\d"), (4, r"应于 \d+/\d+ \d\d:\d\d")])
def test_what_falls_due_after_a_weekend_says_its_weekday_and_what_falls_due_later_its_date(demo, opens_in, when):
    question = Night(limit=7)
    night = made.answers()[question]
    rows = tuple(replace(row, case_due=made.NOW + 3 * DAY) for row in night.due_rows)
    changed = replace(night, urgent=(), due_rows=rows, opens=made.NOW + opens_in * DAY)
    texts = lines(made.moment(answers=made.answers() | {question: changed}), "night_cases", demo)

    assert len([text for text in texts if re.fullmatch(when, text)]) == len(rows) > 0


@pytest.mark.parametrize("scene", ["evaluation", "people", "night"])
@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3"])
def test_the_scene_fills_the_wall(layout, scene, qapp):
    wall = read_layout(WALLS / f"{layout}.toml")
    placements = read_scene(WALLS / "scenes" / f"{scene}.toml", wall).placements

    assert sum(one.cells.columns * one.cells.rows for one in placements) == wall.columns * wall.rows
