"""对照: the open case beside the one it may repeat: photos, words, place and time; then M or N decides."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import to_datetime
from app.services.duplicates import Duplicate
from app.situation.case_row import CaseRow
from widgets.console.advice_words import worded
from widgets.console.case_reader import CaseReader, ReadCase
from widgets.console.context import ConsoleContext
from widgets.console.lens import Lens
from widgets.console.loaded_photo import LoadedPhoto
from widgets.console.open_case import OpenCase
from widgets.console.photo_compare import PhotoSide
from widgets.console.place_sketch import PlaceSketch
from widgets.console.plates import Elided, label, set_role
from widgets.terms import word

WIDTH, HEIGHT = 1560, 860
MOST = 3
MERGE, APART = "M", "N"


class CaseSide(QFrame):
    """One case: its head, where and when, its words, its newest photo."""

    def __init__(self, lens: Lens, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.title = Elided("case-title")
        self.number = label("", "quiet")
        self.place = Elided("secondary")
        self.when = Elided("secondary")
        self.stage = label("", "plate-grey")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        set_role(self.words, "description")
        self.words.setFixedHeight(110)
        self.photo = PhotoSide(self.tr("照片"), self.tr("没有照片"), lens, context.theme)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.stage)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self.number, self.place, self.when, self.words):
            column.addWidget(widget)
        column.addWidget(self.photo, 1)

    def show_case(self, row: CaseRow, description: str, photos: Sequence[LoadedPhoto], department: str) -> None:
        """Show the case."""
        at = to_datetime(row.reported_at)
        self.title.show_text(f"{row.class_name}　{row.road}")
        self.number.setText(row.number)
        self.place.show_text(row.place or row.road)
        who = self.tr("监督员 {0}").format(row.reporter) if row.reporter else word(row.source)
        self.when.show_text(f"{at.month}/{at.day} {at:%H:%M:%S}　{who}　{department}")
        self.stage.setText(word(row.stage))
        self.words.setPlainText(description or self.tr("没有描述"))
        self.photo.show_photos(photos)


class CompareDialog(QDialog):
    """``decision`` is ``M``, ``N`` or ``""``; ``chosen`` the case it is a repeat of."""

    def __init__(
        self, case: OpenCase, photos: Sequence[LoadedPhoto], rows: Sequence[CaseRow], context: ConsoleContext,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("compare-dialog")
        self.setWindowTitle(self.tr("对照"))
        self.setModal(True)
        room = parent.window().size()
        self.resize(min(WIDTH, room.width() - 80), min(HEIGHT, room.height() - 80))
        self.decision = ""
        self._case = case
        self._rows = {row.case_id: row for row in rows}
        self._suspects = tuple(one for one in case.duplicates or () if one.case_id in self._rows)[:MOST]
        self._place = 0
        self._context = context
        self._reader = CaseReader(context, self)
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self.lens = Lens(self)
        self.mine, self.other = CaseSide(self.lens, context), CaseSide(self.lens, context)
        self.sketch = PlaceSketch(context.city, context.theme)
        self.reason = label("", "strong")
        self.reason.setWordWrap(True)
        self.merge = QPushButton(self.tr("M　并案"))
        self.apart = QPushButton(self.tr("N　非重复"))
        self.back = QPushButton(self.tr("Esc　返回"))
        self._lay_out()
        self.mine.show_case(case.row, case.description, photos, case.row.department_name)
        self._show()

    @property
    def suspect(self) -> Duplicate | None:
        """Return the case that is shown beside the open one."""
        return self._suspects[self._place] if self._suspects else None

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.addWidget(self.reason)
        middle.addWidget(self.sketch, 1)
        sides = QHBoxLayout()
        sides.setSpacing(10)
        sides.addWidget(self.mine, 3)
        sides.addLayout(middle, 2)
        sides.addWidget(self.other, 3)
        foot = QHBoxLayout()
        words = self.tr("1–{0} 换疑似案卷；滚轮缩放照片，两侧同步").format(len(self._suspects))
        foot.addWidget(label(words if len(self._suspects) > 1 else self.tr("滚轮缩放照片，两侧同步"), "quiet"), 1)
        for button, slot in ((self.back, self.reject), (self.merge, self._on_merge), (self.apart, self._on_apart)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            foot.addWidget(button)
        set_role(self.apart, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addLayout(sides, 1)
        column.addLayout(foot)

    def _show(self) -> None:
        suspect = self.suspect
        if suspect is None:
            self.reason.setText(self.tr("疑似案卷已不在册"))
            return
        row, mine = self._rows[suspect.case_id], self._case.row
        self.reason.setText(worded(suspect.reason))
        self.other.show_case(row, self.tr("读取中"), (), row.department_name)
        self.sketch.show_spots(
            (mine.lon, mine.lat), (row.lon, row.lat), self.tr("相距 {0:.0f} 米").format(suspect.metres)
        )
        self._reader.read(suspect.case_id)

    @Slot(object)
    def _on_read(self, read: ReadCase) -> None:
        row = self._rows[read.case_id]
        description = read.story.case.description if read.story else ""
        self.other.show_case(row, description, read.photos, row.department_name)

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self.other.words.setPlainText(self.tr("读取失败：{0}").format(reason))

    @Slot()
    def _on_merge(self) -> None:
        self._decide(MERGE)

    @Slot()
    def _on_apart(self) -> None:
        self._decide(APART)

    def _decide(self, decision: str) -> None:
        self.decision = decision
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M and N decide, digits change the suspect, V goes back as it came."""
        place = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_M:
            self._decide(MERGE)
        elif event.key() == Qt.Key.Key_N:
            self._decide(APART)
        elif event.key() == Qt.Key.Key_V:
            self.reject()
        elif 0 <= place < len(self._suspects):
            self._place = place
            self._show()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
