"""A chart of the wall narrows everything: from its marks as the wall tells them to what the desk asks of the gateway."""

from PySide6.QtCore import QPoint

from app.adapters.mqtt.wall_report import decode, encode
from app.services.wall_line import WallReport
from app.services.wall_marks import WallMark
from app.situation.filters import Filter
from tests.gui.console_hall import NOW
from tests.gui.console_wall_test import console, scenes  # noqa: F401  # fixtures

RUBBISH = WallMark(left=6_900, right=8_300, top=400, bottom=800, name="暴露垃圾", filter=Filter(classes=("E06010",)))
BRIDGE = WallMark(left=8_350, right=9_990, top=400, bottom=800, name="桥西街道", filter=Filter(areas=("990101001",)))
UNNAMED = WallMark(left=6_900, right=8_300, top=900, bottom=1_000, name="", filter=Filter())


def at_cell(desk, column: int, row: int) -> QPoint:
    box, scene = desk.box.live.box, desk.box.live.scene
    wide, high = box.width() / scene.columns, box.height() / scene.rows
    return QPoint(round(box.left() + (column - 0.5) * wide), round(box.top() + (row - 0.5) * high))


def told(desk, *marks: WallMark) -> None:
    desk.alive(marks=marks)
    desk.until(lambda: desk.box.watch.report.marks == marks)


def opened(desk, place: QPoint):
    """Have the menu of what stands at *place* opened; return its actions by their words."""
    menu = desk.window.flow.marks
    desk.box.live.customContextMenuRequested.emit(place)
    found = {action.text(): action for action in menu.menu.actions() if action.text()}
    menu.menu.hide()
    return menu.menu, found


def test_the_marks_of_the_panel_under_the_pointer_are_offered_and_the_chosen_one_is_asked_for(console):  # noqa: F811
    told(console, RUBBISH, BRIDGE, UNNAMED)

    menu, offered = opened(console, at_cell(console, 5, 1))
    assert list(offered) == ["大屏只看 暴露垃圾", "列出案卷", "8　取消筛选"]
    menu.triggered.emit(offered["大屏只看 暴露垃圾"])

    asked = console.last()
    assert asked.name == "wall_filter"
    assert asked.fields["filter"] == {"classes": ["E06010"], "areas": [], "lights": [], "departments": []}
    assert list(opened(console, at_cell(console, 6, 1))[1]) == ["大屏只看 桥西街道", "列出案卷", "8　取消筛选"]
    assert list(opened(console, at_cell(console, 1, 1))[1]) == ["8　取消筛选"]


def test_everything_is_taken_again_from_the_same_menu(console):  # noqa: F811
    told(console, RUBBISH)

    menu, offered = opened(console, at_cell(console, 1, 1))
    menu.triggered.emit(offered["8　取消筛选"])

    assert console.last().name == "wall_filter"
    assert not any(console.last().fields["filter"].values())


def test_marks_of_another_scene_than_the_picture_s_are_nobody_s(console):  # noqa: F811
    told(console, RUBBISH)
    console.box.live.show_scene(console.box.keyed[1])

    assert console.window.flow.marks.marks_at(at_cell(console, 5, 1)) == ()


def test_marks_reach_the_desk_whole_and_a_place_finds_its_own():
    report = WallReport(wall="hall", part="main", at=NOW, scene="hot", marks=(RUBBISH, BRIDGE))

    assert decode(encode(report)) == report
    assert [one.has(0.75, 0.05) for one in report.marks] == [True, False]
    assert [one.has(0.9, 0.05) for one in report.marks] == [False, True]
    assert not any(one.has(0.5, 0.05) or one.has(0.75, 0.08) for one in report.marks)
