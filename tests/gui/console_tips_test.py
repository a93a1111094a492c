"""What callers and departments write stands in a tool tip as they wrote it, whatever it looks like."""

import pytest
from PySide6.QtCore import Qt as QtCore
from PySide6.QtGui import Qt, QTextDocumentFragment

from widgets.console.extra_rows import Col, RowsModel
from widgets.console.plates import Elided
from widgets.theme import load_theme


def shown(tip: str) -> str:
    """Return what a tool tip shows: Qt takes for HTML what looks like it."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if Qt.mightBeRichText(tip) else tip


WRITTEN = [
    "路灯不亮",
    "<b>路灯</b>不亮",
    "<img src='file:///etc/hostname'>井盖",
    "宽<3 米 & 深>1 米",
    "两行\n<i>第二行</i>",
    "&lt;b&gt; 原样",
]


@pytest.mark.parametrize("words", WRITTEN)
def test_a_tip_says_what_was_written(qtbot, words):
    label = Elided()
    qtbot.addWidget(label)
    label.show_text(words)

    assert shown(label.toolTip()).replace("\u2028", "\n") == words


@pytest.mark.parametrize("words", WRITTEN)
def test_a_cell_says_what_was_written(qapp, words):
    model = RowsModel((Col(title="描述", of=lambda row: row),), load_theme("desk"))
    model.show_rows((words,))

    tip = model.data(model.index(0, 0), QtCore.ItemDataRole.ToolTipRole)

    assert shown(tip).replace("\u2028", "\n") == words
