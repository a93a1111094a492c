"""Drawing on the desk's map for the wall: the tool, the words, sending, taking back; what stands on the wall is shown here."""

from PySide6.QtCore import QObject, Slot

from app.situation.questions.wall_now import WallState
from app.situation.wall_log import Annotation
from widgets.console.desk_page import MAP, DeskPage
from widgets.console.step_asker import Told
from widgets.console.wall_desk import WallDesk
from widgets.console.wall_notes import TOOLS, NotesBox

ANNOTATE, REMOVE = "wall_annotate", "wall_remove_annotation"
DRAFT = "draft"


class WallDrawing(QObject):
    """What is drawn and not yet sent, what stands on the wall, and which of it this seat made."""

    def __init__(self, page: DeskPage, wall: WallDesk, box: NotesBox) -> None:
        super().__init__(page)
        self._page = page
        self._wall = wall
        self._box = box
        self._view = page.map.view
        self._draft: Annotation | None = None
        self._sent: dict[str, tuple[Annotation, str]] = {}
        self._notes: tuple[Annotation, ...] = ()
        self._case_id = ""
        self.mine: list[str] = []
        """Ids of the drawings this seat made, the newest last."""
        box.taken_up.connect(self._on_taken_up)
        page.map.tools.back_wanted.connect(self.take_back)
        page.map.tools.end_wanted.connect(self._view.finish_sketch)
        box.meant.connect(self._on_meant)
        box.dropped.connect(self.drop)
        box.removed.connect(self.remove)
        self._view.sketched.connect(self._on_sketched)
        self._view.note_clicked.connect(box.choose)
        wall.asker.answered.connect(self._on_answered)

    def follow(self, state: WallState) -> None:
        """Show what stands on the wall, and draw for its case from now on."""
        self._case_id, self._notes = state.notes_case, state.notes
        self._show()

    def escape(self) -> bool:
        """Put the draft away, else the tool; say whether there was one."""
        if self._draft is not None:
            self._box.ask_words("")
            self.drop()
            return True
        if self._box.tool:
            self._box.take_up(self._box.tool)
            return True
        return False

    @Slot()
    def take_back(self) -> None:
        """Take the last point away while something is being drawn, else this seat's newest drawing."""
        self._view.take_back_point(self._take_back_note)

    @Slot(str)
    def _on_taken_up(self, tool: str) -> None:
        """Draw with a tool; keys are the map's then, not a field's."""
        for known, _, _ in TOOLS:
            if known == tool:
                self._view.take_up(known)
        if tool:
            self._page.setFocus()
        else:
            self._view.take_up("")

    def leave(self) -> None:
        """Forget whose drawings they were."""
        self.mine.clear()
        self._draft = None
        self._sent.clear()
        self._box.ask_words("")
        if self._box.tool:
            self._box.take_up(self._box.tool)

    @Slot()
    def drop(self) -> None:
        """Drop what was drawn and not sent."""
        self._draft = None
        self._show()

    @Slot(str)
    def remove(self, name: str) -> None:
        """Ask to take a drawing off the wall."""
        self._wall.ask(REMOVE, self.tr("清除标注"), id=name)

    def _take_back_note(self) -> None:
        standing = {note.id for note in self._notes}
        newest = next((name for name in reversed(self.mine) if name in standing), "")
        if newest:
            self.remove(newest)
        else:
            self._page.say(self.tr("本席没有可撤的标注"), "soon")

    @Slot(str, tuple)
    def _on_sketched(self, shape: str, points: tuple[tuple[float, float], ...]) -> None:
        self._draft = Annotation(
            DRAFT, shape, points, case_id=self._case_id
        )  # of what stands there now, not at the end
        self._show()
        tool = self._box.tool
        if tool:
            self._box.ask_words(tool)

    @Slot(str)
    def _on_meant(self, text: str) -> None:
        draft = self._draft
        if draft is None:
            return
        points = [list(point) for point in draft.points]
        is_out = self._wall.ask(
            ANNOTATE, self.tr("标注"), case_id=draft.case_id, shape=draft.shape, points=points, text=text
        )
        step = self._wall.asker.newest(ANNOTATE) if is_out else None
        if step is not None:
            self._sent[step.step_id], self._draft = (draft, text), None
            self._show()
        else:
            self._ask_again(draft, text)

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        """Learn what the drawing is called; one that was refused is there again, if nothing else is being drawn.

        What whoever sat here before has drawn is none of this person's.
        """
        sent = self._sent.pop(told.step.step_id, None)
        if sent is None:
            return
        name = told.answer.fields.get("id")
        if told.answer.ok and isinstance(name, str):
            self.mine.append(name)
        elif self._draft is None and not told.answer.ok and self._page.large == MAP:
            searched = self._page.map.tools.finder.field
            is_searching = searched.hasFocus() and bool(searched.text())
            self._ask_again(*sent)
            if is_searching:
                searched.setFocus()  # what is typed on is no word of the drawing

    def _ask_again(self, draft: Annotation, text: str) -> None:
        """Keep what could not be sent, with its words, until it can or is dropped."""
        self._draft = draft
        self._show()
        for known, _, _ in TOOLS:
            if known == draft.shape:
                self._box.ask_words(known, text)

    def _show(self) -> None:
        shown = self._notes if self._draft is None else (*self._notes, self._draft)
        self._view.show_notes(shown)
        self._box.show_notes(self._notes, self.mine)
