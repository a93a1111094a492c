"""What holds of an emergency (战时) after an event, as the event itself carries it: nothing is derived from earlier ones."""

from msgspec import Struct

from app.domain.moment import Instant

DEPTH, RAIN, AREA, FORECAST, PEOPLE = "depth", "rain", "area", "forecast", "people"
MEASURED = {DEPTH: "厘米", RAIN: "毫米／时", AREA: "平米"}
"""Readings that are numbers, with their units; the others are words."""
TODO, RUNNING, DONE = "todo", "running", "done"


class Reading(Struct, frozen=True, omit_defaults=True):
    """One reading or report: ``what`` it is of, its value or words, where it came from, and when it was taken.

    ``source`` is a sensor's number or who measured; ``by_hand`` says that a person entered it.
    """

    what: str
    at: Instant
    source: str
    value: float | None = None
    words: str = ""
    by_hand: bool = True


class StepState(Struct, frozen=True, omit_defaults=True):
    """A step of the plan: ``due`` is its limit, ``state`` ``todo``, ``running`` or ``done`` since ``at`` (0: never touched).

    ``seen`` says that somebody acknowledged that it is late.
    """

    number: int
    title: str
    who: str
    due: Instant
    state: str = TODO
    at: Instant = 0
    note: str = ""
    seen: bool = False


class Sent(Struct, frozen=True, omit_defaults=True):
    """How much of a resource is on site, and how much is on its way until when (0: not said)."""

    code: str
    on_site: int = 0
    coming: int = 0
    due: Instant = 0


class EmergencyStand(Struct, frozen=True, omit_defaults=True):
    """One emergency. ``level`` is 1 (Ⅰ) to 4 (Ⅳ), ``closed_at`` 0 while it goes on; ``due`` 0 is not said.

    ``plan`` and ``plan_name`` are the plan it goes by, empty where the site has none for it;
    ``steps`` are as the plan had them when it was begun.
    """

    id: str
    title: str
    kind: str
    level: int
    opened_at: Instant
    lon: float
    lat: float
    place: str = ""
    commander: str = ""
    site_commander: str = ""
    case_id: str = ""
    number: str = ""
    drill: bool = False
    due: Instant = 0
    closed_at: Instant = 0
    readings: tuple[Reading, ...] = ()
    plan: str = ""
    plan_name: str = ""
    steps: tuple[StepState, ...] = ()
    sent: tuple[Sent, ...] = ()

    @property
    def about(self) -> str:
        """Return what its drawings are kept with: its case, else itself."""
        return self.case_id or self.id

    @property
    def is_open(self) -> bool:
        """Return whether it still goes on."""
        return not self.closed_at

    def reading(self, what: str) -> Reading | None:
        """Return the newest reading of *what*, ``None`` where nobody took one."""
        found = [one for one in self.readings if one.what == what]
        return max(found, key=lambda one: one.at) if found else None
