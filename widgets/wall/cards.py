"""What who looks after the wall lays over it: the test card, and how the window is. What stands below goes on meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.situation.wall_stand import SELF_CHECK, TEST_CARD
from widgets.wall.glance import Glance, Look, Showing
from widgets.wall.panel import PanelContext
from widgets.wall.placing import Placing
from widgets.wall.self_check import SelfCheck
from widgets.wall.shape import WallLayout
from widgets.wall.test_card import TestCard
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView
from widgets.wall.vitals import Vitals

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CARD_KEYS = {(_KEYS | Qt.Key.Key_T).toCombined(): TEST_CARD, (_KEYS | Qt.Key.Key_S).toCombined(): SELF_CHECK}
"""What the keyboard of the wall's machine shows and hides again: Ctrl+Shift+T, Ctrl+Shift+S."""


class Cards:
    """The cards of one window; one at a time."""

    def __init__(
        self, window: QWidget, wall: WallLayout, context: PanelContext, scale: TypeScale, placing: Placing
    ) -> None:
        self._window = window
        self._wall = wall
        self._context = context
        self._scale = scale
        self._placing = placing
        self._card: QWidget | None = None
        self._wished = ""
        self.shown = ""

    def show(self, name: str) -> None:
        """Lay the card *name* over the window, ``""`` none; what was wished before and is wished again changes nothing."""
        if name != self._wished:
            self._wished = name
            self._put(name)

    @Slot(str)
    def toggle(self, name: str) -> None:
        """Show the card *name*, or take it away, at this machine only."""
        self._put("" if self.shown == name else name)

    def lay(self) -> None:
        """Lie above all that was put since."""
        if self._card is not None:
            self._card.raise_()

    def refresh(self, read: Callable[[], Vitals], now: Instant, *, is_lit: bool) -> None:
        """Bring what the card says to the present second."""
        if isinstance(self._card, PanelView) and isinstance(self._card.panel, SelfCheck):
            self._card.panel.vitals = read()
            self._card.refresh(Glance(now=now, look=Look.LIVE, showing=Showing(scene="")), is_lit=is_lit)

    def _put(self, name: str) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        self.shown, self._card = name, None
        if name:
            self._card = self._test_card() if name == TEST_CARD else self._self_check()
            self._card.show()
            self._card.raise_()

    def _test_card(self) -> QWidget:
        return TestCard(self._wall, self._placing, self._context.theme, self._scale, self._window)

    def _self_check(self) -> QWidget:
        """Return the self-check over the first column of the window, two cells high where there are two."""
        panel, (width, height) = SelfCheck(self._context), self._wall.cell_px
        panel.cells = min(2, self._placing.region.rows)
        card = PanelView(panel, self._context.theme, self._scale, self._window)
        card.setGeometry(QRect(0, 0, width, height * panel.cells))
        return card
