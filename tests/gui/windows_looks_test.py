"""The windows beside the desk in either language at both sizes: nothing cut, nothing overlapping, column heads whole."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QTableView, QWidget

from tests.gui.console_looks_test import FULL_HD, WQHD, cut, overlapping, too_small
from tests.gui.filters_window_test import listed
from tests.gui.search_hall import Hall, found
from tests.gui.speaking import LANGUAGES, speaking

WINDOWS = (
    "search",
    "call",
    "handover",
    "alarms",
    "roster",
    "messages",
    "lists",
    "ledger",
    "callbacks",
    "reconcile",
    "about",
    "phones",
)


@pytest.fixture(params=LANGUAGES)
def hall(request, qapp, tmp_path) -> Iterator[Hall]:
    with speaking(qapp, request.param):
        made = Hall(tmp_path)
        made.search.cases = tuple(found(number) for number in range(1, 40))
        yield made
        made.close()


def cut_heads(window: QWidget) -> list[str]:
    """Return the column heads that have less room than they need."""
    wrong = []
    for table in (one for one in window.findChildren(QTableView) if one.isVisible()):
        head = table.horizontalHeader()
        for section in range(head.count()):
            text = str(table.model().headerData(section, head.orientation()))
            needed = QFontMetrics(head.font()).horizontalAdvance(text)
            if needed > head.sectionSize(section):
                wrong.append(f"{text}: {needed} > {head.sectionSize(section)}")
    return wrong


def opened(hall: Hall, name: str) -> QWidget:
    if name not in ("reconcile", "ledger"):
        return hall.open(name)
    hall.extra._open(name)
    return hall.extra.sheet(name)


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_beside_the_desk_is_whole(hall, name):
    window = opened(hall, name)
    hall.feed.speak(Listing=listed(30))
    hall.settle()
    tabs = window.findChild(QTabBar)
    for size in (FULL_HD, WQHD):
        window.resize(*size)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
            hall.settle()
            QTest.qWait(5)

            assert cut(window) == []
            assert overlapping(window) == []
            assert too_small(window) == []
            assert cut_heads(window) == []
