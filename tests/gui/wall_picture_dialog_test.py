"""存大屏画面: the dialog says what is wrong with a name and what to do, and loses no file unasked; all of it by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests.gui.console_hall import NOW
from widgets.console.wall_picture_dialog import WallPictureDialog


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = WallPictureDialog(NOW, tmp_path / "大屏.png")
    qtbot.addWidget(made)
    made.show()
    return made


def enter(dialog: WallPictureDialog, text: str) -> None:
    dialog.file.setText(text)
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)


def answering(key: Qt.Key) -> list[str]:
    """Press *key* in the question that opens next; its words are in the list that is returned."""
    asked: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            QTest.keyClick(box, key)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return asked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "还没有文件名，请填写"),
        ("   ", "还没有文件名，请填写"),
        ("folder", "folder 是文件夹，请在后面写上文件名"),
        ("folder/", "folder/ 是文件夹，请在后面写上文件名"),
        ("nowhere/", "nowhere/ 是文件夹，请在后面写上文件名"),
        ("..", ".. 是文件夹，请在后面写上文件名"),
        ("x" * 300, "这个文件名不能用：File name too long。请换一个"),
    ],
)
def test_a_name_that_is_none_is_said_and_the_next_try_goes_through(dialog, tmp_path, text, words):
    (tmp_path / "folder").mkdir()
    enter(dialog, text)
    assert (dialog.isVisible(), dialog.file.said.text()) == (True, words)
    assert dialog.focusWidget() is dialog.file

    dialog.file.clear()
    QTest.keyClicks(dialog.file, "then")
    assert dialog.file.said.text() == ""
    QTest.keyClick(dialog.file, Qt.Key.Key_Return)

    assert (dialog.isVisible(), dialog.path) == (False, tmp_path / "then.png")


@pytest.mark.parametrize("text", ["there.png", "there"])
@pytest.mark.parametrize(
    ("key", "is_kept"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, True), (Qt.Key.Key_Y, False)]
)
def test_over_a_file_that_is_there_it_is_asked_and_enter_means_no(dialog, tmp_path, text, key, is_kept):
    (tmp_path / "there.png").write_text("of yesterday")
    asked = answering(key)
    enter(dialog, text)

    assert asked == [f"{tmp_path / 'there.png'} 已经有了，覆盖它？"]
    assert dialog.isVisible() is is_kept
    assert dialog.file.said.text() == ("没有覆盖原有的文件，请换一个文件名" if is_kept else "")


def test_a_home_s_and_a_whole_path_are_taken_as_they_are(dialog, tmp_path):
    for text, path in (("~/then.png", Path.home() / "then.png"), (f"{tmp_path}/a/b.PNG", tmp_path / "a" / "b.PNG")):
        dialog.file.setText(text)
        assert dialog.path == path


def test_escape_drops_it(dialog):
    QTest.keyClick(dialog.file, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert dialog.result() == WallPictureDialog.DialogCode.Rejected
