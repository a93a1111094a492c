"""视频监督员: a copied frame becomes a case by one key and a few letters; checks from a camera have keys."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.domain.terms import Post, Queue, Stage
from app.services.geocoder import Geocoder
from tests.gui.console_hall import Console, at_department, in_dialog, row, site
from tests.gui.console_looks_test import cut, overlapping, too_small
from tests.gui.search_hall import type_text
from widgets.console.ask_dialog import AskDialog
from widgets.console.video_form import VideoForm

VIDEO = (Post.VIDEO,)


@cache
def geocoder() -> Geocoder:
    return Geocoder(site()[0].city)


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    object.__setattr__(made.context, "geocoder", geocoder())
    QGuiApplication.clipboard().clear()
    yield made
    QGuiApplication.clipboard().clear()
    made.close()


def copy_frame() -> None:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(image)


def street() -> str:
    return next(one.name for one in site()[0].city.streets if len(one.name) >= 3 and one.line)


def sent(form: VideoForm) -> bool:
    return form.photos.fault() == ""


def test_a_copied_frame_becomes_a_case_by_one_key_and_a_few_letters(console):
    console.show(row(1), posts=VIDEO)
    copy_frame()
    seen = []

    def fill(form: VideoForm) -> None:
        seen.append(form.focusWidget() is form.class_)
        QTest.keyClicks(form.class_, "bllj")
        QTest.keyClick(form.class_, Qt.Key.Key_Return)
        type_text(form.place, street())
        QTest.keyClick(form.place, Qt.Key.Key_Return)
        console.until(lambda: sent(form))
        QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        seen.append(form.message.text())
        if form.isVisible():  # it must not wait for ever
            form.reject()

    in_dialog(fill)
    console.window.flow.video.report()
    console.settle()

    assert seen == [True, ""]
    step = console.desk.asked[-1]
    assert step.name == "reported"
    assert step.case_id == ""
    assert len(step.fields["photos"]) == 1
    assert step.fields["photos"][0]["phase"] == "before"
    assert step.fields["class_key"]
    assert step.fields["description"].startswith("视频发现")
    west, south, east, north = site()[0].city.bounds
    assert west < step.fields["lon"] < east
    assert south < step.fields["lat"] < north
    assert console.is_at_queue


def test_what_is_missing_is_said_and_nothing_goes_out(console):
    console.show(posts=VIDEO)
    said = []

    def try_it(form: VideoForm) -> None:
        form.accept()
        said.append(form.message.text())
        copy_frame()
        form.photos.paste.click()
        console.until(lambda: sent(form))
        form.accept()
        said.append(form.message.text())
        form.reject()

    in_dialog(try_it)
    console.window.flow.video.report()

    assert said == ["请填写截图", "请从列表选定小类"]
    assert console.steps == []


def test_a_click_on_the_map_is_a_place_of_the_city(console):
    console.show(posts=VIDEO)
    form = VideoForm(console.context, (row(1).lon, row(1).lat), console.page)
    form.show()
    start = form.map.place

    QTest.mouseClick(
        form.map, Qt.MouseButton.LeftButton, pos=QPoint(form.map.width() // 2 + 60, form.map.height() // 2)
    )

    place = form.place.value
    metres = console.context.advisor.places.metres(start.lon, start.lat, place.lon, place.lat)
    assert place.lat == pytest.approx(start.lat, abs=2e-5)
    assert metres == pytest.approx(60 * 1_400 / form.map.width(), rel=0.05)
    assert cut(form) == []
    assert overlapping(form) == []
    assert too_small(form) == []
    form.close()


def test_whoever_is_not_at_the_cameras_is_told_who_is(console):
    console.show(row(1))
    console.window.flow.video.report()

    assert console.said == "视频上报由视频监督员办理"


def test_a_check_from_a_camera_has_a_key_and_wants_its_frame(console):
    handled = at_department(1, stage=Stage.PASSED, queue=Queue.CHECKING, post=Post.DISPATCHER)
    console.show(handled, posts=VIDEO)
    copy_frame()

    def look(dialog: AskDialog) -> None:
        field = dialog.fields[0]
        field.paste.click()
        console.until(lambda: not field.fault())
        dialog.accept()
        if dialog.isVisible():
            dialog.reject()

    in_dialog(look)
    console.press(Qt.Key.Key_F6)
    console.settle()

    step = console.desk.asked[-1]
    assert (step.name, step.fields["photos"][0]["phase"]) == ("camera_passed", "check")


def test_the_map_of_a_new_find_names_no_place_before_one_is_chosen(console):
    form = VideoForm(console.context, (114.3, 30.6))
    assert form.map.place.name == "尚未选定，点地图选位置"

    form.map.clicked.emit(114.3, 30.6)

    assert "尚未选定" not in form.map.place.name
    form.deleteLater()
