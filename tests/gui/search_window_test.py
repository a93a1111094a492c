"""检索: results while one types, states, saved filters, export; keyboard only."""

import csv
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.domain.moment import CHINA, from_datetime
from app.domain.terms import Stage
from app.domain.work_time import midnight
from app.services.searching import Found, SearchQuery
from tests.gui.search_hall import NOW, Hall, focused, found, in_dialog, press, type_text
from tests.gui.waiting import PATIENCE_S
from widgets.console.search_period import period_of
from widgets.console.search_query import PAGE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def rows_of(hall: Hall, window) -> int:
    hall.until(lambda: not window._pause.isActive() and not window._is_searching)
    return len(window.table.rows)


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_cases_is_searched_and_paged(hall, count):
    hall.search.cases = tuple(found(number) for number in range(1, count + 1))
    window = hall.open("search")

    type_text(window.form.text, "文昌路")

    assert rows_of(hall, window) == min(count, PAGE)
    if count == 0:
        assert window.table.words.text() == "没有符合条件的案卷"
    if count > PAGE:
        press(Qt.Key.Key_Down, CTRL)
        assert rows_of(hall, window) == 2 * PAGE
        assert len({row.case_id for row in window.table.rows}) == 2 * PAGE


def test_typing_asks_once_after_the_pause_and_enter_opens_a_case(hall):
    hall.search.cases = (found(1), found(2))
    window = hall.open("search")

    type_text(focused(), "垃圾散落")
    assert not hall.search.asked
    assert rows_of(hall, window) == 2
    assert len(hall.search.asked) == 1

    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert hall.opened == [found(2).case_id]
    assert not window.isVisible()


def test_another_search_begins_at_its_first_row_and_the_next_page_leaves_the_row(hall):
    hall.search.cases = (
        *(found(number, place="人民大道") for number in (1, 2)),
        *(found(number) for number in range(3, 300)),
    )
    window = hall.open("search")
    type_text(window.form.text, "文昌路")
    assert rows_of(hall, window) == PAGE
    assert window.table.current.case_id == found(3).case_id

    window.form.text.clear()
    type_text(window.form.text, "垃圾散落")
    rows_of(hall, window)

    assert window.table.current.case_id == found(1).case_id
    window.table.select(5)
    press(Qt.Key.Key_Down, CTRL)
    assert rows_of(hall, window) > PAGE
    assert window.table.current.case_id == found(6).case_id


def test_digits_are_words_a_number_and_a_telephone_at_once(hall):
    window = hall.open("search")

    type_text(window.form.text, "13800")
    rows_of(hall, window)

    assert [(one.text, one.phone) for one in hall.search.asked] == [("13800", ""), ("", "13800")]


def test_class_area_time_and_state_narrow_the_query(hall):
    window = hall.open("search")
    area = hall.context.city.areas[0]
    fields = window.form.finds

    for name, words in (("class", "bllj"), ("area", area.code), ("period", "近7天")):
        fields[name].setFocus()
        type_text(fields[name], words)
        press(Qt.Key.Key_Return)
        fields[name].setFocus()
    window.form.stage.setFocus()
    press(Qt.Key.Key_Down)
    rows_of(hall, window)

    asked = hall.search.asked[-1]
    assert isinstance(asked, SearchQuery)
    assert (asked.class_prefix, asked.area_prefix) == ("E06010", area.code)
    assert asked.since == period_of("近7天", NOW).since
    assert Stage.REPORTED in asked.stages
    assert Stage.CLOSED not in asked.stages


def test_a_failed_search_says_why_and_the_next_one_recovers(hall):
    hall.search.cases = (found(1),)
    hall.search.broken = OSError("库连不上")
    window = hall.open("search")

    type_text(window.form.text, "文昌")
    rows_of(hall, window)
    assert "库连不上" in window.table.words.text()

    hall.search.broken = None
    type_text(window.form.text, "路")
    assert rows_of(hall, window) == 1


def test_a_failed_search_is_tried_again_by_enter_as_it_says(hall):
    hall.search.cases = (found(1),)
    hall.search.broken = OSError("库连不上")
    window = hall.open("search")
    type_text(window.form.text, "文昌")
    rows_of(hall, window)
    assert "按回车重试" in window.table.words.text()

    hall.search.broken = None
    window.form.text.setFocus()
    press(Qt.Key.Key_Return)

    assert rows_of(hall, window) == 1


def test_the_newest_wish_is_searched_for_where_the_one_before_it_failed(hall, monkeypatch):
    hall.search.cases = (found(1),)
    failures = [OSError("库连不上")]
    is_written, search = threading.Event(), hall.search.search

    def fail_once(query: SearchQuery) -> tuple[Found, ...]:
        is_written.wait(PATIENCE_S)
        if failures:
            raise failures.pop()
        return search(query)

    monkeypatch.setattr(hall.search, "search", fail_once)
    window = hall.open("search")
    for words in ("文", "文昌"):
        window.form.text.setText(words)
        window.search()
    is_written.set()

    assert rows_of(hall, window) == 1


def test_a_period_that_is_none_is_said_to_narrow_nothing(hall):
    hall.search.cases = (found(1), found(2))
    window = hall.open("search")
    type_text(window.form.text, "文昌路")
    rows_of(hall, window)
    period = window.form.finds["period"]
    period.setFocus()
    type_text(period, "6/31")
    press(Qt.Key.Key_Return)
    rows_of(hall, window)
    assert window.said == "时间没有认出，未按此检索　共 2 件"

    period.setFocus()
    period.selectAll()
    type_text(period, "6/1-6/30")
    press(Qt.Key.Key_Return)
    rows_of(hall, window)
    assert window.said == "共 2 件"


def test_a_saved_filter_survives_a_restart_and_belongs_to_its_user(hall):
    hall.search.cases = (found(1), replace(found(2), place="建设路"))
    window = hall.open("search")
    type_text(window.form.text, "建设路")
    rows_of(hall, window)

    press(Qt.Key.Key_S, CTRL)
    type_text(focused(), "建设路的")
    press(Qt.Key.Key_Return)
    assert "已存" in window.said

    hall.extra._places = QSettings(hall.places.fileName(), QSettings.Format.IniFormat)
    hall.sit("3107")
    again = hall.open("search")
    press(Qt.Key.Key_1, CTRL)
    assert rows_of(hall, again) == 1
    assert again.form.text.text() == "建设路"

    hall.sit("3108")
    assert hall.open("search").filters.names.count() == 0


def test_a_list_is_exported_as_csv_and_as_json(hall):
    hall.search.cases = (found(1), replace(found(2), place="=cmd()"))
    window = hall.open("search")
    type_text(window.form.text, "E06010")
    rows_of(hall, window)

    def as_csv(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    def as_json(dialog: QDialog) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_2)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    for choose in (as_csv, as_json):
        in_dialog(choose)
        press(Qt.Key.Key_E, CTRL)
        hall.settle()
        assert "已导出 2 条" in window.said

    written = {path.suffix: path for path in hall.folder.glob("检索-*")}
    lines = list(csv.DictReader(written[".csv"].open(encoding="utf-8-sig")))
    assert [line["位置"] for line in lines] == ["文昌路 1 号西侧", "'=cmd()"]
    assert json.loads(written[".json"].read_text(encoding="utf-8"))[1]["位置"] == "=cmd()"


@pytest.mark.parametrize(
    ("written", "words"),
    [("今天", "今天"), ("6/1-6/10", "6/1-6/10"), ("2026-06-01", "2026-06-01"), ("6月1日至6月10日", "6月1日至6月10日")],
)
def test_periods_are_written_as_people_do(written, words):
    assert period_of(written, NOW).words == words


@pytest.mark.parametrize("written", ["", "昨", "6/31", "6/10-6/1", "垃圾", "1/2/3/4"])
def test_what_is_no_period_is_none(written):
    assert period_of(written, NOW) is None


@pytest.mark.parametrize(
    ("today", "written", "since", "until"),
    [
        ((2026, 6, 11), "6/1-6/30", (2026, 6, 1), (2026, 7, 1)),
        ((2026, 1, 2), "12/20-1/5", (2025, 12, 20), (2026, 1, 6)),
        ((2026, 6, 11), "11/1-2/28", (2025, 11, 1), (2026, 3, 1)),
        ((2026, 6, 11), "2025-06-01-2026-06-01", (2025, 6, 1), (2026, 6, 2)),
        ((2026, 6, 11), "1/1-12/31", (2026, 1, 1), (2027, 1, 1)),
        ((2026, 6, 11), "6/20", (2025, 6, 20), (2025, 6, 21)),
    ],
)
def test_a_period_may_end_ahead_or_in_the_next_year(today, written, since, until):
    found = period_of(written, from_datetime(datetime(*today, 9, tzinfo=CHINA)))

    assert (found.since, found.until) == (midnight(date(*since)), midnight(date(*until)))
