"""What is drawn on the map by hand: the drawings that are kept, and the tool of a desk that makes a new one."""

import base64
import binascii
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.situation.wall_log import Annotation
from widgets.map.browser import Browser
from widgets.map.layers import notes, sketch
from widgets.map.mercator import Anchor

_JPEG = "data:image/jpeg;base64,"


class Drawing(QWidget):
    """Drawings on a map. ``sketched`` gives a finished one: its shape and its (lon, lat) points; the tool stays."""

    sketched = Signal(str, tuple)
    note_clicked = Signal(str)

    _browser: Browser

    def __init__(self, anchor: Anchor, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._anchor = anchor

    def show_notes(self, shown: Sequence[Annotation]) -> None:
        """Show drawings, or none; a click on a point of one gives its id."""
        ids = [note.id for note in shown if note.points]
        self._put_rows(notes.LAYER.name, notes.encode(self._anchor, shown), ids)

    def take_up(self, tool: sketch.Tool) -> None:
        """Draw with *tool* from now on; ``""`` drops what was begun and gives the mouse back."""
        self._put(sketch.LAYER.name, sketch.encode(tool))

    def finish_sketch(self) -> None:
        """End an area that has its corners; :attr:`sketched` follows."""
        self._browser.run("finishSketch")

    def take_back_point(self, nothing: Callable[[], None] | None = None) -> None:
        """Take the last point away; *nothing* is called where there is none."""

        def told(had: object) -> None:
            if not had and nothing is not None:
                nothing()

        self._browser.ask("!!(window.wanmi && wanmi.stage && wanmi.stage.backSketch())", told)

    def small_picture(self, width: int, taken: Callable[[bytes], None]) -> None:
        """Have the page make a picture of itself *width* px wide, without its boxes of text; *taken* gets it as a JPEG.

        The page's own process does the work. Nothing is given while there is no page.
        """

        def take(text: object) -> None:
            if isinstance(text, str) and text.startswith(_JPEG):
                try:
                    taken(base64.b64decode(text.removeprefix(_JPEG), validate=True))
                except binascii.Error:
                    return

        self._browser.ask(f"window.wanmi && wanmi.stage ? wanmi.stage.small({int(width)}) : ''", take)

    @Slot(str, list)
    def _on_sketched(self, shape: str, flat: list[float]) -> None:
        points = tuple(zip(flat[0::2], flat[1::2], strict=True))
        self.sketched.emit(shape, points)

    def _put(self, layer: str, payload: bytes) -> None:
        """Send a layer."""
        raise NotImplementedError

    def _put_rows(self, layer: str, payload: bytes, ids: Sequence[str]) -> None:
        """Send a layer whose rows can be clicked."""
        raise NotImplementedError
