"""The head line of 待办案卷: how many cases wait for each kind of work; a click shows only those."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.terms import Pending, Post, Stage
from app.situation.case_row import CaseRow
from widgets.console.plates import set_role
from widgets.words import translate, zh

ALL, RULING, OTHER = zh("全部"), zh("审批"), zh("其他")
UNFILED, OTHERS, BELOW = zh("待补"), zh("待催"), zh("下级")
"""Lists beside the own queue: what was dispatched first and waits to be filed, others' cases to urge, what a department
has passed down."""
LISTS = (UNFILED, OTHERS, BELOW)
_OF_STAGE: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.REPORTED: zh("受理"), Stage.ACCEPTED: zh("立案"), Stage.FILED: zh("派遣"), Stage.FEEDBACK: zh("反馈"),
        Stage.CHECKED: zh("结案"),
        Stage.DISPATCHED: zh("签收"), Stage.DISPOSING: zh("处置"), Stage.HANDLED: zh("待报"),
        Stage.VERIFYING: zh("核实"), Stage.CHECKING: zh("核查"),
    }
)  # fmt: skip
_OF_POST: Mapping[Post, tuple[str, ...]] = MappingProxyType(
    {
        Post.ACCEPTOR: (zh("受理"), OTHER),
        Post.SHIFT_LEADER: (zh("立案"), zh("结案"), RULING),
        Post.DISPATCHER: (zh("派遣"), zh("反馈"), RULING, OTHER),
        Post.DEPARTMENT: (zh("签收"), zh("处置"), zh("待报"), OTHER),
        Post.VIDEO: (zh("受理"), zh("核实"), zh("反馈"), zh("核查"), OTHER),
        Post.LEADER: (RULING, OTHER),
    }
)
_ORDER = (
    zh("受理"),
    zh("核实"),
    zh("立案"),
    zh("派遣"),
    zh("签收"),
    zh("处置"),
    zh("待报"),
    zh("反馈"),
    zh("核查"),
    zh("结案"),
    RULING,
    OTHER,
)
GAP, TIGHT = 10, 4
NARROW = 400
"""Px that the line has; with larger numbers the word stands above its number."""


def kind_of(row: CaseRow) -> str:
    """Return the kind of work a case waits for."""
    if row.pending is not Pending.NONE:
        return RULING
    return _OF_STAGE.get(row.stage, OTHER)


class QueueTabs(QFrame):
    """One button for each kind of work of the posts held here, with its count."""

    chosen = Signal(str)
    """The kind to show, :data:`ALL` for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "head")
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 2, 12, 0)
        self._row.setSpacing(GAP)
        self._row.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_posts(())

    def set_posts(self, posts: Sequence[Post], lists: Sequence[str] = ()) -> None:
        """Show the kinds of work of *posts* and these *lists* beside the queue, and all of the queue chosen."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        held = {kind for post in posts for kind in _OF_POST.get(post, ())}
        kinds = (ALL, *(kind for kind in _ORDER if kind in held), *lists)
        self._totals: dict[str, int] = dict.fromkeys(lists, 0)
        self._buttons = {kind: self._button(kind, place) for place, kind in enumerate(kinds)}
        self._buttons[ALL].setChecked(True)

    def _button(self, kind: str, place: int) -> QPushButton:
        button = QPushButton(translate(kind))
        button.setObjectName(f"tab-{kind}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(button, "tab")
        self._group.addButton(button)
        self._row.insertWidget(place, button)
        return button

    @property
    def kind(self) -> str:
        """Return the kind that is chosen."""
        return next((kind for kind, button in self._buttons.items() if button.isChecked()), ALL)

    @Slot(int)
    def step(self, count: int) -> None:
        """Choose the kind so many tabs on, of those that are shown."""
        kinds = [kind for kind, button in self._buttons.items() if not button.isHidden()]
        place = kinds.index(self.kind) + count if self.kind in kinds else 0
        if 0 <= place < len(kinds):
            self.go_to(kinds[place])

    def go_to(self, kind: str) -> None:
        """Choose *kind*, if it is one of this seat's, and have what is chosen then shown."""
        self.choose(kind)
        self.chosen.emit(self.kind)

    def choose(self, kind: str) -> None:
        """Mark *kind* as chosen, if it is one of this seat's; nothing is shown or asked for yet."""
        if kind in self._buttons:
            self._buttons[kind].setChecked(True)

    def show_total(self, kind: str, total: int) -> None:
        """Say how many cases the list *kind* has; seen with the next counts."""
        self._totals[kind] = total

    def show_counts(self, rows: Sequence[CaseRow]) -> None:
        """Count *rows* by kind."""
        counts = Counter(map(kind_of, rows))
        counts[ALL] = len(rows)
        counts.update(self._totals)
        idle = [kind for kind in self._buttons if not counts[kind] and kind not in (ALL, self.kind)]
        words = {kind: f"{translate(kind)} {counts[kind]}" for kind in self._buttons}
        for kind in idle:
            if kind in (OTHER, *LISTS):
                del words[kind]
        is_narrow = self._width(words, GAP) > NARROW
        if is_narrow:
            words = {kind: "\n".join(text.rsplit(" ", 1)) for kind, text in words.items()}
        for kind in reversed(idle):  # in a language of long words some with nothing to do go, the last first
            if self._width(words, TIGHT) > NARROW:
                words.pop(kind, None)
        self._row.setSpacing(TIGHT if is_narrow else GAP)
        for kind, button in self._buttons.items():
            button.setHidden(kind not in words)
            button.setText(words.get(kind, ""))

    def _width(self, words: Mapping[str, str], gap: int) -> int:
        """Return the px that *words* need beside each other, each as wide as its widest line."""
        metrics = self._buttons[ALL].fontMetrics()
        lines = (text.split("\n") for text in words.values())
        return sum(max(map(metrics.horizontalAdvance, one)) + gap + 3 for one in lines)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.kind)
