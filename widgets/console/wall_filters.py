"""筛选: what the desk's map, and once it is pushed the whole wall, is narrowed to: an area, a class, lights."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.terms import Light
from app.situation.filters import EVERYTHING, Filter
from widgets.console.plates import label, set_role
from widgets.words import translate, zh

LIGHTS = ((Light.RED, zh("红灯")), (Light.YELLOW, zh("黄灯")), (Light.GREEN, zh("绿灯")))


class FilterBox(QWidget):
    """The choice. Names of areas and classes come from whoever knows them."""

    changed = Signal(object)
    """A :class:`Filter` for the desk's own map."""
    pushed = Signal(object)
    """A :class:`Filter` for the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = EVERYTHING
        self._names: dict[str, str] = {}
        self._offered = {"areas": "", "classes": ""}
        self.said = label("", "secondary")
        self.said.setWordWrap(True)
        self.area, self.case_class = QPushButton(), QPushButton()
        self.lights = {light: QPushButton(translate(name)) for light, name in LIGHTS}
        self.push, self.clear = QPushButton(self.tr("筛选上屏")), QPushButton(self.tr("8　取消筛选"))
        for light, button in self.lights.items():
            button.setObjectName(light.value)
            button.clicked.connect(self._on_light)
        self.area.clicked.connect(self._on_area)
        self.case_class.clicked.connect(self._on_class)
        self.push.clicked.connect(self._on_push)
        self.clear.clicked.connect(self.take_everything)
        for button in (self.area, self.case_class, *self.lights.values(), self.push, self.clear):
            set_role(button, "small")
        self._lay_out()
        self._refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for parts in ((self.area,), (self.case_class,), tuple(self.lights.values()), (self.push, self.clear)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for part in parts:
                row.addWidget(part)
            column.addLayout(row)
        column.addWidget(self.said)

    def offer(self, *, area: tuple[str, str] = ("", ""), case_class: tuple[str, str] = ("", "")) -> None:
        """Offer an area and a class, each as (code, name), to narrow to: those of what is looked at."""
        for kind, (code, name) in (("areas", area), ("classes", case_class)):
            self._offered[kind] = code
            if code:
                self._names[code] = name
        self._refresh()

    def show_wall(self, narrowed: Filter) -> None:
        """Say what the wall is narrowed to."""
        self.said.setText(self.tr("大屏筛选：{0}").format(self.words_of(narrowed)))

    def words_of(self, narrowed: Filter) -> str:
        """Return a filter in words."""
        if narrowed.is_empty:
            return self.tr("无")
        lights = dict(LIGHTS)
        parts = [self._names.get(code, code) for code in (*narrowed.areas, *narrowed.classes, *narrowed.departments)]
        return translate("、").join([*parts, *(translate(lights[one]) for one in narrowed.lights if one in lights)])

    def name(self, code: str, name: str) -> None:
        """Take note of what a code is called."""
        self._names[code] = name

    def forget(self) -> None:
        """Narrow this desk's own map no more; the wall stays as it is."""
        if not self.filter.is_empty:
            self._set(EVERYTHING)
            self.changed.emit(self.filter)

    @Slot()
    def take_everything(self) -> None:
        """Narrow nothing any more, here and on the wall."""
        had = not self.filter.is_empty
        self._set(EVERYTHING)
        if had:
            self.changed.emit(self.filter)
        self.pushed.emit(EVERYTHING)

    def _set(self, wanted: Filter) -> None:
        self.filter = wanted
        self._refresh()

    def _refresh(self) -> None:
        for button, kind, template in (
            (self.area, "areas", self.tr("只看区域 {0}")), (self.case_class, "classes", self.tr("只看类别 {0}")),
        ):  # fmt: skip
            chosen = getattr(self.filter, kind)
            code = self._offered[kind] or (chosen[0] if chosen else "")
            button.setText(template.format(self._names.get(code, code)) if code else template.format("—"))
            button.setEnabled(bool(code))
            set_role(button, "small-next" if code and code in chosen else "small")
        for light, button in self.lights.items():
            set_role(button, "small-next" if light in self.filter.lights else "small")
        self.push.setEnabled(not self.filter.is_empty)

    def _toggle(self, kind: str) -> None:
        """Narrow to the one that is offered, or no longer to it."""
        chosen = getattr(self.filter, kind)
        code = self._offered[kind] or (chosen[0] if chosen else "")
        wanted = () if code in chosen else (code,)
        areas = wanted if kind == "areas" else self.filter.areas
        classes = wanted if kind == "classes" else self.filter.classes
        self._set(Filter(classes, areas, self.filter.lights, self.filter.departments))
        self.changed.emit(self.filter)

    @Slot()
    def _on_area(self) -> None:
        self._toggle("areas")

    @Slot()
    def _on_class(self) -> None:
        self._toggle("classes")

    @Slot()
    def _on_light(self) -> None:
        sender = self.sender()
        light = Light("" if sender is None else sender.objectName())
        chosen = self.filter.lights
        lights = tuple(one for one in chosen if one is not light) if light in chosen else (*chosen, light)
        self._set(Filter(self.filter.classes, self.filter.areas, lights, self.filter.departments))
        self.changed.emit(self.filter)

    @Slot()
    def _on_push(self) -> None:
        self.pushed.emit(self.filter)
