"""导出: the dialog of every list says what is wrong with a name, asks before it overwrites, and its format ends the name."""

import csv
import json
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import CHINA, from_datetime
from tests.gui.wall_picture_dialog_test import answering, enter
from widgets.console.extra_export import ExportDialog, ListFile, file_name, write_list

LIST = ListFile(title="大屏记录", rows=({"时间": "15:26"},))


@pytest.fixture
def dialog(qtbot, tmp_path):
    made = ExportDialog(LIST, tmp_path / "大屏记录.csv")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("key", "is_kept"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Y, False)])
def test_over_a_list_that_is_there_it_is_asked_and_enter_means_no(dialog, tmp_path, key, is_kept):
    (tmp_path / "大屏记录.csv").write_text("of yesterday")
    asked = answering(key)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert asked == [f"{tmp_path / '大屏记录.csv'} 已经有了，覆盖它？"]
    assert dialog.isVisible() is is_kept


@pytest.mark.parametrize(("text", "words"), [("", "还没有文件名，请填写"), ("..", ".. 是文件夹，请在后面写上文件名")])
def test_a_name_that_is_none_is_said_and_a_format_asked_for_then_breaks_nothing(dialog, tmp_path, text, words):
    enter(dialog, text)
    assert (dialog.isVisible(), dialog.file.said.text()) == (True, words)

    QTest.keyClick(dialog, Qt.Key.Key_2)
    enter(dialog, "then")

    assert (dialog.isVisible(), dialog.path) == (False, tmp_path / "then.json")


def test_the_format_ends_the_name_that_stands_there(dialog, tmp_path):
    QTest.keyClick(dialog, Qt.Key.Key_2)
    assert dialog.file.text() == str(tmp_path / "大屏记录.json")

    QTest.keyClick(dialog, Qt.Key.Key_1)

    assert dialog.path == tmp_path / "大屏记录.csv"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Filed per day　filed 6/11", "Filed per day　filed 6-11-20260611-1526.csv"),
        ("夜间 18:00—19:00", "夜间 18-00—19-00-20260611-1526.csv"),
        ("大屏记录", "大屏记录-20260611-1526.csv"),
    ],
)
def test_a_list_is_called_by_its_title_in_one_file_in_one_folder(title, name):
    assert file_name(title, from_datetime(datetime(2026, 6, 11, 15, 26, tzinfo=CHINA))) == name


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("202611221454300288", "\t202611221454300288"), ("990101001001001", "\t990101001001001"), ("01", "\t01"),
        ("02788012345", "\t02788012345"), ("13800138000", "13800138000"), ("0", "0"), ("2031", "2031"), ("0.5", "0.5"),
        ("1,234.50", "1,234.50"), ("2031 2032", "2031 2032"), ("=1+1", "'=1+1"),
    ],
)  # fmt: skip
def test_a_code_of_digits_keeps_all_of_them_in_a_spreadsheet_and_in_json_as_it_is(tmp_path, text, written):
    content = ListFile(title="工单", rows=({"工单号": text},))

    write_list(content, tmp_path / "a.csv")
    write_list(content, tmp_path / "a.json")

    (row,) = csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig", newline=""))
    assert row["工单号"] == written
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == [{"工单号": text}]
