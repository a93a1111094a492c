"""视频上报: a camera's frame becomes a case: the picture that was copied, a class by letters, a place by name or click."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.place import PlaceKind
from app.services.geocoder import Place
from widgets.console.advice_words import worded
from widgets.console.ask_clipboard import copied_files, copied_frame
from widgets.console.ask_photos import PhotosField
from widgets.console.call_words import Sentences
from widgets.console.context import ConsoleContext
from widgets.console.extra_style import extra_style
from widgets.console.plates import label, set_role
from widgets.console.search_find import Candidate, FindField
from widgets.console.search_finders import Finders
from widgets.console.video_map import SpotMap
from widgets.terms import word

SIZE = 1180, 640
FORM_WIDTH, WORDS_HIGH = 560, 110
LONGEST = 4_000
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class VideoForm(QDialog):
    """Asks for what the frame shows and where; :attr:`values` are the fields of the step ``reported``.

    It begins with the picture that was copied, if there is one, and with the map at *start* (degrees east and north).
    """

    def __init__(
        self, context: ConsoleContext, start: tuple[float, float] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("video-form")
        self.setWindowTitle(self.tr("视频上报"))
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setStyleSheet(extra_style(context.theme))
        self.photos = PhotosField("photos", self.tr("截图"), "before", context, is_needed=True)
        self.class_ = FindField(Finders(context).classes)
        self.class_.setPlaceholderText(self.tr("名称、代码或拼音首字母"))
        self.place = FindField(self._places)
        self.place.setPlaceholderText(self.tr("摄像机点位、路名门牌；或点地图"))
        self.spot = label("", "secondary")
        self.spot.setWordWrap(True)
        self.text = Sentences(WORDS_HIGH)
        self.urgent = QCheckBox(self.tr("紧急"))
        self.map = SpotMap(context.city, context.theme)
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self.do = QPushButton(self.tr("上报　Ctrl+回车"))
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        if start is not None:
            self.map.show_place(replace(self._spot(*start), name=self.tr("尚未选定，点地图选位置")))
        has_frame = bool(copied_files()) or copied_frame() is not None
        if has_frame:
            self.photos.take_copied()
        (self.class_ if has_frame else self.photos.paste).setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(10)
        grid.setHorizontalSpacing(10)
        rows: Sequence[tuple[str, QWidget]] = (
            (self.tr("小类"), self.class_), (self.tr("位置"), self.place), ("", self.spot),
            (self.tr("描述"), self.text), ("", self.urgent),
        )  # fmt: skip
        for place, (words, field) in enumerate(rows):
            title = label(words, "secondary")
            title.setFixedWidth(96)
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, place, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        left = QWidget()
        left.setFixedWidth(FORM_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("视频上报"), "case-title"))
        column.addWidget(self.photos)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addLayout(buttons)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(self.map, 1)
        for button in (self.do, self.drop):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.class_.finished.connect(self.place.setFocus)
        self.class_.taken.connect(self._on_class)
        self.place.pointed.connect(self._on_pointed)
        self.place.taken.connect(self._on_pointed)
        self.place.finished.connect(self.text.setFocus)
        self.text.finished.connect(self.do.setFocus)
        self.map.clicked.connect(self._on_clicked)
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)

    # ---- where

    def _places(self, written: str) -> Sequence[Candidate]:
        geocoder = self._context.geocoder
        found = () if geocoder is None else geocoder.search(written, 8)
        return tuple(Candidate(value=one, words=f"{one.name}　{word(one.kind)}", short=one.name) for one in found)

    def _spot(self, lon: float, lat: float) -> Place:
        """Return the place at a point, named by the nearest road."""
        places = self._context.advisor.places
        road, _ = places.road_near(lon, lat)
        name = self.tr("{0}附近").format(road) if road else self.tr("地图选点")
        return Place(name=name, kind=PlaceKind.LANDMARK, lon=lon, lat=lat, grid=places.grid_at(lon, lat), score=1.0)

    @Slot(object)
    def _on_pointed(self, candidate: Candidate | None) -> None:
        place = None if candidate is None else candidate.value
        if isinstance(place, Place):
            self.map.show_place(place)
            self.spot.setText(worded(self._context.advisor.grid(place.lon, place.lat).reason))

    @Slot(float, float)
    def _on_clicked(self, lon: float, lat: float) -> None:
        place = self._spot(lon, lat)
        candidate = Candidate(value=place, words=place.name, short=place.name)
        self.place.set_taken(candidate)
        self._on_pointed(candidate)

    @Slot(object)
    def _on_class(self, candidate: Candidate) -> None:
        self.text.setPlaceholderText(self.tr("视频发现{0}").format(candidate.short))

    # ---- what

    @property
    def values(self) -> dict[str, object]:
        """Return the step's fields; what nobody described is called by its class."""
        place = self.place.value if isinstance(self.place.value, Place) else None
        return {
            "photos": self.photos.value(),
            "class_key": self.class_.value,
            "place": self.place.text().strip(),
            "lon": None if place is None else place.lon,
            "lat": None if place is None else place.lat,
            "description": self.text.words or self.text.placeholderText(),
            "urgent": self.urgent.isChecked(),
        }

    def accept(self) -> None:
        """Go out with what is whole; else say what is missing and go there."""
        self.class_.settle()
        self.place.settle()
        for field, fault in (
            (self.photos, self.photos.fault()),
            (self.class_, "" if self.class_.value else self.tr("请从列表选定小类")),
            (self.place, "" if isinstance(self.place.value, Place) else self.tr("请从列表选定位置，或点地图")),
            (self.text, self.tr("描述最多 {0} 字").format(LONGEST) if len(self.text.words) > LONGEST else ""),
        ):
            if fault:
                self.message.setText(fault)
                field.setFocus()
                return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it is on, with Ctrl it reports from everywhere."""
        is_sent = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or self.do.hasFocus()
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif is_sent:
            self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files."""
        if copied_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files."""
        self.photos.add_files(copied_files(event.mimeData()))
