"""Which changes of the roster this seat can take back, newest first."""

from app.services.messages import Answer
from widgets.console.roster_pages import Change
from widgets.console.step_asker import Told
from widgets.words import translate

MOST = 50


class RosterUndo:
    """Changes that were asked for, and of those that were done what undoes them."""

    def __init__(self) -> None:
        self._asked: list[tuple[Change, Change | None]] = []
        self._undo: list[Change] = []

    @property
    def has_any(self) -> bool:
        """Say whether there is anything to undo."""
        return bool(self._undo)

    def take(self) -> Change:
        """Return what undoes the newest change; it is not undone twice."""
        return self._undo.pop()

    def give_back(self, undo: Change) -> None:
        """Take *undo* for the newest again: it did not go out."""
        self._undo.append(undo)

    def is_asked(self, change: Change) -> bool:
        """Say whether just this was asked for and has no answer yet."""
        return any((one.step, one.fields) == (change.step, change.fields) for one, _ in self._asked)

    def note_asked(self, change: Change, back: Change | None) -> None:
        """Remember that *change* was asked for and that *back* undoes it; ``None`` for a new row, which has no id yet."""
        self._asked.append((change, back))

    def note_done(self, told: Told, answer: Answer) -> None:
        """Remember how to undo what was done."""
        asked = self._taken(told)
        if asked is not None and (back := asked[1] or _removal(told, answer)) is not None:
            self._undo = [*self._undo, back][-MOST:]

    def note_refused(self, told: Told) -> None:
        """Forget a change that was not done."""
        self._taken(told)

    def _taken(self, told: Told) -> tuple[Change, Change | None] | None:
        found = next(
            (one for one in self._asked if one[0].step == told.step.name and one[0].fields == told.step.fields), None
        )
        if found is not None:
            self._asked.remove(found)
        return found


def _removal(told: Told, answer: Answer) -> Change | None:
    """Return what takes a new row back: it is known by the id of the answer."""
    steps = {"set_duty": ("remove_duty", translate("撤销排班")), "set_leave": ("remove_leave", translate("销假"))}
    if told.step.name not in steps or not answer.fields.get("id"):
        return None
    step, words = steps[told.step.name]
    return Change(step=step, words=words, fields={"id": answer.fields["id"]})
