"""照片: before and after the work, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.moment import to_datetime
from widgets.console.loaded_photo import AFTER, BEFORE, LoadedPhoto, preview_of
from widgets.console.photo_compare import PhotoCompare
from widgets.console.plates import Head, label, set_role
from widgets.terms import spoken
from widgets.theme import Theme
from widgets.words import translate

MANY = 2


class PhotoFrame(QFrame):
    """One picture as large as its frame, or the words why there is none."""

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._empty = empty
        self._pixmap = QPixmap()
        self.picture = QLabel(empty)
        set_role(self.picture, "photo-none")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(120, 80)
        self.title = label(title, "strong")
        self.caption = label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.picture, 1)
        column.addWidget(self.title)
        column.addWidget(self.caption)

    def show_words(self, words: str, role: str = "photo-none") -> None:
        """Show *words* in place of a picture."""
        self._pixmap = QPixmap()
        self.title.setText(self._title)
        self.caption.setText("")
        set_role(self.picture, role)
        self.picture.clear()  # Qt keeps the picture where the words are as empty as before
        self.picture.setText(words)

    def show_photo(self, photos: Sequence[LoadedPhoto]) -> None:
        """Show the newest of *photos*, or that there is none."""
        self.show_words("" if photos else self._empty, "photo" if photos else "photo-none")
        if not photos:
            return
        if len(photos) >= MANY:
            self.title.setText(f"{self._title} {len(photos)}／{len(photos)}")
        newest = photos[-1]
        taken = to_datetime(newest.photo.at)
        self.caption.setText(
            translate("{0}/{1} {2:%H:%M:%S}，{3}").format(taken.month, taken.day, taken, spoken(newest.photo.step))
        )
        if newest.content is None:
            self.picture.setText(self.tr("照片还没有传到"))
        else:
            picture = newest.preview if not newest.preview.isNull() else preview_of(newest.content)
            self._pixmap = QPixmap.fromImage(picture)
        if newest.content is not None and self._pixmap.isNull():
            self.picture.setText(self.tr("照片打不开"))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture as large as the frame."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._pixmap.isNull():
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(self._pixmap.scaled(self.picture.contentsRect().size(), keep, smooth))


class Photos(QFrame):
    """The two frames; shown large, the two with one lens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.compare = PhotoCompare(theme)
        self.compare.hide()
        self._photos: Sequence[LoadedPhoto] | None = None
        self._small = QWidget()
        head = Head(self.tr("照片"), self.tr("处置前后同位同向"))
        head.row.addWidget(label("P", "key"))
        head.row.addWidget(label(self.tr("放大对照"), "word"))
        self.before = PhotoFrame(self.tr("处置前"), self.tr("上报时没有照片"))
        self.after = PhotoFrame(self.tr("处置后"), self.tr("尚无处置照片"))
        row = QHBoxLayout(self._small)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(12)
        row.addWidget(self.before, 1)
        row.addWidget(self.after, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._small, 1)
        whole.addWidget(self.compare, 1)
        self.show_none()

    def set_large(self, *, is_large: bool) -> None:
        """Show the photos large side by side, or small again."""
        if is_large and self._photos is not None:
            self.compare.show_photos(self._photos)
        self.compare.lens.reset()
        self.compare.setVisible(is_large)
        self._small.setVisible(not is_large)

    def show_none(self) -> None:
        """Show no case's photos."""
        self._show_words("", "photo-none")

    def show_reading(self) -> None:
        """Show that the photos are being read: whether there are any is not known yet."""
        self._show_words(self.tr("读取中"), "photo-reading")

    def show_failed(self) -> None:
        """Show that the photos could not be read: whether there are any is not known."""
        self._show_words(self.tr("读取失败"), "photo-failed")

    def _show_words(self, words: str, role: str) -> None:
        for frame in (self.before, self.after):
            frame.show_words(words, role)
        self._photos = None
        self.compare.show_words(words)

    def show_photos(self, photos: Sequence[LoadedPhoto]) -> None:
        """Show the newest before and the newest after."""
        self.before.show_photo([one for one in photos if one.photo.phase in BEFORE])
        self.after.show_photo([one for one in photos if one.photo.phase in AFTER])
        self._photos = tuple(photos)
        if not self.compare.isHidden():  # whole pictures are read only where they are looked at
            self.compare.show_photos(photos)
