"""疑点: shown with their evidence, answered by the duty chief, also those about strangers, and never scored."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.terms import Post, Stream
from app.situation.doubts import DoubtKind
from tests.gui.search_hall import NOW
from tests.gui.track_rooms import hall_of, made_day, paper, press, ready_hall  # noqa: F401  # fixtures
from tests.unit.situation.track_reference import DaysSource
from widgets.map.layers.ways import SpotKind


def doubts_page(hall, window):
    press(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    hall.until(lambda: window.doubts.table.rows)
    return window.doubts


def test_a_doubt_shows_its_evidence_is_explained_with_a_reason_and_never_scored(hall):
    window = hall.tracks()
    page = doubts_page(hall, window)
    (row,) = page.table.rows
    assert row.doubt.kind is DoubtKind.TELEPORT
    hall.until(lambda: SpotKind.DOUBT in list(window.map.view.ways.spot_kinds))
    assert "待看 1" in page.note.text()
    assert "不计分" in page.note.text()
    page.mark_explained()
    assert not hall.steps
    page.table.take_focus()
    QTest.keyClick(page.table.view, Qt.Key.Key_Tab)
    assert page.reason.hasFocus()
    page.reason.setText("换机交接，终端由车辆带回")
    QTest.keyClick(page.reason, Qt.Key.Key_Return)
    hall.settle()
    step = hall.desk.asked[-1]
    assert step.name == "answer_doubt"
    assert step.fields | {"said": ""} == {
        "terminal": row.doubt.terminal, "kind": "teleport", "since": row.doubt.since, "other": "", "mark": "explained",
        "reason": "换机交接，终端由车辆带回", "said": "",
    }  # fmt: skip
    payload = {key: value for key, value in step.fields.items() if key != "terminal"}
    hall.source.append(row.doubt.terminal, "doubt_answered", payload, NOW, stream=Stream.TRACK)
    window.desk.take_answer()
    hall.until(lambda: page.table.rows[0].answer is not None)
    assert page.table.model.columns[-1].of(page.table.rows[0]) == "已说明，换机交接，终端由车辆带回"
    assert "待看 0" in page.note.text()


def test_enter_on_a_doubt_replays_it(hall):
    window = hall.tracks()
    page = doubts_page(hall, window)
    doubt = page.table.rows[0].doubt
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    hall.until(lambda: window.clock.position == doubt.since)
    assert window.tabs.currentIndex() == 0
    assert [row.terminal for row in window.page.people.rows] == [doubt.terminal]


def test_doubts_are_the_duty_chief_s(qapp, tmp_path):
    hall = hall_of(tmp_path, posts=(Post.DISPATCHER,))
    window = hall.tracks()
    window.tabs.setCurrentIndex(3)
    assert window.doubts.table.words.text() == "轨迹疑点由值班长查看"
    assert not window.doubts.reason.isVisible()
    press(window, Qt.Key.Key_F2)
    assert not hall.steps
    hall.close()


def test_a_doubt_about_a_terminal_that_nobody_registered_is_answered_like_the_others(qapp, tmp_path):
    source, duties = made_day()
    doubtful = min(duty.terminal for duty in duties)
    strange = DaysSource(fixes=[("stranger-7", *one[1:]) if one[0] == doubtful else one for one in source.fixes])
    hall = hall_of(tmp_path, strange)
    window = hall.tracks()
    page = doubts_page(hall, window)
    place = next(n for n, row in enumerate(page.table.rows) if row.doubt.terminal == "stranger-7")
    page.table.select(place)
    assert page.table.model.columns[-1].of(page.table.rows[place]) == "待看，未登记终端"
    assert page.reason.text() == "未登记终端"
    QTest.keyClick(page.reason, Qt.Key.Key_Return)
    hall.settle()
    fields = hall.desk.asked[-1].fields
    assert (fields["terminal"], fields["mark"], fields["reason"]) == ("stranger-7", "explained", "未登记终端")
    hall.close()
