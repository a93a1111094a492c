"""The keys of the wall's scenes: six have a digit, all beyond them share ``+`` and its list."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from app.services.wall_scenes import ScenePicture
from widgets.console.plates import set_role
from widgets.terms import spoken

KEYED = 6
"""So many scenes have a digit; the keypad's 7 to 9 mean something else."""
MORE_KEY = "K+"


class SceneKeys(QObject):
    """One button for each scene with a digit, and :attr:`more` for all others (``None``: there are none).

    A press of ``+`` goes from one of the others to the next; the mouse has a list where they are several.
    """

    pressed = Signal(str)
    """``K1`` to ``K6``, or ``K+``."""
    chosen = Signal(object)
    """A :class:`ScenePicture` of the list."""

    def __init__(self, scenes: tuple[ScenePicture, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.keyed, self.further = scenes[:KEYED], scenes[KEYED:]
        self.digits = tuple(self._button(f"K{place}") for place in range(1, len(self.keyed) + 1))
        self.more = self._button(MORE_KEY) if self.further else None
        if len(self.further) > 1:
            self._fill_list()
        self.show_scenes(None, "")

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return all buttons in their order."""
        return self.digits if self.more is None else (*self.digits, self.more)

    def next_further(self, preview: ScenePicture | None) -> ScenePicture | None:
        """Return what ``+`` previews after *preview*: the next of the others, after the last of them nothing."""
        if not self.further or preview == self.further[-1]:
            return None
        return self.further[self.further.index(preview) + 1] if preview in self.further else self.further[0]

    def show_scenes(self, preview: ScenePicture | None, standing: str) -> None:
        """Mark the scene that is previewed, and the one that stands on the wall."""
        for place, (button, scene) in enumerate(zip(self.digits, self.keyed, strict=True), 1):
            self._mark(button, f"{place}　{spoken(scene.name)}", scene, preview, standing)
        if self.more is not None:
            told = next((one for one in self.further if one == preview), None)
            told = told or next((one for one in self.further if one.key == standing), None)
            only = told or (self.further[0] if len(self.further) == 1 else None)
            words = self.tr("更多 {0}").format(len(self.further)) if only is None else spoken(only.name)
            self._mark(self.more, f"+　{words}", told, preview, standing)

    def _mark(
        self, button: QPushButton, words: str, scene: ScenePicture | None, preview: ScenePicture | None, standing: str
    ) -> None:
        is_on_wall = scene is not None and scene.key == standing
        is_next = scene is not None and scene == preview
        place = self.tr("　在屏") if is_on_wall else self.tr("　预览") if is_next else ""
        button.setText(f"{words}{place}")
        set_role(button, "small-on" if is_on_wall else "small-next" if is_next else "small")

    def _button(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"wall-{key}")
        button.clicked.connect(self._on_clicked)
        return button

    def _fill_list(self) -> None:
        if self.more is None:
            return
        menu = QMenu(self.more)
        for place, scene in enumerate(self.further):
            menu.addAction(spoken(scene.name)).setData(place)
        menu.triggered.connect(self._on_triggered)
        self.more.setMenu(menu)

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(sender.objectName().removeprefix("wall-"))

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(self.further[action.data()])
