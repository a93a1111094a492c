"""A mark of a chart that narrows everything or has lists when a desk points at it; nothing of it is seen on the wall."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.filters import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickMark:
    """A box in px of its panel, what a click into it narrows everything ``to``, what that is called, what is counted there.

    ``is_whole`` has the lists of the panel as a whole, and the ``methods`` of what counts no cases.
    """

    box: QRectF
    to: Filter
    name: str = ""
    behind: tuple[Behind, ...] = ()
    is_whole: bool = False
    methods: tuple[Method, ...] = ()
