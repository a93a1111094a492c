"""照片放大对照: before and after side by side through one lens; ← → go through the photos of each side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moment import to_datetime
from widgets.console.lens import STEP, Lens, LensView
from widgets.console.loaded_photo import AFTER, BEFORE, LoadedPhoto
from widgets.console.plates import Elided, label
from widgets.terms import spoken
from widgets.theme import Theme
from widgets.words import translate

MOVE = 0.06
"""How far an arrow with Ctrl moves the pictures."""


class PhotoSide(QWidget):
    """One side: its photo, which of how many it is, and when it was taken."""

    def __init__(self, title: str, empty: str, lens: Lens, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self._photos: tuple[LoadedPhoto, ...] = ()
        self.place = 0
        self.view = LensView(lens, theme)
        self.title = label(title, "strong")
        self.caption = Elided("secondary")
        self.count = label("", "quiet")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.title)
        foot.addWidget(self.caption, 1)
        foot.addStretch(1)
        foot.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def show_photos(self, photos: Sequence[LoadedPhoto]) -> None:
        """Show the newest of *photos*."""
        self._photos = tuple(photos)
        self.go(len(self._photos))

    def show_words(self, words: str) -> None:
        """Show *words* in place of photos."""
        self._photos, self.place = (), 0
        self.view.show_picture(None, words)
        self.caption.show_text("")
        self.count.setText("")

    def go(self, by: int) -> None:
        """Show the photo *by* places further."""
        last = len(self._photos) - 1
        self.place = max(0, min(self.place + by, last))
        if last < 0:
            self.view.show_picture(None, self._empty)
            self.caption.show_text("")
            self.count.setText("")
            return
        one = self._photos[self.place]
        words = translate("照片还没有传到") if one.content is None else translate("照片打不开")
        self.view.show_picture(one.content, words)
        taken = to_datetime(one.photo.at)
        self.caption.show_text(
            translate("{0}/{1} {2:%H:%M:%S}，{3}").format(taken.month, taken.day, taken, spoken(one.photo.step))
        )
        self.count.setText(f"{self.place + 1}／{last + 1}")


class PhotoCompare(QFrame):
    """The two sides with one lens. Keys: + and - zoom, arrows change the photo, Ctrl and arrows move, Home resets."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lens = Lens(self)
        self.before = PhotoSide(translate("处置前"), translate("上报时没有照片"), self.lens, theme)
        self.after = PhotoSide(translate("处置后"), translate("尚无处置照片"), self.lens, theme)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.before, 1)
        sides.addWidget(self.after, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addLayout(sides, 1)
        column.addWidget(
            label(
                translate(
                    "滚轮或 + － 缩放，拖动或 Ctrl+方向键平移，两侧同步；← → 换处置前，↑ ↓ 换处置后；Home 复原，Esc 返回"
                ),
                "quiet",
            )
        )

    def show_photos(self, photos: Sequence[LoadedPhoto]) -> None:
        """Show the newest before and the newest after."""
        self.before.show_photos([one for one in photos if one.photo.phase in BEFORE])
        self.after.show_photos([one for one in photos if one.photo.phase in AFTER])

    def show_words(self, words: str) -> None:
        """Show *words* on both sides."""
        self.before.show_words(words)
        self.after.show_words(words)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key does to the pictures; return whether it is one of theirs."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _MOVES:
            across, down = _MOVES[key]
            self.lens.move(across * MOVE, down * MOVE)
        elif key in _ZOOMS:
            self.lens.zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_Home:
            self.lens.reset()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.before.go(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.after.go(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True


_MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_ZOOMS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
