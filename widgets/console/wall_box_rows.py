"""How the box 大屏 is laid out: two pictures side by side, keys in rows, the last pushes in lines."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

Side = tuple[QWidget, QWidget, QWidget, QWidget]
"""Title, what stands at its right, the picture, the line below."""


def side_by_side(sides: Sequence[Side]) -> QGridLayout:
    """Return the layout of *sides*, each as wide as the next."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    for column, (title, note, picture, below) in enumerate(sides):
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(note)
        grid.addLayout(head, 0, column)
        grid.addWidget(picture, 1, column)
        grid.addWidget(below, 2, column)
        grid.setColumnStretch(column, 1)
    return grid


def by_three(buttons: Sequence[QPushButton]) -> QGridLayout:
    """Return the layout of *buttons*, three a row."""
    grid = QGridLayout()
    grid.setSpacing(6)
    for place, button in enumerate(buttons):
        grid.addWidget(button, place // 3, place % 3)
    return grid


def lines_of(rows: Sequence[Sequence[QWidget]]) -> QGridLayout:
    """Return the layout of *rows* of words; the last of each takes what room there is."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    for place, row in enumerate(rows):
        for column, shown in enumerate(row):
            grid.addWidget(shown, place, column)
        row[-1].setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    grid.setColumnStretch(2, 1)
    return grid


def in_a_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return the layout of *buttons*, equally wide."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for button in buttons:
        row.addWidget(button, 1)
    return row
