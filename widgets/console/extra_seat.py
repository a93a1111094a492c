"""What the further windows of one seat share while one person sits at it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSettings, Signal, Slot

from app.domain.terms import Post
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told

AdviceReport = Callable[[], str | None]
"""One sentence on how often advice was right, ``None`` while nobody knows."""


def no_report() -> str | None:
    """Return that nothing is known of the advice."""
    return None


class ExtraSeat(QObject):
    """The seat's parts, its person, and one way to ask the gateway; gone when the person leaves."""

    answered = Signal(object)
    """A :class:`~widgets.console.step_asker.Told`, for every request of any window."""
    case_wanted = Signal(str)
    """A case's id, chosen in a list."""

    call_wanted = Signal(object)
    """A :class:`~app.domain.call.CallRecord` without an outcome, to be handled in the call form."""
    window_wanted = Signal(str)
    """Another window's name, as :class:`~widgets.console.extra_windows.ExtraWindows` calls it."""

    def __init__(
        self, context: ConsoleContext, person: Person, places: QSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.person = person
        self.places = places
        self.advice_report: AdviceReport = no_report
        self._asker = StepAsker(context, self)
        self._asker.sit_down(person)
        self._asker.answered.connect(self._on_answered)

    def has(self, *posts: Post) -> bool:
        """Say whether the person holds one of *posts*."""
        return any(post in self.person.posts for post in posts)

    def ask(self, name: str, words: str, fields: dict[str, object] | None = None, at: "CaseAt | None" = None) -> str:
        """Ask the gateway for the step *name*, called *words*, on a case where one is given; return the request's id.

        The id is ``""`` for what is refused at once, since nothing is written while the desk looks back.
        """
        case = at or CaseAt()
        return self._asker.ask(name, words, case_id=case.case_id, version=case.version, fields=fields)

    @property
    def waiting(self) -> int:
        """How many requests have no answer yet."""
        return self._asker.waiting

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        self.answered.emit(told)


@dataclass(frozen=True, slots=True)
class CaseAt:
    """A case at the version that was seen."""

    case_id: str = ""
    version: int | None = None
