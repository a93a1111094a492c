"""收回: what this seat did last can be taken back until the receiver has signed; the newest first."""

from dataclasses import dataclass

from app.services.messages import Answer, Step

MOST = 20
TAKE_BACK = "take_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A step of this seat: the case as it stood after it."""

    case_id: str
    number: str
    version: int
    words: str


class Undoing:
    """The steps of this session that may still be taken back, as far as this seat knows."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def note(self, step: Step, words: str, answer: Answer, *, can: bool) -> None:
        """Learn of a step that was done; one that cannot be taken back hides those before it on the same case."""
        self._done = [one for one in self._done if one.case_id != answer.case_id]
        if can and step.case_id:
            done = Done(case_id=answer.case_id, number=answer.number, version=answer.version, words=words)
            self._done = [*self._done, done][-MOST:]

    @property
    def newest(self) -> Done | None:
        """Return the step that Z takes back."""
        return self._done[-1] if self._done else None

    def drop(self, case_id: str) -> None:
        """Forget the step on that case: it was taken back, or cannot be any more."""
        self._done = [one for one in self._done if one.case_id != case_id]

    def forget(self) -> None:
        """Know of nothing any more."""
        self._done = []
