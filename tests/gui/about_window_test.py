"""关于, and what holds for all further windows: each opens, closes by Esc, and leaves nothing behind."""

import gc
from collections.abc import Iterator
from weakref import ref

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from app.domain.terms import Post
from app.situation.questions.dispatch_history import Dispatches
from app.situation.words import Words
from tests.gui.search_hall import Hall, press
from tests.gui.waiting import rest
from widgets.console.plates import Elided

WINDOWS = ("search", "call", "lists", "callbacks", "handover", "alarms", "roster", "messages", "about")


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    yield made
    made.close()


def words_of(window) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel))


def test_it_names_version_site_rules_and_merged_posts(hall):
    words = words_of(hall.open("about"))
    assert hall.context.city.name in words
    assert "版本 0." in words
    assert "合岗" in words
    assert "已开：本席一人兼受理员、值班长、派遣员" in words
    assert "08:00—12:00、14:00—18:00" in words
    assert "派遣建议命中率 读取中" in words


def history(count: int) -> Dispatches:
    words = Words()
    codes = {text: words.code(text) for text in ("E06010", "990101001001001", "HW")}
    same = np.ones(count, np.int32)
    return Dispatches(
        at=np.arange(count), case=np.arange(count, dtype=np.int32), class_key=same * codes["E06010"],
        grid=same * codes["990101001001001"], department=same * codes["HW"], returned=np.zeros(count, np.bool_),
        words=words,
    )  # fmt: skip


@pytest.mark.parametrize(("count", "said"), [(0, "派遣先例不足"), (100, "首选命中 100.0%")])
def test_the_hit_rate_is_counted_from_the_sites_own_dispatches(hall, count, said):
    window = hall.open("about")
    hall.feed.speak(DispatchHistory=history(count))
    hall.settle()
    assert said in words_of(window)
    assert id(window) not in hall.feed.asked


def test_the_hit_rate_is_printed_once_it_is_known(hall):
    hall.report_text = "首选命中 81.2 %，前三 93.5 %"
    assert "首选命中 81.2 %" in words_of(hall.open("about"))


@pytest.mark.parametrize("name", WINDOWS)
def test_every_window_opens_and_is_put_away_by_escape(hall, name):
    closed = []
    hall.extra.closed.connect(lambda: closed.append(name))
    window = hall.open(name)
    assert window.isVisible()
    hall.until(window.isActiveWindow)
    if window.focusWidget() is None:
        window.setFocus()
    press(Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert closed == [name]


@pytest.mark.parametrize("size", [(1840, 960), (2480, 1320)])
@pytest.mark.parametrize("name", WINDOWS)
def test_no_label_is_cut_or_too_small_to_read(hall, name, size):
    window = hall.open(name)
    window.resize(*size)
    hall.feed.speak()
    hall.settle()
    rest(50)
    shown = [
        one for one in window.findChildren(QLabel) if one.isVisible() and one.text() and not isinstance(one, Elided)
    ]
    assert shown
    assert not [one.text() for one in shown if one.fontInfo().pixelSize() < 14]
    assert not [one.text() for one in shown if not one.wordWrap() and one.width() < one.sizeHint().width() - 1]
    assert not [one.toolTip() for one in window.findChildren(Elided) if one.isVisible() and one.text() != one.toolTip()]


def test_nothing_of_a_person_stays_after_leaving(hall):
    windows = [ref(hall.open(name)) for name in WINDOWS]
    asked_before = len(hall.feed.asked)
    hall.extra.leave()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert asked_before > 0
    assert not hall.feed.asked
    assert not [one for one in windows if one() is not None and isValid(one())]


def test_nobody_sitting_opens_nothing(hall):
    hall.extra.leave()
    for name in WINDOWS:
        getattr(hall.extra, f"open_{name}")()
        assert hall.extra.sheet(name) is None
    hall.extra.acknowledge_alarm()


def test_a_leader_may_look_at_everything(hall):
    hall.sit("9001", (Post.LEADER,))
    for name in WINDOWS:
        assert hall.open(name).isVisible()
