"""案卷清单: every list asks its question, is narrowed, saved as a view and exported; the cost ledger beside it."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from app.domain.event import Event
from app.domain.moment import HOUR
from app.domain.terms import Axis, Pending, Post, Stage, Stream
from app.situation.questions.listing import Listed, Listing
from app.situation.questions.which import Which
from tests.gui.search_hall import NOW, Hall, case_row, focused, in_dialog, press, type_text
from widgets.console.filters_columns import marks
from widgets.console.filters_views import VIEWS
from widgets.console.ledger_costs import read_ledger

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def listed(count: int):
    def answer(question: Listing) -> Listed:
        return Listed(rows=tuple(case_row(number) for number in range(1, min(count, question.limit) + 1)), total=count)

    return answer


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_cases_is_listed(hall, count):
    window = hall.open("lists")
    assert window.table.words.text() == "读取中"

    hall.feed.speak(Listing=listed(count))

    assert len(window.table.rows) == min(count, 500)
    if count == 0:
        assert "没有" in window.table.words.text()
    if count == 5_000:
        assert "前 500 件" in window.said
        press(Qt.Key.Key_Down, CTRL)
        hall.feed.speak()
        assert len(window.table.rows) == 5_000


def test_a_list_that_fails_says_so_and_recovers(hall):
    window = hall.open("lists")
    hall.feed.speak(Listing=ValueError("列缺失"))
    assert "列缺失" in window.table.words.text()
    hall.feed.speak(Listing=listed(2))
    assert len(window.table.rows) == 2


def test_every_list_asks_for_its_own_cases(hall):
    window = hall.open("lists")
    asked = []
    for place in range(len(VIEWS)):
        window.views.setCurrentRow(place)
        asked.append(hall.feed.asked[id(window)][0])
    assert len(set(asked)) == len(VIEWS)
    hung = asked[[view.key for view in VIEWS].index("hung")]
    assert hung.which is Which.HUNG
    others = asked[0]
    assert Post.DEPARTMENT in others.posts
    assert Post.ACCEPTOR not in others.posts


def test_nothing_is_asked_while_the_window_is_closed(hall):
    window = hall.open("lists")
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert id(window) not in hall.feed.asked


def test_arrows_and_enter_open_a_case_of_the_list(hall):
    hall.open("lists")
    hall.feed.speak(Listing=listed(3))

    press(Qt.Key.Key_Down)
    hall.feed.speak()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    assert hall.opened == [case_row(2).case_id]


def test_a_narrowed_list_is_a_view_that_survives_a_restart(hall):
    window = hall.open("lists")
    window.views.setCurrentRow(7)
    window.finds["class"].setFocus()
    type_text(focused(), "bllj")
    press(Qt.Key.Key_Return)
    assert hall.feed.asked[id(window)][0].class_prefix == "E06010"
    press(Qt.Key.Key_S, CTRL)
    type_text(focused(), "挂账的垃圾")
    press(Qt.Key.Key_Return)

    hall.extra._places = QSettings(hall.places.fileName(), QSettings.Format.IniFormat)
    hall.sit("3107")
    again = hall.open("lists")
    press(Qt.Key.Key_1, CTRL)
    asked = hall.feed.asked[id(again)][0]
    assert (asked.which, asked.class_prefix) == (Which.HUNG, "E06010")


def test_a_list_exports_what_it_shows(hall):
    window = hall.open("lists")
    hall.feed.speak(Listing=listed(3))
    in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    press(Qt.Key.Key_E, CTRL)
    hall.settle()
    assert "已导出 3 条" in window.said


def test_marks_say_what_else_is_to_be_known():
    row = case_row(1, pending=Pending.DELAY, urgent=True, unfiled=True, urges=2, claimed_by="5")
    assert marks(row) == "延期待批、紧急、待补立案、催办 2、坐席 5 办理中"


class Histories:
    """Case files with the cost entries of one case."""

    def history(self, case_id: str) -> list[Event]:
        entries = [("cost", {"what": "围挡", "amount_fen": 123_450}), ("cost", {"what": "抽水", "amount_fen": 50_000})]
        if case_id.endswith("1"):
            entries.append(("settle_dispute", {"party": "市水务集团"}))
        if case_id.endswith("3"):
            entries = []
        return [
            Event(
                seq=n + 1, stream=Stream.CASE, subject=case_id, kind=kind, valid_at=NOW + n * HOUR, recorded_at=NOW,
                actor="hw1", post=Post.DEPARTMENT, seat="", axis=Axis.COMMAND, chain_seq=n, hash_version=1, payload=json.dumps({"facts": facts}),
                prev_hash="", hash="",
            )
            for n, (kind, facts) in enumerate(entries)
        ]  # fmt: skip


def test_the_ledger_adds_up_what_acting_first_has_cost(hall):
    ledger = read_ledger(Histories(), [case_row(number, disputed=True) for number in (1, 2, 3)])
    assert len(ledger.costs) == 4
    assert ledger.total_fen == 346_900
    assert ledger.open_fen == 173_450
    assert ledger.bare == 1


def test_the_ledger_opens_from_the_lists(hall):
    object.__setattr__(hall.context, "files", Histories())
    window = hall.open("lists")
    window.views.setCurrentRow(len(VIEWS))
    press(Qt.Key.Key_Return)
    ledger = hall.extra.sheet("ledger")
    hall.feed.speak(Listing=Listed(rows=tuple(case_row(n, stage=Stage.DISPOSING) for n in (1, 2, 3)), total=3))
    hall.settle()
    assert [row.what for row in ledger.table.rows] == ["抽水", "抽水", "围挡", "围挡"]
    assert "3,469.00" in ledger.said
    assert "1,734.50" in ledger.said


def open_ledger(hall: Hall):
    window = hall.open("lists")
    window.views.setCurrentRow(len(VIEWS))
    press(Qt.Key.Key_Return)
    return hall.extra.sheet("ledger")


def test_a_ledger_whose_cases_cannot_be_listed_says_so_until_they_can(hall):
    object.__setattr__(hall.context, "files", Histories())
    ledger = open_ledger(hall)
    hall.feed.speak(Listing=ValueError("库连不上"))
    assert "费用台账读取失败：库连不上" in ledger.table.words.text()

    hall.feed.speak(Listing=Listed(rows=(case_row(1),), total=1))
    hall.settle()

    assert len(ledger.table.rows) == 2


def test_the_ledger_says_that_it_is_of_now_while_the_desk_looks_back(hall):
    object.__setattr__(hall.context, "files", Histories())
    hall.feed.look_at(NOW - HOUR)
    ledger = open_ledger(hall)

    assert ledger.past.text() == "现在的内容"
    assert any(isinstance(one, Listing) for one in hall.feed.asked_live[id(ledger)])
