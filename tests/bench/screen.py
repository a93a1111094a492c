"""An offscreen screen for figures: one application for the run, the program's own map on it, and peers' pages."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QEventLoop, QIODevice, QTimer, QUrl, SignalInstance
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestJob,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

from app.cli.parts import city_of
from app.cli.settings import read_settings
from app.domain.city import City
from tests.bench import synthetic
from widgets.map.assets import Assets
from widgets.map.engine import prepare_environment
from widgets.map.scheme import SCHEME, register_scheme
from widgets.map.view import MapView
from widgets.theme import load_theme

SIZE = 1920, 1080
BOUNDS = synthetic.WEST, synthetic.SOUTH, synthetic.EAST, synthetic.NORTH
WITHIN_MS = 120_000
PAGES = Path(__file__).parent / "pages"
ADDRESS = "wall://app/"


@cache
def application() -> QApplication:
    """Return the application; the first call makes it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare_environment()
    register_scheme()
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    return application


def city() -> City:
    """Return the demo's city with its hundreds of streets, in the middle of the box the synthetic cases lie in."""
    return replace(city_of(read_settings()), bounds=BOUNDS)


def ms_until(signal: SignalInstance, is_done: Callable[[], bool], begin: Callable[[], object]) -> float:
    """Call *begin*, run the event loop until *signal* comes and *is_done*; return the milliseconds of it all."""
    loop = QEventLoop()

    def look() -> None:
        if is_done():
            loop.exit(0)

    given_up = QTimer(singleShot=True, interval=WITHIN_MS)
    given_up.timeout.connect(lambda: loop.exit(1))
    signal.connect(look)
    given_up.start()
    try:
        begun = perf_counter()
        begin()
        if loop.exec():
            raise TimeoutError(f"the page did not answer within {WITHIN_MS / 1000:.0f} s")
        return (perf_counter() - begun) * 1000
    finally:
        signal.disconnect(look)
        given_up.stop()


@contextmanager
def open_map() -> Iterator[MapView]:
    """Give the program's own map of :func:`city`, shown and painted at 1920 × 1080."""
    application()
    view = MapView(city(), load_theme("wall"))
    view.resize(*SIZE)
    try:
        ms_until(view.drawn, lambda: view.is_settled, view.show)
        yield view
    finally:
        _end(view)


def rest(seconds: float) -> None:
    """Run the event loop for *seconds*."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def until_settled(view: MapView, show: Callable[[], object]) -> float:
    """Return the milliseconds from the beginning of *show* until what it showed is painted (two frames on)."""
    return ms_until(view.drawn, lambda: view.is_settled, show)


class PeerPage:
    """A page of somebody else's making; it says that it is painted by its title."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self._profile = QWebEngineProfile()
        self._scheme = _Files(self.files)
        self._profile.installUrlSchemeHandler(QByteArray(SCHEME), self._scheme)
        self.page = QWebEnginePage(self._profile)
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.resize(*SIZE)
        self.view.show()

    def until_titled(self, title: str, begin: Callable[[], object]) -> float:
        """Return the milliseconds from the beginning of *begin* until the page calls itself *title*."""
        return ms_until(self.page.titleChanged, lambda: self.page.title() == title, begin)

    def load(self, text: str) -> None:
        """Load the page *text*."""
        self.files["page.html"] = text.encode()
        self.page.load(QUrl(f"{ADDRESS}page.html"))

    def open(self, name: str, **words: str) -> None:
        """Load a file of ``pages/`` with *words* put in, and wait until it calls itself ``ready``."""
        text = (PAGES / name).read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(f"[[{word}]]", value)
        self.until_titled("ready", lambda: self.load(text))

    def run(self, script: str) -> None:
        """Run *script* in the page."""
        self.page.runJavaScript(script)

    def close(self) -> None:
        """Take the page down; it must go before its profile."""
        _end(self.view)
        self.page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._profile.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def open_peer() -> Iterator[PeerPage]:
    """Give an empty page of 1920 × 1080."""
    application()
    peer = PeerPage()
    try:
        yield peer
    finally:
        peer.close()


class _Files(QWebEngineUrlSchemeHandler):
    """Gives a page its files: those put in by hand, else those the program's own map loads."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self._files = files
        self._assets = Assets()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's own name
        path = job.requestUrl().path().lstrip("/")
        found = self._files.get(path) or self._assets.read(path)
        if found is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(QByteArray(found))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        kinds = {"html": b"text/html", "css": b"text/css", "js": b"text/javascript"}
        job.reply(kinds.get(path.rpartition(".")[2], b"application/octet-stream"), buffer)


def _end(widget: QWidget) -> None:
    """Take *widget* down at once, so that its renderer does not take part in the next figure."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
