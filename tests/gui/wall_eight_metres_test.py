"""What somebody who looks at the wall from 8 m would take amiss: rows without what they are of, numbers that seem to differ."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import CHINA, HOUR, MINUTE, from_datetime
from app.situation.case_row import CaseRow
from app.situation.freshness import Freshness
from app.situation.questions.alarms import AlarmList
from app.situation.questions.blind_spots import BlindSpotList, BlindSpots
from app.situation.questions.closing_weeks import ClosingWeeks
from app.situation.questions.coverage import CoverageBoard
from app.situation.questions.duty_roster import DutyRoster
from app.situation.questions.night import Night
from app.situation.questions.numbers import Numbers
from app.situation.questions.people import NearPerson
from app.situation.questions.reply_times import ReplyTimes
from tests.gui import wall_checks as checks
from tests.gui import wall_evaluation_moment as evaluated
from tests.gui import wall_moment as made
from tests.gui import wall_night_moment as nightly
from tests.gui import wall_people_moment as staffed
from tests.gui import wall_supervision_moment as chased
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.wall.figures import Halves
from widgets.wall.glance import Showing
from widgets.wall.ink import Label, Line, Mark, Plate
from widgets.wall.layout import read_layout
from widgets.wall.looks import body_top
from widgets.wall.panels.near import _mark
from widgets.wall.panels.scene import ALARMS
from widgets.wall.registry import load_panels
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.shared_start import without_shared_start
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role, TypeScale

WALL_FILES = ("demo", "hall-16x9", "hall-4x3", "led")
FRIDAY_NIGHT = from_datetime(datetime(2026, 6, 12, 22, 26, tzinfo=CHINA))
MONDAY_8 = from_datetime(datetime(2026, 6, 15, 8, 0, tzinfo=CHINA))


def sheet_of(name: str) -> Sheet:
    """Return the sheet of one cell of a wall that is shipped."""
    wall = read_layout(WALLS / f"{name}.toml")
    return Sheet(TypeScale(context().theme, wall), QSizeF(*wall.cell_px))


def labels(key: str, sheet: Sheet, moment=None, look: str = "live") -> list[Label]:
    seen = glance(look)
    load_panels()[key](context()).compose(seen if moment is None else replace(seen, moment=moment), sheet)
    return checks.labels_of(sheet.items)


def texts(key: str, sheet: Sheet, answers=None, look: str = "live") -> list[str]:
    moment = None if answers is None else made.moment(answers=made.answers() | answers)
    return [label.text for label in labels(key, sheet, moment, look)]


@pytest.mark.parametrize("name", WALL_FILES)
def test_every_wall_has_the_rows_that_its_titles_speak_of(qapp, name):
    sheet = sheet_of(name)

    assert rows_for(sheet, body_top(sheet), MOST_ROWS, MOST_ROWS, ROW_CLOSE).count == 8
    assert rows_for(sheet, body_top(sheet), 7, 7).count == 7


@pytest.mark.parametrize("name", WALL_FILES)
def test_no_wall_leaves_out_a_queue(qapp, name):
    told = texts("queues", sheet_of(name))

    assert {"待受理", "待核实", "待立案", "待派遣", "待处置", "待反馈", "待核查", "待结案"} <= set(told)


@pytest.mark.parametrize("name", WALL_FILES)
def test_a_row_of_the_roster_says_which_grid_it_is_of(qapp, name):
    board = staffed.shifts([staffed.shift(n, made.NOW, due=3) for n in range(1, 8)], made.NOW)

    told = texts("duty_roster", sheet_of(name), {DutyRoster(): board})

    assert {"01", "02", "07"} <= set(told)
    assert not [text for text in told if text.endswith("…")]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["责任网格 01", "责任网格 07"], ("01", "07")),
        (["责任网格01", "责任网格07"], ("01", "07")),
        (["人民路社区", "人民路东"], ("人民路社区", "人民路东")),
        (["责任网格 01", "滨河路网格"], ("责任网格 01", "滨河路网格")),
        (["责任网格 01"], ("责任网格 01",)),
        (["网格 1", "网格 1"], ("1", "1")),
        ([], ()),
    ],
)
def test_names_lose_whole_words_that_all_begin_with_and_no_part_of_a_number(names, shown):
    assert without_shared_start(names) == shown


def test_where_limits_differ_each_bar_has_its_own_beside_it(qapp):
    rows = chased.replies([("市政处", 164)], limit=2 * HOUR) + chased.replies([("环卫处", 258)], limit=8 * HOUR)

    told = texts("reply_times", sheet_of("demo"), {ReplyTimes(): rows})

    assert {"2:44", "限 2:00", "4:18", "限 8:00"} <= set(told)


def test_on_a_friday_night_the_list_says_that_it_is_due_on_monday(qapp):
    urgent = at_night(made.case(1, 98, "店外经营", "文昌路", "执法大队", urgent=True), FRIDAY_NIGHT + 98 * MINUTE)
    ordinary = at_night(made.case(2, 11, "机动车乱停放", "", "交警大队"), MONDAY_8 + 11 * MINUTE)
    night = nightly.night(FRIDAY_NIGHT, [], urgent=(urgent,), due_rows=(ordinary,), opens=MONDAY_8)
    moment = made.moment(at=FRIDAY_NIGHT, answers=made.answers() | {Night(limit=7): night})

    told = [label.text for label in labels("night_cases", sheet_of("demo"), moment)]

    assert {"应于 00:04", "周一 08:11"} <= set(told)


def at_night(case: CaseRow, due: int) -> CaseRow:
    return replace(case, case_due=due)


def test_a_wall_that_cannot_read_promises_no_other_panel(qapp):
    assert "恢复后自动显示" in texts("amounts", sheet_of("demo"), look="failed")
    assert "其余各块不受影响" not in texts("amounts", sheet_of("demo"), look="failed")
    assert "其余各块不受影响" in texts("amounts", sheet_of("demo"), look="broken")


@pytest.mark.parametrize("name", WALL_FILES)
def test_what_two_numbers_are_made_of_begins_level(qapp, name):
    sheet = sheet_of(name)
    halves = Halves(sheet)
    halves.lines(0, ["一行"])
    halves.lines(1, ["第一行", "第二行", "第三行"])

    base = {label.text: label.base_line for label in checks.labels_of(sheet.items)}

    assert base["一行"] == base["第一行"]


@pytest.mark.parametrize(("in_time", "is_below"), [(940, True), (962, False)])
def test_a_rate_that_fell_has_its_number_below_the_line_that_falls_to_it(qapp, in_time, is_below):
    trend = evaluated.trend(made.NOW)
    this = replace(trend.weeks[-2], in_time=in_time, start=trend.weeks[-1].start)
    answers = {ClosingWeeks(): replace(trend, weeks=(*trend.weeks[:-1], this))}
    sheet = sheet_of("demo")

    found = labels("closing_trend", sheet, made.moment(answers=made.answers() | answers))

    number = next(one for one in found if one.role is Role.STRONG)
    point = [item for item in sheet.items if isinstance(item, Line) and item.colour == "text1"][-1].points[-1]
    assert (number.base_line > point.y()) is is_below


@pytest.mark.parametrize(
    ("in_time", "name", "colour"), [(300, "按期结案率，未达标", "soon_text"), (390, "按期结案率，达标", "text2")]
)
def test_a_missed_target_is_amber_in_the_four_numbers_as_it_is_beside_a_department(qapp, in_time, name, colour):
    answers = made.answers() | {Numbers(): made.numbers(in_time=in_time)}

    found = labels("quality", sheet_of("demo"), made.moment(answers=answers))

    assert [label.colour for label in found if label.text == name] == [colour]


def test_a_patrol_car_has_its_own_mark_and_pace(qapp):
    walker = NearPerson(person=made.person("2155", made.PersonStatus.ON_DUTY, 0, "21"), metres=940.0)
    car = replace(walker, person=replace(walker.person, is_vehicle=True))

    assert (walker.minutes, car.minutes) == (13, 4)
    assert (_mark(walker), _mark(car)) == ("on_duty", "vehicle")


def test_where_nothing_was_filed_nobody_is_praised_for_having_been_there(qapp):
    nowhere = BlindSpotList(rows=(), total=0, unseen=0, bred=0, rostered=True)
    sheet = sheet_of("demo")

    assert "在岗网格近 30 日没有立案" in texts("blind_spots", sheet, {BlindSpots(limit=7): nowhere})
    assert "高发路段本班都已巡到" in texts("blind_spots", sheet, {BlindSpots(limit=7): replace(nowhere, bred=9)})


def test_somebody_on_shift_in_a_grid_without_streets_is_on_the_roster(qapp):
    nowhere, sheet = staffed.coverage(1, 0.0, made.NOW, km=0.0), sheet_of("demo")

    assert "当班责任网格内没有道路数据" in texts("coverage_board", sheet, {CoverageBoard(): (nowhere,)})
    assert "无排班" in texts("coverage_board", sheet, {CoverageBoard(): (replace(nowhere, rostered=False),)})


def test_a_grid_that_was_not_seen_whole_is_not_called_so(qapp):
    nearly = staffed.coverage(1, 0.9998, made.NOW)

    told = texts("coverage_board", sheet_of("demo"), {CoverageBoard(): (nearly,)})

    assert "99.9%" in told
    assert "100.0%" not in told


def test_no_title_begins_with_a_separator_where_a_month_has_no_department_yet(qapp):
    quiet = made.quiet()
    for key in ("department_scores", "department_parts"):
        told = [label.text for label in labels(key, sheet_of("demo"), quiet)]
        assert not [text for text in told if text[0] in "， "]


def test_a_day_without_supervision_has_neither_violet_nor_red(qapp):
    sheet = sheet_of("demo")
    labels("supervision_overview", sheet, made.quiet())

    assert not [one for one in sheet.items if isinstance(one, Plate) and one.edge == "urge"]
    assert not [one for one in sheet.items if isinstance(one, Mark) and one.kind == "stage_over"]


def test_what_is_left_of_a_row_stands_between_all_of_its_columns(qapp):
    sheet = sheet_of("hall-4x3")
    ends = {label.text: label.start + label.width for label in labels("post_scores", sheet)}
    starts = {label.text: label.start for label in labels("post_scores", sheet)}

    assert starts["等级"] - ends["得分"] < 30 * sheet.unit


@pytest.mark.parametrize("scene", ["日常", "应急"])
@pytest.mark.parametrize("name", WALL_FILES)
def test_no_wall_and_no_emergency_hides_that_an_alarm_waits(qapp, name, scene):
    sheet, panel = sheet_of(name), load_panels()["scene"](context())
    answers = made.answers() | {ALARMS: AlarmList(open=(), seen_today=(), total=3, seen_total=0)}
    seen = replace(glance("live"), moment=made.moment(answers=answers), showing=Showing(scene=scene))

    panel.compose(seen, sheet)

    told = [label.text for label in checks.labels_of(sheet.items)]
    assert told.count("未确认告警 3 条") == 1
    assert ("战时 应急" in told) is (scene == "应急")
    if scene == "应急":
        assert [text for text in told if text.startswith("日常　处置超期")]


@pytest.mark.parametrize("name", WALL_FILES)
def test_a_clock_that_is_off_hides_neither_an_alarm_nor_that_nothing_can_be_read(qapp, name):
    fresh = Freshness(cases_at=made.NOW, fixes_at=made.NOW, clock_off=HOUR)
    answers = made.answers() | {ALARMS: AlarmList(open=(), seen_today=(), total=3, seen_total=0)}
    told = []
    for look, scene in (("live", "应急"), ("live", "日常"), ("stale", "日常")):
        seen = replace(glance(look), moment=made.moment(freshness=fresh, answers=answers), showing=Showing(scene=scene))
        sheet = sheet_of(name)
        load_panels()["scene"](context()).compose(seen, sheet)
        told.append({label.text for label in checks.labels_of(sheet.items)})

    assert all("本机时钟与网关差 60 分" in texts for texts in told)
    assert "未确认告警 3 条" in told[0]
    assert "数据正常" not in told[1]
    assert "读取失败" in told[2]


@pytest.mark.parametrize("height", range(60, 400, 20))
def test_a_cell_too_low_for_the_first_cube_still_says_the_scene_and_how_fresh_it_is(qapp, height):
    wall = read_layout(WALLS / "demo.toml")
    sheet = Sheet(TypeScale(context().theme, wall), QSizeF(wall.cell_px[0], height))

    told = texts("scene", sheet)

    assert any(text.startswith("案件 ") for text in told), told
