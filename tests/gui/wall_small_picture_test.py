"""The small picture of a wall: made panel by panel, carried to the desk, and drawn there instead of names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter

from app.adapters.mqtt.wall_report import decode, encode
from app.domain.moment import SECOND
from app.services.wall_line import WallReport
from tests.gui.console_hall import NOW, row
from tests.gui.console_wall_test import WALLS, WallConsole, scenes  # noqa: F401  # a fixture
from tests.gui.wall_steering_test import Steered, hall  # noqa: F401  # a fixture
from widgets.console.fitted_text import ELLIPSIS, HYPHEN, SMALLEST_PX, fitted
from widgets.wall.layout import read_layout
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import read_scene
from widgets.wall.small_picture import SmallPicture


@pytest.fixture
def wall(qtbot, hall):  # noqa: F811
    made = Steered(qtbot, hall)
    qtbot.waitUntil(made.is_answered)
    yield made
    made.feed.close()


def drawn(small: SmallPicture) -> bytes:
    for _ in range(80):
        small.step()
        if small.content:
            break
    return small.content


def test_the_picture_looks_like_the_window(qtbot, wall):
    content = drawn(SmallPicture(wall.window))

    picture = QImage.fromData(content)
    whole = wall.window.grab().toImage().scaled(picture.size())
    assert picture.width() == 6 * 64
    near = [
        abs(picture.pixelColor(x, y).lightness() - whole.pixelColor(x, y).lightness())
        for x in range(2, picture.width(), 5)
        for y in range(2, picture.height(), 5)
        if not 64 < x < 256  # the map has a page of its own
    ]
    assert sum(near) / len(near) < 14
    lit = sum(picture.pixelColor(x, y).lightness() > 60 for x in range(64) for y in range(picture.height()))
    assert lit > 50, "there is text in the first column"


def test_another_scene_begins_another_picture(qtbot, wall):
    small = SmallPicture(wall.window)
    drawn(small)
    wall.window.show_scene(wall.scenes["supervision"])
    small.step()

    assert small.scene == "daily"
    for _ in range(80):
        small.step()
    assert small.scene == "supervision"


def test_the_heartbeat_carries_the_picture_and_the_wire_keeps_it(qtbot, wall):
    drawn(wall.steering._small)
    wall.steering.tell()

    report = wall.line.told[-1]
    assert report.cells == (0, 0, 6, 3)
    assert QImage.fromData(report.picture).width() == 6 * 64
    assert decode(encode(report)) == report


@pytest.fixture
def console(qapp, monkeypatch, scenes):  # noqa: F811
    made = WallConsole(monkeypatch, scenes)
    made.show(row(1))
    yield made
    made.close()


def jpeg(colour: str, width: int = 192, height: int = 108) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpg")).write(image)
    return bytes(buffer.data().data())


def report(part: str, **more) -> WallReport:
    return WallReport(wall="hall", part=part, at=NOW, scene="daily", **more)


def test_each_window_s_picture_lies_in_its_cells(console):
    console.line.tell(report("left", picture=jpeg("#203080"), cells=(0, 0, 3, 3)))
    console.line.tell(report("right", picture=jpeg("#802020"), cells=(3, 0, 3, 3)))
    console.until(lambda: len(console.box.live.pictures) == 2)
    picture = console.box.live.grab().toImage()

    left, right = (picture.pixelColor(int(picture.width() * share), picture.height() // 2) for share in (0.25, 0.75))
    assert left.blue() > left.red() + 40
    assert right.red() > right.blue() + 40


@pytest.mark.parametrize("layout", ["hall-16x9", "hall-4x3", "led", "demo"])
@pytest.mark.parametrize("size", [(236, 108), (400, 60)])
def test_the_small_picture_keeps_the_walls_proportions_and_what_is_clicked(console, layout, size):
    wall = read_layout(WALLS / f"{layout}.toml")
    scene = pictures_of((read_scene(WALLS / "scenes" / "daily.toml", wall),), wall)[0]
    thumb = console.box.live
    thumb.setFixedSize(*size)
    thumb.show_scene(scene)
    thumb.pictures = {"main": (QImage.fromData(jpeg("#203080")), (0, 0, wall.columns, wall.rows))}
    picture, box = thumb.grab().toImage(), thumb.box

    across, down = mm_of(wall)
    assert box.width() / box.height() == pytest.approx(across / down, rel=1e-6)
    assert box.width() == pytest.approx(size[0]) or box.height() == pytest.approx(size[1])
    assert abs(box.center().x() - size[0] / 2) <= 0.5
    assert abs(box.center().y() - size[1] / 2) <= 0.5
    inside = picture.pixelColor(round(box.left() + 4), round(box.center().y()))
    assert inside.blue() > inside.red() + 40
    if box.top() >= 4:
        above = picture.pixelColor(size[0] // 2, round(box.top()) - 3)
        assert above.blue() <= above.red() + 20
        assert thumb.panel_at(QPointF(size[0] / 2, 1.0)) is None
    assert thumb.panel_at(box.topLeft() + QPointF(6, 6)).key == "scene"


def mm_of(wall) -> tuple[float, float]:
    """Return a wall's width and height as a ruler has them."""
    wide, high = wall.cell_mm
    return wall.columns * wide + (wall.columns - 1) * wall.bezel_mm, wall.rows * high + (wall.rows - 1) * wall.bezel_mm


def test_a_panel_that_failed_is_framed_and_named_over_the_picture(console):
    console.line.tell(report("main", picture=jpeg("#101010"), cells=(0, 0, 6, 3), looks={"queues": "failed"}))
    console.until(lambda: console.box.live.pictures)
    console.until(lambda: console.box.live.looks)
    thumb = console.box.live
    place = thumb._place(next(panel for panel in thumb.scene.panels if panel.key == "queues"))
    picture = thumb.grab().toImage()

    edge = picture.pixelColor(int(place.left()) + 1, int(place.center().y()) + 1)
    assert edge.red() > 120
    assert edge.green() < 60


def test_the_picture_of_a_silent_wall_is_not_believed(console):
    console.line.tell(report("main", picture=jpeg("#203080"), cells=(0, 0, 6, 3)))
    console.until(lambda: console.box.live.pictures)
    console.now = NOW + 40 * SECOND
    console.box.refresh()

    assert console.box.live.pictures == {}
    assert console.box.live.is_dim
    assert console.box.said.toolTip() == "大屏无应答，自 15:26"


def test_one_silent_window_of_several_and_one_without_its_screen_are_named(console):
    console.line.tell(report("左上"))
    console.line.tell(report("右上", absent="DP-2"))
    console.until(lambda: len(console.box.watch.parts) == 2)
    console.now = NOW + 40 * SECOND
    console.line.tell(replace(report("右上", absent="DP-2"), at=console.now))
    console.until(lambda: not console.box.watch.is_silent)
    console.box.refresh()

    assert console.box.said.toolTip() == "屏幕 DP-2 未接上；左上 无应答，自 15:26"
    assert console.box.pin.isEnabled()


@pytest.mark.parametrize(
    "text", ["场景", "部门按期处置率", "Departments in time", "超期案卷分布", "OrdersAndReceiptsOfAll"]
)
@pytest.mark.parametrize("size", [(39, 36), (118, 36), (39, 108)])
def test_a_name_fits_its_box_whole_or_ends_in_an_ellipsis(qapp, text, size):
    font = QFont(qapp.font())
    px, lines = fitted(text, *size, font)
    font.setPixelSize(px)
    metrics = QFontMetricsF(font)

    assert px >= SMALLEST_PX
    assert all(metrics.horizontalAdvance(line) <= size[0] for line in lines)
    assert metrics.height() * 0.92 * len(lines) <= size[1]
    said = "".join(line.removesuffix(HYPHEN) for line in lines).replace(" ", "")
    assert said == text.replace(" ", "") or said.endswith(ELLIPSIS)


@pytest.mark.parametrize("text", ["Disposed in time", "Registered per hour", "Inspectors"])
def test_a_divided_english_word_has_a_hyphen_and_the_others_stay_whole(qapp, text):
    _, lines = fitted(text, 40, 40, QFont(qapp.font()))

    assert [line for line in lines if line.endswith(HYPHEN)] == [lines[0]]
    assert lines[0].removesuffix(HYPHEN) + " ".join(lines[1:]) == text


def test_a_long_chinese_name_is_broken_evenly(qapp):
    _, lines = fitted("部门按期处置率", 39, 40, QFont(qapp.font()))

    assert "".join(lines) == "部门按期处置率"
    assert max(map(len, lines)) - min(map(len, lines)) <= 1
