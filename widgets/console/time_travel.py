"""历史回放 at a desk: the strip of time below the page, and what the desk leaves alone while somebody looks back."""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtGui import QImage

from app.domain.moment import Instant, to_datetime
from widgets.console.context import ConsoleContext
from widgets.console.desk_flow import DeskFlow
from widgets.console.desk_page import DeskPage
from widgets.console.step_asker import no_step_words
from widgets.timeline.scrubber import Scrubber

log = logging.getLogger(__name__)

STRIP, ZOOM = "console/strip", "console/strip-zoom"
KEY, PICTURE_KEY = "Ctrl+Y", "Ctrl+Shift+P"
OF_TIME = {" ": "toggle", "R": "turn"}
"""Letters that time takes from the queue while somebody looks back, and what they do with it."""


class TimeTravel(QObject):
    """Shows and puts away the strip of one desk. ``places`` remembers whether it was open, and how long a time it showed."""

    changed = Signal(bool)
    """Somebody looks back now (``True``), or at the present again."""

    def __init__(self, page: DeskPage, flow: DeskFlow, context: ConsoleContext, places: QSettings | None) -> None:
        super().__init__(page)
        self._page = page
        self._flow = flow
        self._context = context
        self._places = places
        self._is_back = self._is_seated = False
        self.scrubber: Scrubber = page.scrubber
        self.scrubber.hide()
        self.scrubber.closed.connect(self._on_closed)
        context.feed.position_changed.connect(self._on_position)

    @property
    def is_back(self) -> bool:
        """Say whether somebody here looks back."""
        return self._is_back

    def sit_down(self) -> None:
        """Put the strip where this desk had it."""
        self._is_seated = True
        if self._places is None:
            return
        zoom = self._places.value(ZOOM)
        if isinstance(zoom, int | str) and str(zoom).isdigit():
            self.scrubber.set_zoom(int(zoom))
        self.scrubber.setVisible(str(self._places.value(STRIP)) == "true")

    def leave(self) -> None:
        """Look at the present, and put the strip away; what it was to whoever sat here is remembered."""
        if self._places is not None and self._is_seated:
            self._places.setValue(STRIP, "true" if self.scrubber.isVisibleTo(self._page) else "false")
            self._places.setValue(ZOOM, self.scrubber.zoom)
        self._is_seated = False
        self.scrubber.head.now()
        self.scrubber.hide()

    @Slot()
    def toggle(self) -> None:
        """Open the strip, or go back to now and put it away."""
        if self.scrubber.isVisible():
            self.scrubber.leave()
            self.scrubber.hide()
        else:
            self._page.show_large("")
            self.scrubber.show()
            self.scrubber.setFocus()
            self._page.say(self.tr("← → 走一分，T 到某时，空格 播放，Home 回到现在，Ctrl+Shift+P 存画面"))

    def escape(self) -> bool:
        """Go back to now; return whether somebody looked back."""
        was_back = self._is_back
        if was_back:
            self.scrubber.escape()
        return was_back

    def refuse(self) -> bool:
        """Say that nothing is done while somebody looks back; return whether anybody does."""
        if self._is_back:
            self._page.say(no_step_words(), "soon")
        return self._is_back

    def take(self, letter: str) -> bool:
        """Do with time what *letter* means while somebody looks back; return whether it was time's."""
        if not self._is_back or (letter not in OF_TIME and letter != "T"):
            return False
        if letter == "T":
            self.scrubber.begin_typing()
        else:
            getattr(self.scrubber.head, OF_TIME[letter])()
        return True

    def guarded(self, door: Callable[[], None]) -> Callable[[], None]:
        """Return *door*, shut while somebody looks back: it leads to what would write."""

        def opened() -> None:
            if not self.refuse():
                door()

        return opened

    @Slot()
    def keep_picture(self) -> None:
        """Save what the desk shows as a picture in the folder of exports, named by the moment it shows."""
        at, window = self._context.then(), self._page.window()
        path = self._context.export_folder / f"wanmi-{to_datetime(at):%Y%m%d-%H%M%S}.png"
        image = window.grab().toImage()
        self._context.reads.submit(self, lambda: saved(image, path), self._on_saved, self._on_not_saved)

    def _on_saved(self, path: Path) -> None:
        self._page.say(self.tr("画面已存 {0}").format(path))

    def _on_not_saved(self, error: Exception) -> None:
        log.error("a picture was not saved", exc_info=error)
        self._page.say(self.tr("画面没有存下：{0}").format(error), "error")

    @Slot()
    def _on_closed(self) -> None:
        self._flow.back_to_queue()

    @Slot(object)
    def _on_position(self, at: Instant | None) -> None:
        self._page.bar.show_past(at)
        is_back = at is not None
        if is_back == self._is_back:
            return
        self._is_back = is_back
        self._page.ground.show_over(is_on=is_back)
        self._page.wall.show_past(is_past=is_back)
        if is_back:
            self.scrubber.show()
        else:
            self._page.say(self.tr("已回到现在"))  # what was refused meanwhile is refused no longer
        self._flow.change_time(is_back=is_back)
        self.changed.emit(is_back)


def saved(image: QImage, path: Path) -> Path:
    """Save *image* and return where; raise :class:`OSError` where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise OSError(str(path))
    return path
