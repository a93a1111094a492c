"""What the panels of the scene 应急 have in common: the emergency they are about, and 演练 in every title of a drill."""

from app.situation.answers import Moment, Question
from app.situation.emergency_stand import EmergencyStand
from app.situation.questions.emergency import EmergencyNow, EmergencySeen
from widgets.wall.glance import Glance, Look, Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.words import translate


class EmergencyPanel(WallPanel):
    """Lays out :meth:`lay_out` while an emergency goes on, and says since when none does."""

    follows_filter = False
    _is_drill = False

    def name(self) -> str:
        """Return the panel's name without 演练."""
        raise NotImplementedError

    def title(self) -> str:
        """Return the panel's name; of a drill with the word 演练."""
        return drilled(self.name(), is_drill=self._is_drill)

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the emergency, and for what the panel shows of it."""
        return (self.emergency(), *self.more())

    def more(self) -> tuple[Question[object], ...]:
        """Return what the panel asks beside the emergency itself."""
        return ()

    def emergency(self) -> EmergencyNow:
        """Return the question about the emergency."""
        return EmergencyNow(wall=self.context.wall)

    def seen(self, moment: Moment) -> EmergencySeen:
        """Return what is known of the emergency."""
        return answer(moment, self.emergency())

    def stand(self, moment: Moment) -> EmergencyStand:
        """Return the emergency that goes on; asked only where one does."""
        stand = self.seen(moment).stand
        if stand is None:
            raise LookupError("no emergency goes on")
        return stand

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for when no emergency goes on."""
        seen = self.seen(moment)
        if seen.stand is None:
            return Nothing(sentence=translate("当前没有应急响应"), since=seen.none_since)
        return None

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Fill *sheet*; what is a drill says so in its title."""
        self._is_drill = is_drill(glance.moment, self.emergency())
        return super().compose(glance, sheet)


def is_drill(moment: Moment | None, question: EmergencyNow) -> bool:
    """Return whether a drill goes on, as far as *moment* knows."""
    found = None if moment is None else moment.of(question)
    return found is not None and found.is_drill


def drilled(title: str, *, is_drill: bool) -> str:
    """Return *title*, of a drill behind the word 演练."""
    return translate("演练　{title}").format(title=title) if is_drill else title
