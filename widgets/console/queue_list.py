"""The list of a queue: its arrows move, its letters and digits are steps, Shift marks several."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QListView

LETTERS = {
    Qt.Key.Key_N: "N", Qt.Key.Key_M: "M", Qt.Key.Key_V: "V", Qt.Key.Key_A: "A", Qt.Key.Key_Z: "Z", Qt.Key.Key_S: "S",
    Qt.Key.Key_P: "P", Qt.Key.Key_G: "G", Qt.Key.Key_H: "H", Qt.Key.Key_Slash: "/", Qt.Key.Key_Space: " ",
    Qt.Key.Key_1: "1", Qt.Key.Key_2: "2", Qt.Key.Key_3: "3",
    Qt.Key.Key_0: "0", Qt.Key.Key_Insert: "0", Qt.Key.Key_Period: ".",
}  # fmt: skip
"""Keys that are letters and digits only where nothing is written: while the queue, or a panel shown large, has the focus."""
KEYPAD = {
    Qt.Key.Key_1: "K1", Qt.Key.Key_2: "K2", Qt.Key.Key_3: "K3", Qt.Key.Key_4: "K4", Qt.Key.Key_5: "K5", Qt.Key.Key_6: "K6",
    Qt.Key.Key_7: "K7", Qt.Key.Key_8: "K8", Qt.Key.Key_9: "K9", Qt.Key.Key_Plus: "K+",
    Qt.Key.Key_Enter: "K=", Qt.Key.Key_Asterisk: "K*", Qt.Key.Key_Slash: "K/", Qt.Key.Key_Minus: "K-",
}  # fmt: skip
"""The keypad is the wall and nothing else."""
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
"""From one kind of work to the next."""


MARKING = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Space: 0}
"""With Shift: mark, and where to go on."""


def letter_of(event: QKeyEvent) -> str:
    """Return the letter that the desk's keys know by *event*, ``""`` for none."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return ""
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier and event.key() in KEYPAD:
        return KEYPAD[Qt.Key(event.key())]
    return LETTERS.get(Qt.Key(event.key()), "")


class QueueList(QListView):
    """A list whose letters and digits are steps, not a search."""

    letter = Signal(str)
    lost = Signal()
    """An arrow was pressed while no row is selected."""
    mark_asked = Signal(int)
    """Mark the row, or take its mark away, and go on by so many rows."""
    all_asked = Signal()
    """Mark all rows."""
    tab_asked = Signal(int)
    """Show the kind of work so many tabs on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass letters on, once for a key held down; the rest is the list's."""
        pressed = letter_of(event)
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shifted and event.key() in MARKING:
            self.mark_asked.emit(MARKING[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_asked.emit()
        elif pressed:
            if not event.isAutoRepeat():
                self.letter.emit(pressed)
        elif event.key() in SIDEWAYS:
            self.tab_asked.emit(SIDEWAYS[Qt.Key(event.key())])
        elif event.key() in ARROWS and not self.currentIndex().isValid():
            self.lost.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus and nothing else: Qt's own list would make the first row current, and so open its case."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def keyboardSearch(self, _text: str) -> None:
        """Never search by typing: letters are keys."""
