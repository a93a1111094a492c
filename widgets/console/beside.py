"""The lay-out that most further windows have: a narrow side of fixed width, and what it is about at its right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

Part = QWidget | tuple[QWidget, int]
"""A widget, alone as high as it asks to be, or with its share of the height that is left."""


def beside(width: int, left: tuple[Part, ...], right: tuple[Part, ...]) -> QHBoxLayout:
    """Return *left* from top to bottom, *width* px wide with hairlines between, and *right* beside it."""
    side = QFrame()
    side.setFixedWidth(width)
    side.setLayout(_stacked(left, spacing=1))
    row = QHBoxLayout()
    row.setSpacing(1)
    row.addWidget(side)
    row.addLayout(_stacked(right, spacing=0), 1)
    return row


def _stacked(parts: tuple[Part, ...], spacing: int) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for part in parts:
        widget, share = part if isinstance(part, tuple) else (part, 0)
        column.addWidget(widget, share)
    return column
