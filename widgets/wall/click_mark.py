"""A mark of a chart that narrows everything when a desk clicks on it; nothing of it is seen on the wall."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.situation.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickMark:
    """A box in px of its panel, what a click into it narrows everything ``to``, and what that is called."""

    box: QRectF
    to: Filter
    name: str = ""
