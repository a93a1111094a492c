"""The windows beside the desk in either language at both sizes: nothing cut, nothing overlapping, column heads whole."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar, QTableView, QWidget

from tests.gui.console_looks_test import FULL_HD, WQHD, cut, overlapping, too_small
from tests.gui.filters_window_test import listed
from tests.gui.search_hall import Hall, found
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.waiting import rest
from tests.gui.windows_filled import LONG_OFFICE, LONG_PLACE, LONG_TEXT, answers, fill
from widgets.console.description import Description, Passage, height_of

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
    "wall_records",
)


CODES = re.compile(r"\d{15} \d{15}")
"""A duty grid's unit grids."""
EDGES = 24
"""Px of a cell beside its words."""
FREE = (LONG_PLACE[:20], LONG_TEXT[:20], "、", ", ")
"""Words of any length: places, what callers tell, lists of marks; they end in an ellipsis and are whole in their tip."""


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


def cut_cells(window: QWidget) -> list[str]:
    """Return the words of the trade in lists that have less room than they need; free words may end in an ellipsis."""
    wrong = set()
    for table in (one for one in window.findChildren(QTableView) if one.isVisible()):
        model = table.model()
        for place in range(min(model.rowCount(), 12)):
            for section in range(model.columnCount()):
                index = model.index(place, section)
                text, font = str(index.data() or ""), index.data(Qt.ItemDataRole.FontRole) or table.font()
                needed = QFontMetrics(font).horizontalAdvance(text)
                if (
                    needed + EDGES > table.columnWidth(section)
                    and not CODES.match(text)
                    and not any(words in text for words in (*FREE, LONG_OFFICE))
                ):
                    wrong.add(f"{text}: {needed} > {table.columnWidth(section)}")
    return sorted(wrong)


def half_lines(window: QWidget) -> list[str]:
    """Return the passages that show half a line at their foot, or whose lines are wider than what is seen."""
    wrong = []
    for box in (one for one in (*window.findChildren(Passage), *window.findChildren(Description)) if one.isVisible()):
        line = box.document().begin().layout()
        if line.lineCount() and round(line.lineAt(0).width()) > box.viewport().width():
            wrong.append(f"{box.toPlainText()[:12]}: {line.lineAt(0).width()} > {box.viewport().width()}")
        lines = 1
        while height_of(box, lines) < box.viewport().height() and lines < 40:
            lines += 1
        if box.verticalScrollBar().maximum() and height_of(box, lines) > box.viewport().height() + 1:
            wrong.append(f"{box.toPlainText()[:12]}: half a line of {lines}")
    return wrong


def opened(hall: Hall, name: str) -> QWidget:
    if name not in ("reconcile", "ledger"):
        return hall.open(name)
    hall.extra._open(name)
    return hall.extra.sheet(name)


def every_page(hall, window):
    """Show each page of *window* at both sizes, one after the other."""
    tabs = window.findChild(QTabBar)
    for size in (FULL_HD, WQHD):
        window.resize(*size)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
            hall.settle()
            rest(5)
            yield place


@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_beside_the_desk_is_whole(hall, name):
    window = opened(hall, name)
    hall.feed.speak(Listing=listed(30))
    hall.settle()
    for _ in every_page(hall, window):
        assert cut(window) == []
        assert overlapping(window) == []
        assert too_small(window) == []
        assert cut_heads(window) == []


@pytest.mark.parametrize("count", [0, 1, 50, 5_000])
@pytest.mark.parametrize("name", WINDOWS)
def test_a_window_full_of_long_words_is_whole(hall, name, count):
    fill(hall, count)
    window = opened(hall, name)
    hall.settle()
    for _ in range(2):
        hall.feed.speak(**answers(count))
        hall.settle()
    for _ in every_page(hall, window):
        assert cut(window) == []
        assert overlapping(window) == []
        assert cut_heads(window) == []
        assert cut_cells(window) == []
        assert half_lines(window) == []
