"""督办通知单 at the desk: filled from the clocks, a limit that is too late is refused by the form, 曝光 after a missed reply."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Light, Post, Supervision
from tests.gui.console_hall import NOW, Console, at_department, in_dialog
from widgets.console.ask_dialog import AskDialog
from widgets.console.case_words import reply_words

LEADER = (Post.SHIFT_LEADER,)
IN_TIME = {
    "supervised": Supervision.NONE, "reply_due": None, "is_over": False, "light": Light.GREEN, "case_left_us": 2 * HOUR,
    "case_due": NOW + 2 * HOUR, "case_soon": NOW + HOUR,
}  # fmt: skip
MISSED = {"supervised": Supervision.WAITING, "reply_due": NOW - MINUTE, "notices": 1, "notice_no": "〔2026〕7 号"}


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def field(dialog, name):
    return next(one for one in dialog.fields if one.name == name)


def asked(console, act):
    """Press F11 and do *act* in the form that opens; return what it saw."""
    seen = {}

    def look(dialog):
        if not isinstance(dialog, AskDialog):
            dialog.reject()  # one key means one step now, there is nothing to choose
            return
        seen["words"] = " ".join(one.text() for one in dialog.findChildren(QLabel))
        seen["fields"] = [one.name for one in dialog.fields]
        act(dialog, seen)

    in_dialog(look)
    console.press(Qt.Key.Key_F11)
    console.settle()
    return seen


def test_the_form_is_filled_from_the_clocks_and_enter_issues_it(console):
    console.show(at_department(1, supervised=Supervision.NONE, reply_due=None), posts=LEADER)

    def issue(dialog, seen):
        seen["matter"] = field(dialog, "matter").edit.text()
        dialog.text.setText("今日办结")
        dialog.accept()

    seen = asked(console, issue)

    assert set(seen["fields"]) == {"matter", "reply_due", "settle_due"}
    assert "编号由系统发放" in seen["words"]
    assert seen["matter"].startswith("处置超期")
    (step,) = console.desk.asked
    assert (step.name, step.fields["requirement"]) == ("supervise", "今日办结")
    assert NOW < step.fields["reply_due"] <= step.fields["settle_due"]


@pytest.mark.parametrize("name", ["reply_due", "settle_due"])
def test_a_limit_later_than_the_case_s_own_is_refused_by_the_form_with_a_sentence(console, name):
    console.show(at_department(1, **IN_TIME), posts=LEADER)

    def too_late(dialog, seen):
        dialog.text.setText("今日办结")
        field(dialog, name).edit.setText("2027-01-01 09:00")
        dialog.accept()
        seen["said"] = dialog.message.text()
        seen["is_open"] = dialog.isVisible()
        dialog.reject()

    seen = asked(console, too_late)

    assert "不能晚于案卷本身的处置时限" in seen["said"]
    assert seen["is_open"]
    assert console.steps == []


def test_the_usual_limits_are_not_after_the_case_s_own(console):
    console.show(at_department(1, **IN_TIME), posts=LEADER)

    def issue(dialog, _seen):
        dialog.text.setText("今日办结")
        dialog.accept()

    asked(console, issue)

    (step,) = console.desk.asked
    assert NOW < step.fields["reply_due"] <= NOW + 2 * HOUR
    assert NOW < step.fields["settle_due"] <= NOW + 2 * HOUR


def test_after_a_missed_reply_the_key_proposes_exposure_not_another_notice(console):
    console.show(at_department(1, **MISSED), posts=LEADER)

    def expose(dialog, seen):
        seen["title"] = dialog.windowTitle()
        dialog.text.setText("督办逾期未回复")
        dialog.accept()

    seen = asked(console, expose)

    assert seen["title"].startswith("提请曝光")
    assert console.steps == ["expose"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "督办待回复，限 今日 16:00　〔2026〕7 号"),
        ({"supervised": Supervision.ANSWERED, "settle_due": NOW + 60 * MINUTE}, "督办已回复，限 今日 16:26 处结　〔2026〕7 号"),
        ({"expose_asked": True}, "督办待回复，限 今日 16:00　〔2026〕7 号　提请曝光"),
        ({"exposed": True}, "督办待回复，限 今日 16:00　〔2026〕7 号　已曝光"),
        ({"supervised": Supervision.NONE}, ""),
    ],
)  # fmt: skip
def test_the_head_says_how_the_notice_stands(changes, said):
    at_four = NOW + (16 * HOUR - (NOW + 8 * HOUR) % (24 * HOUR))

    assert reply_words(at_department(1, **(MISSED | {"reply_due": at_four} | changes)), NOW) == said
