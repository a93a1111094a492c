"""群呼与点名: typed by keys, sent once, and who answered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from app.domain.moment import MINUTE
from app.domain.terms import Post
from app.services.messages import Answer
from app.situation.questions.roll_calls import MessageRow, RollAnswer, RollCallRow
from tests.gui.search_hall import NOW, Hall, focused, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def message(number: int, terminals: tuple[str, ...] = ("2031",)) -> MessageRow:
    return MessageRow(
        message_id=f"m{number}", at=NOW - number * MINUTE, actor="3107", post=Post.SHIFT_LEADER, seat="3", text="请到位",
        terminals=terminals,
    )  # fmt: skip


def roll(count: int) -> RollCallRow:
    answers = tuple(
        RollAnswer(
            terminal=f"{2000 + n}", name=f"监督员{n}", at=NOW if n % 2 else None, late=n % 4 == 1, lon=114.3, lat=30.6
        )
        for n in range(count)
    )
    terminals = tuple(one.terminal for one in answers)
    return RollCallRow(message=message(0, terminals), until=NOW + MINUTE, is_over=False, answers=answers)


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
def test_any_number_of_answers_is_listed_the_missing_in_red(hall, count):
    window = hall.open("messages")
    hall.feed.speak(GroupMessages=(), RollCalls=(roll(count),) if count else (), DutyNow=())
    assert len(window.table.rows) == count
    if count:
        red = window.table.model.index(0, 2).data(Qt.ItemDataRole.ForegroundRole)
        assert red == hall.context.theme.qcolor("over_text")
        assert f"应答 {count // 2}／{count}" in window.sent.rows[0].result
    else:
        assert window.sent.words.text() == "还没有发送过"


def test_a_message_to_all_on_shift_takes_two_digits_and_its_words(hall):
    window = hall.open("messages")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    type_text(focused(), "18时前有暴雨")
    press(Qt.Key.Key_Return)
    hall.desk.answers.append(Answer(step_id="", ok=True, fields={"message_id": "m", "sent": 42}))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    assert hall.steps == ["send_message"]
    assert hall.desk.asked[0].fields == {"to": "all", "text": "18时前有暴雨"}
    assert "已发 42 台" in window.said


def test_the_roll_of_two_grids_is_called_with_a_limit(hall):
    window = hall.open("messages")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_2)
    type_text(focused(), "06 07")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    window.form.minutes.selectAll()
    type_text(focused(), "0")
    press(Qt.Key.Key_Return, CTRL)
    assert "限时为 1 至 240" in window.said
    window.form.minutes.setText("15")
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert hall.steps == ["roll_call"]
    assert hall.desk.asked[0].fields == {"to": ["06", "07"], "text": "", "answer_minutes": 15}


def test_those_who_did_not_answer_are_called_again(hall):
    window = hall.open("messages")
    hall.feed.speak(GroupMessages=(message(1),), RollCalls=(roll(4),), DutyNow=())
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert hall.desk.asked[0].fields["to"] == ["2000", "2002"]
    assert window.sent.rows[1].result == "1 台"


def test_rights_and_missing_words_are_said_before_anything_goes(hall):
    window = hall.open("messages")
    press(Qt.Key.Key_Return, CTRL)
    assert "请填写内容" in window.said
    window.form.scope.choose(2)
    press(Qt.Key.Key_Return, CTRL)
    assert "请填写责任网格" in window.said
    hall.sit("3108", (Post.ACCEPTOR,))
    other = hall.open("messages")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CTRL)
    assert "由值班长、领导办理" in other.said
    assert not hall.steps


def test_a_refused_message_keeps_its_words(hall):
    window = hall.open("messages")
    window.form.words.setPlainText("到位")
    hall.desk.answers.append(Answer(step_id="", ok=False, code="invalid", text="没有终端或责任网格 99"))
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()
    assert "没有终端" in window.said
    assert window.form.words.words == "到位"


def test_the_next_message_that_is_written_while_the_first_is_under_way_stays(hall):
    window = hall.open("messages")
    window.form.words.setPlainText("18时前有暴雨")
    hall.desk.opened.clear()
    press(Qt.Key.Key_Return, CTRL)
    window.form.words.setPlainText("请到文昌路")
    window.form.words.setFocus()
    hall.desk.opened.set()
    hall.settle()
    hall.until(lambda: "已发" in window.said)

    assert window.form.words.words == "请到文昌路"
    assert window.form.words.hasFocus()


def test_a_number_no_one_can_count_by_is_no_limit(hall):
    window = hall.open("messages")
    press(Qt.Key.Key_2)
    window.form.minutes.setText("²")
    press(Qt.Key.Key_Return, CTRL)
    assert "限时为 1 至 240" in window.said
    assert not hall.steps


def test_however_many_did_not_answer_all_of_them_are_called_again(hall):
    window = hall.open("messages")
    hall.feed.speak(GroupMessages=(), RollCalls=(roll(5_000),), DutyNow=())
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_Return, CTRL)
    hall.settle()

    assert hall.desk.asked[0].fields["to"] == [str(2000 + n) for n in range(0, 5_000, 2)]
    assert not window.form.wrong()
