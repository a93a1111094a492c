"""What an emergency is opened with: name, kind, level, place, who commands, until when, and whether it is a drill."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from app.domain.emergency_plan import ROMAN
from app.domain.moment import Instant, from_datetime, to_datetime
from app.services.geocoder import Geocoder, Place
from app.situation.questions.wall_now import WallState
from widgets.console.call_digits import DigitChoice
from widgets.console.plates import Elided, label, set_role
from widgets.words import zh

KINDS = (zh("内涝"), zh("火灾"), zh("塌陷"), zh("危化品"), zh("暴雪"), zh("其他"))
"""Kinds offered beside those that the site has plans for."""
KINDS_MOST = 8
_FIRST_LEVEL = 2
"""Ⅲ, where the form begins: most responses of a city's centre are of that level."""


class EmergencyOpenForm(QFrame):
    """The fields from top to bottom; Enter goes through them and begins at the end."""

    finished = Signal()

    def __init__(
        self, kinds: Sequence[str], geocoder: Geocoder | None, now: Callable[[], Instant], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._kinds = tuple(dict.fromkeys((*kinds, *KINDS)))[:KINDS_MOST]
        self._geocoder = geocoder
        self._now = now
        self._shown: WallState | None = None
        self._found: tuple[Place, ...] = ()
        self.title, self.place, self.commander, self.site_commander, self.due = (_line(name) for name in _NAMES)
        self.kind = DigitChoice(self._kinds)
        self.level = DigitChoice([f"{roman}" for roman in ROMAN[1:]])
        self.level.choose(_FIRST_LEVEL)
        self.drill = DigitChoice([self.tr("实战"), self.tr("演练")])
        self.where = Elided("secondary")
        self.do = QPushButton(self.tr("启动应急　Ctrl+回车"))
        set_role(self.do, "primary")
        self._fields: tuple[QWidget, ...] = (
            self.title, self.kind, self.level, self.place, self.commander, self.site_commander, self.due, self.drill,
        )  # fmt: skip
        self._lay_out()
        for choice in (self.kind, self.level, self.drill):
            choice.finished.connect(self.go_on)
        for field in (self.title, self.place, self.commander, self.site_commander, self.due):
            field.returnPressed.connect(self.go_on)
        self.place.textChanged.connect(self._find)
        self.do.clicked.connect(self.finished)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        titles = (
            self.tr("事件名称"), self.tr("类别"), self.tr("响应级别"), self.tr("地点"), self.tr("指挥长"),
            self.tr("现场指挥"), self.tr("处置时限"), self.tr("性质"),
        )  # fmt: skip
        row = 0
        for words, field in zip(titles, self._fields, strict=True):
            name = label(words, "strong")
            name.setMinimumHeight(36)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
            row += 1
            if field is self.place:
                grid.addWidget(self.where, row, 1)
                row += 1
        grid.addWidget(self.do, row, 1)
        grid.setColumnStretch(1, 1)
        self.title.setPlaceholderText(self.tr("如 建设路下穿通道积水"))
        self.place.setPlaceholderText(self.tr("地名或门牌；空着就是大屏所示案件的地点"))
        for field in (self.commander, self.site_commander):
            field.setPlaceholderText(self.tr("岗位和短号，不写姓名"))
        self.due.setPlaceholderText(self.tr("时:分，可空"))

    def follow(self, state: WallState | None) -> None:
        """Take the case that the wall shows: its place is the incident's where nobody writes another."""
        self._shown = state if state is not None and state.case_id else None
        self._find()

    @Slot()
    def _find(self) -> None:
        text = self.place.text().strip()
        self._found = self._geocoder.search(text, 1) if text and self._geocoder is not None else ()
        self.where.show_text(self._where(text))

    def _where(self, text: str) -> str:
        if not text:
            shown = self._shown
            return self.tr("大屏所示案件 {0}").format(shown.number) if shown else self.tr("大屏没有案件，请写地名")
        return self.tr("定位到 {0}").format(self._found[0].name) if self._found else self.tr("找不到这个地名")

    @Slot()
    def go_on(self) -> None:
        """Go to the next field; after the last one to the button."""
        here = self.focusWidget()
        place = next((n for n, field in enumerate(self._fields) if field is here), -1)
        (self._fields[place + 1] if place + 1 < len(self._fields) else self.do).setFocus()

    def wrong(self) -> str:
        """Return what is missing or cannot be meant, ``""`` where all is well."""
        if not self.title.text().strip():
            return self.tr("请填写事件名称")
        if not self._found and (self.place.text().strip() or self._shown is None):
            return self.tr("请写一个找得到的地点")
        if self.due.text().strip() and due_at(self.due.text(), self._now()) is None:
            return self.tr("处置时限写作 时:分，如 16:40")
        return ""

    @property
    def case_id(self) -> str:
        """Return the case that the incident is, ``""`` where a place is written."""
        return "" if self._found or self._shown is None else self._shown.case_id

    @property
    def fields(self) -> dict[str, object]:
        """Return the request's fields."""
        given: dict[str, object] = {
            "title": self.title.text().strip(), "kind": self._kinds[self.kind.place], "level": self.level.place + 1,
            "commander": self.commander.text().strip(), "site_commander": self.site_commander.text().strip(),
            "drill": self.drill.place == 1,
        }  # fmt: skip
        if self._found:
            one = self._found[0]
            given |= {"lon": one.lon, "lat": one.lat, "place": self.place.text().strip()}
        due = due_at(self.due.text(), self._now())
        return given if due is None else {**given, "due": due}


_NAMES = ("emergency-title", "emergency-place", "emergency-commander", "emergency-site", "emergency-due")


def due_at(text: str, now: Instant) -> Instant | None:
    """Return the next moment at the local time ``H:MM`` after *now*, ``None`` where *text* is no time."""
    hours, _, minutes = text.strip().replace("：", ":").partition(":")
    if not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return None
    if int(hours) > 23 or int(minutes) > 59:
        return None
    today = to_datetime(now)
    due = today.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)
    return from_datetime(due if due > today else due + timedelta(days=1))


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setMaxLength(40)
    return field
