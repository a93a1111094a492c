"""The browser the map lives in: loads the page, carries layers to it, brings it back when its renderer dies or hangs."""

import atexit
import contextlib
import json
import logging
import os
import signal
import weakref

import shiboken6
from PySide6.QtCore import Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from widgets.map.asking import Answer, Asking
from widgets.map.channel import Bridge, LayerChannel
from widgets.map.page import ADDRESS
from widgets.map.page_watch import PageWatch
from widgets.map.scheme import make_profile
from widgets.map.tile_desk import TileDesk
from widgets.map.web_page import WebPage

log = logging.getLogger(__name__)

RELOAD_MS = 500
"""Pause before a page whose renderer died is loaded again."""
STANDS_WITHIN_MS = 20_000
"""A page whose scripts do not run by then is taken to hang while it loads."""
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


class Browser(QWidget):
    """One page on the screen. ``stood`` comes when its scripts run, ``drawn`` when a pull is painted.

    ``died`` comes once for each page that is lost, while what it painted still stands: before a renderer that hangs is
    ended, and in the turn of the loop in which one that died by itself is found dead.
    """

    stood = Signal()
    drawn = Signal(int)
    moved = Signal(list)
    clicked = Signal(str, float, int)
    hovered = Signal(float, float)
    sketched = Signal(str, list)
    ground_clicked = Signal(float, float)
    died = Signal(str)

    def __init__(
        self, text: str, layers: dict[str, bytes], ground: QColor, parent: QWidget, tiles: TileDesk | None = None
    ) -> None:
        super().__init__(parent)
        self.profile, self.blocker = make_profile(text, layers, tiles)
        self.page = WebPage(self.profile, self)
        self.profile.setParent(self)
        self.page.setBackgroundColor(ground)
        self._bridge = Bridge(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject("bridge", self._bridge)
        self.page.setWebChannel(self._channel)
        self.layers = LayerChannel(self.page, self._bridge, layers, self)
        self._asking = Asking(self.page, self._bridge, self)
        self._watch = PageWatch(self.ask, self.page.renderProcessPid, self)
        self._reload = QTimer(self, singleShot=True, interval=RELOAD_MS)
        self._standing = QTimer(self, singleShot=True, interval=STANDS_WITHIN_MS)
        self._is_lost = False
        self._make_view()
        self._connect()

    def load(self) -> None:
        """Load the page anew."""
        self._is_lost = False
        self._standing.start()
        self.page.load(QUrl(f"{ADDRESS}map.html"))

    def run(self, method: str, *arguments: object) -> None:
        """Call a method of the page's stage; a page that does not stand yet hears nothing."""
        self.page.runJavaScript(f"if (window.wanmi && wanmi.stage) wanmi.stage.{method}(...{json.dumps(arguments)})")

    def ask(self, script: str, answer: Answer) -> None:
        """Give *answer* the value of *script*, one expression; nothing where it fails or there is no page."""
        self._asking.ask(script, answer)

    def _make_view(self) -> None:
        """Put the page on the screen, without a context menu and without the keyboard, which belongs to the desk."""
        view = QWebEngineView(self)
        view.setObjectName("map_browser")
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setPage(self.page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)

    def _connect(self) -> None:
        """Pass on what the page says, and watch over its renderer."""
        self._bridge.ready.connect(self.stood)
        self._bridge.moved.connect(self.moved)
        self._bridge.clicked.connect(self.clicked)
        self._bridge.hovered.connect(self.hovered)
        self._bridge.sketched.connect(self.sketched)
        self._bridge.ground_clicked.connect(self.ground_clicked)
        self.layers.drawn.connect(self._on_drawn)
        self.layers.silent.connect(self._on_silent)
        self._bridge.ready.connect(self._watch.begin)
        self._watch.hangs.connect(self._on_silent)
        self.page.renderProcessTerminated.connect(self._on_renderer_terminated)
        self._reload.timeout.connect(self._load_again)
        self._bridge.ready.connect(self._standing.stop)
        self._standing.timeout.connect(self._on_never_stood)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        _pages.add(self.page)

    def _on_renderer_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        """Load the page again soon; it is then given everything it had."""
        reason = f"{status.name} ({code})"
        log.error("the map's renderer died: %s; loading it again", reason)
        self._reload.start()
        self._lose_page(reason)

    def _lose_page(self, reason: str) -> None:
        """Expect nothing more of the page, and say so once: one that was given up is still to be found dead."""
        self.layers.lose_page()
        self._asking.lose_page()
        self._watch.lose_page()
        if not self._is_lost:
            self._is_lost = True
            self.died.emit(reason)

    @Slot(int)
    def _on_drawn(self, seq: int) -> None:
        """Pass on that pull *seq* is painted; what a page says that was given up is too late."""
        if not self._is_lost:
            self.drawn.emit(seq)

    @Slot()
    def _load_again(self) -> None:
        """Load a page in place of a lost one, and watch it from now on.

        The first one is not watched while it loads: it may have to wait for the disk and for the graphics driver.
        """
        self.load()
        self._watch.expect()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Give the keyboard back: the engine takes it at each click, whatever its widget's policy says."""
        if now is None or not self.isAncestorOf(now):
            return
        if old is not None and shiboken6.isValid(old) and old.isVisible() and not self.isAncestorOf(old):
            old.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            now.clearFocus()

    def _on_never_stood(self) -> None:
        """End a renderer that hangs while it loads, or load again where there is none."""
        if self.page.renderProcessPid() > 0:
            self._on_silent()
        log.error("the map's page did not come to stand; loading it again")
        self._reload.start()

    def _on_silent(self) -> None:
        """Give up a renderer that hangs, and end it once everybody knows; where it cannot be ended, load again later."""
        renderer = self.page.renderProcessPid()
        log.error("the map's renderer %s hangs; ending it", renderer)
        self._standing.start()
        self._lose_page("hangs")
        if renderer > 0:
            with contextlib.suppress(ProcessLookupError):  # it died meanwhile
                os.kill(renderer, KILL)


_pages: weakref.WeakSet[QWebEnginePage] = weakref.WeakSet()


@atexit.register  # after Qt registered its own: so this one runs first
def _end_pages() -> None:
    """End the pages before their profiles, as the engine wants it; Qt's own order at exit is another and crashes."""
    for page in list(_pages):
        if shiboken6.isValid(page):
            shiboken6.delete(page)
