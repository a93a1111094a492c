"""处置前后: pictures as of the version that is shown, read off the screen's thread; what is missing says so."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.domain.moment import HOUR
from app.domain.terms import Post
from app.services.case_photos import before_after
from app.situation.questions.spotlight import Spotlight
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.wall_panels_test import WALLS, context, glance
from tests.unit.situation.growth import ListSource
from widgets.theme import load_theme
from widgets.wall.ink import Picture
from widgets.wall.layout import read_layout
from widgets.wall.panels.photos import PhotosPanel
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale


def jpeg(width: int, height: int, colour: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return bytes(buffer.data().data())


class Files:
    """Histories and attachments in memory."""

    def __init__(self) -> None:
        self.log, self.attachments, self.threads = ListSource(), {}, set()
        self.is_broken = False

    def took(self, case_id: str, version: int, kind: str, post: Post, actor: str, *photos: tuple[str, str]) -> None:
        facts = {"photos": [{"sha256": sha256, "phase": phase} for sha256, phase in photos]}
        payload = {"v": 1, "version": version, "after": {}, "facts": facts}
        self.log.append(case_id, kind, payload, made.NOW - (9 - version) * HOUR, post=post, actor=actor)

    def history(self, subject: str, stream: str = "case") -> list[object]:
        self.threads.add(threading.current_thread())
        if self.is_broken:
            raise OSError("the disk is gone")
        return [event for event in self.log.events if event.subject == subject and event.stream == stream]

    def attachment(self, sha256: str) -> bytes | None:
        return self.attachments.get(sha256)


CASE = made.answers()[Spotlight(wall="hall")].row.case


@pytest.fixture
def files() -> Files:
    made_files = Files()
    made_files.took(CASE.case_id, 1, "reported", Post.COLLECTOR, "2056", ("b1", "before"))
    made_files.took(CASE.case_id, 3, "handle", Post.DEPARTMENT, "zf1", ("a1", "after"))
    made_files.took(CASE.case_id, 5, "check_passed", Post.COLLECTOR, "2083", ("a2", "check"))
    made_files.attachments = {"b1": jpeg(4000, 3000, "red"), "a2": jpeg(400, 800, "green")}
    return made_files


@pytest.fixture
def panel(files, qapp) -> Iterator[PhotosPanel]:
    one = PhotosPanel(replace(context(), case_files=files))
    yield one
    one.deleteLater()


def composed(panel: PhotosPanel, look: str = "live", version: int = 5) -> Sheet:
    sheet = Sheet(TypeScale(load_theme("wall"), read_layout(WALLS / "demo.toml")), QSizeF(960, 540))
    question = Spotlight(wall="hall")
    shone = made.answers()[question]
    seen = replace(shone, row=replace(shone.row, case=replace(shone.row.case, version=version)))
    moment = made.moment(answers=made.answers() | {question: seen})
    panel.compose(replace(glance(look), moment=moment), sheet)
    return sheet


def texts(sheet: Sheet) -> list[str]:
    return [label.text for label in checks.labels_of(sheet.items)]


def pictures(sheet: Sheet) -> list[Picture]:
    return [item for item in sheet.items if isinstance(item, Picture)]


def test_both_pictures_stand_side_by_side_with_when_and_who(panel, files, qtbot: QtBot):
    assert texts(composed(panel)).count("照片读取中") == 2

    qtbot.waitUntil(lambda: len(pictures(composed(panel))) == 2)
    sheet = composed(panel)

    before, after = pictures(sheet)
    assert before.box.right() < after.box.left()
    assert before.image.width() <= 1280
    assert {"处置前 07:26", "监督员 2056 上报", "处置后 11:26", "监督员 2083 核查"} <= set(texts(sheet))
    assert "前 1 张，后 2 张" in next(text for text in texts(sheet) if "前 1 张" in text)
    assert threading.main_thread() not in files.threads
    assert checks.cut_by_a_plate(sheet.items, sheet.scale) == checks.overlapping(sheet.items, sheet.scale) == []


def test_an_earlier_version_shows_what_there_was_by_then(panel, files, qtbot: QtBot):
    composed(panel, version=2)
    qtbot.waitUntil(lambda: len(pictures(composed(panel, version=2))) == 1)

    assert "尚无处置照片" in texts(composed(panel, version=2))
    found = before_after(files, CASE.case_id, 4)
    assert (found.before.sha256, found.after.sha256, found.afters) == ("b1", "a1", 1)


def test_a_picture_that_has_not_come_is_asked_for_again(panel, files, qtbot: QtBot):
    del files.attachments["a2"]
    composed(panel)
    qtbot.waitUntil(lambda: "照片还没有传到" in texts(composed(panel)))

    files.attachments["a2"] = jpeg(40, 30, "green")

    qtbot.waitUntil(lambda: len(pictures(composed(panel))) == 2)


def test_a_file_that_is_no_picture_says_so(panel, files, qtbot: QtBot):
    files.attachments["a2"] = b"no picture"
    composed(panel)

    qtbot.waitUntil(lambda: "照片打不开" in texts(composed(panel)))


def test_what_cannot_be_read_is_not_said_to_be_missing(panel, files, qtbot: QtBot):
    files.is_broken = True
    composed(panel)

    qtbot.waitUntil(lambda: "照片读取失败" in texts(composed(panel)))
    assert "尚无处置照片" not in texts(composed(panel))
    files.is_broken = False
    qtbot.waitUntil(lambda: len(pictures(composed(panel))) == 2)


def test_old_pictures_lose_their_colour(panel, qtbot: QtBot):
    composed(panel)
    qtbot.waitUntil(lambda: len(pictures(composed(panel))) == 2)

    assert all(picture.is_grey for picture in pictures(composed(panel, "stale")))
