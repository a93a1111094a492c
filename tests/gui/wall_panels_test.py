"""Every panel, in every look, on every wall: can it be read from the last row of the hall?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.answers import Moment
from app.situation.freshness import Freshness
from app.situation.questions.alarms import Alarms
from app.situation.questions.feed import Feed
from app.situation.questions.hotlines import Hotlines
from app.situation.questions.numbers import Numbers
from app.situation.questions.people import People
from app.situation.questions.queues import Queues
from app.situation.questions.supervised import SupervisedAndOverdue
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from widgets.charts.marks import SILENT
from widgets.theme import load_theme
from widgets.wall.glance import Glance, Look, Mishap, Showing
from widgets.wall.ink import Label, Mark, Phase, Plate, phase_of
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Cells, read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
LAYOUTS = ("demo", "hall-16x9", "hall-4x3")
LOOKS = ("live", "quiet", "crowded", "loading", "stale", "failed", "broken", "replay", "first minute")


class Weekdays:
    def is_workday(self, day):
        return day.weekday() < 5


def context() -> PanelContext:
    duty = ("带班领导 1002", "值班长 3102")
    return PanelContext(
        theme=load_theme("wall"), calendar=Weekdays(), duty=duty, city_name="示范市", wall="hall"
    )  # fmt: skip


@cache
def glance(look: str) -> Glance:
    now = made.NOW
    data = {"data_at": now - 2 * SECOND, "showing": Showing(scene="日常")}
    reading = Mishap(is_drawing=False, since=now - 70 * SECOND, tries=12, next_at=now + 8 * SECOND)
    match look:
        case "loading":
            return Glance(now=now, look=Look.LOADING, loaded=0.45, **data)
        case "failed":
            return Glance(now=now, look=Look.FAILED, mishap=reading, **data)
        case "broken":
            broken = Mishap(is_drawing=True, since=now)
            return Glance(now=now, look=Look.FAILED, mishap=broken, moment=made.moment(), **data)
        case "stale":
            old = now - 81 * MINUTE
            moment = made.moment(freshness=Freshness(cases_at=old, fixes_at=old, error="gone"))
            return Glance(now=now, look=Look.STALE, mishap=reading, moment=moment, **data | {"data_at": old})
        case "crowded":
            data["showing"] = Showing(scene="日常", by="值班长 3102", at=now - 6 * MINUTE)
            moment = made.crowded()
        case "replay":
            moment = made.moment(live=False)
        case _:
            moment = {"live": made.moment, "quiet": made.quiet, "first minute": made.first_minute}[look]()
    return Glance(now=now, look=Look.LIVE, moment=moment, **data)


@pytest.fixture(scope="module", params=LAYOUTS)
def wall(request, qapp) -> WallLayout:
    return read_layout(WALLS / f"{request.param}.toml")


@pytest.fixture(scope="module")
def scale(wall) -> TypeScale:
    return TypeScale(load_theme("wall"), wall)


@pytest.fixture(params=sorted(load_panels()))
def placed(request, wall):
    scene = read_scene(WALLS / "scenes" / "daily.toml", wall)
    cells = {placement.panel: placement.cells for placement in scene.placements}
    return load_panels()[request.param](context()), cells.get(request.param, Cells(left=1, top=1, right=1, bottom=1))


@pytest.fixture(params=LANGUAGES)
def language(request, qapp) -> Iterator[str]:
    with speaking(qapp, request.param):
        yield request.param


@pytest.fixture(params=LOOKS)
def sheet(request, language, placed, wall, scale) -> Sheet:  # the panel speaks it
    panel, cells = placed
    size = QSizeF(cells.columns * wall.cell_px[0], cells.rows * wall.cell_px[1])
    sheet = Sheet(scale, size)
    panel.compose(glance(request.param), sheet)
    return sheet


def test_every_label_can_be_read_wherever_it_stands(sheet, placed, wall, scale):
    _, cells = placed
    items = sheet.items

    assert checks.labels_of(items)
    assert checks.too_small(items, scale) == []
    assert checks.too_faint(items, scale, load_theme("wall"), sheet.ground) == []
    assert checks.at_a_seam(items, scale, wall, cells) == []
    assert checks.clipped(items) == []
    assert checks.overlapping(items, scale) == []
    assert checks.cut_by_a_plate(items, scale) == []


@pytest.mark.parametrize("look", ["live", "quiet"])
def test_no_english_words_of_a_usual_wall_are_shortened(look, qapp, placed, wall, scale):
    panel, cells = placed
    sheet = Sheet(scale, QSizeF(cells.columns * wall.cell_px[0], cells.rows * wall.cell_px[1]))
    with speaking(qapp, "en"):
        panel.compose(glance(look), sheet)

    assert [label.text for label in checks.labels_of(sheet.items) if re.fullmatch("[ -~]+…", label.text)] == []


def text_of(moment: Moment, key: str, scale: TypeScale) -> str:
    sheet = Sheet(scale, QSizeF(960, 540))
    panel = load_panels()[key](context())
    panel.compose(replace(glance("live"), moment=moment), sheet)
    return "\n".join(label.text for label in checks.labels_of(sheet.items))


def test_stale_values_ask_nobody_to_act(placed, wall, scale):
    panel, cells = placed
    sheet = Sheet(scale, QSizeF(cells.columns * wall.cell_px[0], cells.rows * wall.cell_px[1]))

    panel.compose(glance("stale"), sheet)

    title_bar = 50 * scale.unit
    body = [
        item
        for item in sheet.items
        if not (isinstance(item, Label) and item.base_line < title_bar)
        and not (isinstance(item, Mark) and item.centre.y() < title_bar)
    ]
    asking = {"over_text", "over_on", "urge_text", "urge_on", "badge_on"}
    in_colour = {item.text for item in body if isinstance(item, Label) and item.colour in asking}
    assert in_colour <= {"读取失败"}  # the first cube says why
    assert {item.fill for item in body if isinstance(item, Plate)} <= {"", "map_ground"}  # no act
    assert not [item for item in body if isinstance(item, Mark) and not item.kind.startswith(SILENT)]
    assert {phase_of(item) for item in sheet.items} <= {Phase.ALWAYS}


def digits_of(text: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", text)]


@pytest.fixture(scope="module")
def demo(qapp) -> TypeScale:
    return TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml"))


def test_the_numbers_on_the_panels_are_the_moments(demo):
    moment = made.moment()

    queues, quality = text_of(moment, "queues", demo), text_of(moment, "quality", demo)
    amounts, scene = text_of(moment, "amounts", demo), text_of(moment, "scene", demo)

    assert "在办 317　待立案 4　挂账 22" in queues
    assert {"412", "317", "上周四同时 381", "多 31 件", "常值 345—425", "另有挂账 22 件"} <= set(amounts.split("\n"))
    assert {"14", "4", "95.7", "按期 374 ／ 应结 391", "结案 379 ＋ 处置超期 12", "上周四 95.8，365／381"} <= set(
        quality.split("\n")
    )
    assert {"今日到期 12，昨日 2", "最久 10:40 工作时", "较一小时前多 3 件", "按期结案率，达标"} <= set(
        quality.split("\n")
    )
    assert {"86", "47", "气象、话务未接入", "未确认告警 2 条"} <= set(scene.split("\n"))


def test_an_urgent_case_is_not_over_by_work_hours(demo):
    urgent = made.numbers(longest_over_us=67 * HOUR, longest_is_urgent=True)

    texts = text_of(made.moment(answers=made.answers() | {Numbers(): urgent}), "quality", demo).split("\n")

    assert "紧急最久 67:00" in texts
    assert not [text for text in texts if "工作时" in text]


@pytest.mark.parametrize("is_failed", [True, False])
@pytest.mark.parametrize("question", [Hotlines(), Alarms(limit=6)])
def test_the_clock_runs_on_when_the_counts_beside_it_fail_or_are_not_there_yet(demo, question, is_failed):
    answers = {one: found for one, found in made.answers().items() if one != question}
    moment = made.moment(answers=answers, failures={question: "ValueError: no"} if is_failed else {})

    texts = text_of(moment, "scene", demo).split("\n")

    assert "15:26" in texts
    assert texts.count("—") == (2 if question == Hotlines() else 0)
    assert ("未确认告警 — 条" in texts) is (question != Hotlines())
    assert "气象、话务未接入" in texts


def test_the_clock_runs_on_while_the_log_is_read_anew(demo):
    texts = text_of(made.moment(freshness=Freshness(error="another log")), "scene", demo).split("\n")

    assert "15:26" in texts
    assert texts.count("—") == 4, "the calls of today, and the telephones of the posts on duty"
    assert {"案件 —", "定位 —", "未确认告警 — 条"} <= set(texts)


def test_the_parts_on_the_wall_add_up_to_the_totals_on_the_wall(demo):
    moment = made.moment()
    queues = text_of(moment, "queues", demo).split("\n")
    quality = text_of(moment, "quality", demo).split("\n")

    stock = {name: int(queues[queues.index(name) + 1]) for name in ("待派遣", "待处置", "待反馈", "待核查", "待结案")}
    stage_over = sum(int(queues[place - 1]) for place, text in enumerate(queues) if text == "环节超时")

    in_hand = next(text for text in queues if text.startswith("在办"))
    assert sum(stock.values()) == digits_of(in_hand)[0] == 317
    assert stage_over == int(quality[quality.index("环节超时") + 1]) == 4
    assert int(queues[queues.index("处置超期") + 1]) == int(quality[quality.index("处置超期") + 1])
    assert sum(digits_of(next(text for text in quality if text.startswith("今日到期")))) == 14


def test_a_case_over_at_the_departments_that_waits_for_our_ruling_is_counted_as_ours_too(demo):
    rows = tuple(replace(row, stage_over=3) if row.case_over else row for row in made.queues().rows)
    moment = made.moment(answers=made.answers() | {Queues(): replace(made.queues(), rows=rows)})

    texts = text_of(moment, "queues", demo).split("\n")

    assert {"环节超时 3", "处置超期", "14"} <= set(texts)


def test_a_missed_target_is_missed_although_its_rate_is_printed_rounded(demo):
    missed = made.numbers(in_time=949, due=1000, closed=988)
    nearly = made.numbers(in_time=9_496, due=10_000, closed=9_988)

    for numbers in (missed, nearly):
        texts = text_of(made.moment(answers=made.answers() | {Numbers(): numbers}), "quality", demo)
        assert "按期结案率，未达标" in texts


def test_nothing_due_prints_a_dash_and_why(demo):
    texts = text_of(made.quiet(), "quality", demo).split("\n")

    assert "—" in texts
    assert "今日尚无应结案件" in texts
    assert "没有处置超期案件" in texts


def test_nobody_rostered_is_not_everybody_present(demo):
    assert "无排班" in text_of(made.first_minute(), "people", demo)
    assert "全员在岗" in text_of(made.quiet(), "people", demo)


def test_a_limit_that_ran_out_this_minute_is_over_not_left(demo):
    just = made.case(1, 0, "井盖缺失", "解放路", "市政处", is_over=True, is_soon=False)
    found = replace(made.supervised(), rows=(just,), total=1)
    moment = made.moment(answers=made.answers() | {SupervisedAndOverdue(limit=7): found})

    assert "超 0:00" in text_of(moment, "supervision", demo).split("\n")


def test_no_name_of_a_person_stands_on_the_wall(demo):
    people = made.people()
    named = replace(people, call=tuple(replace(one, name="张三") for one in people.call))
    steps = replace(made.steps(), rows=tuple(replace(step, who="张三") for step in made.steps().rows))
    moment = made.moment(answers=made.answers() | {People(limit=5): named, Feed(limit=7): steps})

    assert "张三" not in text_of(moment, "people", demo) + text_of(moment, "feed", demo)


def test_every_module_of_the_folder_is_a_panel_with_a_key_and_a_title(qapp):
    folder = Path(__file__).resolve().parents[2] / "widgets" / "wall" / "panels"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}

    panels = load_panels()

    assert set(panels) == modules
    for key, panel in panels.items():
        made_panel = panel(context())
        assert made_panel.key == key
        assert made_panel.title()
        assert all(hash(question) is not None for question in made_panel.questions())


def test_a_panel_that_is_not_called_as_its_module_is_refused(monkeypatch, qapp):
    from widgets.wall import registry
    from widgets.wall.panels import feed

    monkeypatch.setattr(feed.FeedPanel, "key", "queues")

    with pytest.raises(registry.RegistryError, match=r"panels\.feed must hold one panel"):
        registry.load_panel("feed")
    with pytest.raises(KeyError):
        registry.load_panel("nobody_made_it")
