"""A hall for figures: a million cases, a shift of 200 inspectors, and the wall's own windows over them, offscreen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.adapters.clockwork import UuidIds
from app.cli.parts import city_of, rules_of
from app.cli.settings import read_settings
from app.domain.moment import Instant
from app.services.seat import Bell, SeatParts
from app.situation.history import History
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.source import FixRows
from tests.bench import patrols, screen, synthetic
from tests.gui.scripted_desk import ScriptedDesk
from widgets.feed import SituationFeed
from widgets.seats import Seats
from widgets.settling import Settling

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
NOW: Instant = patrols.START + 7 * 3_600_000_000
"""An hour before the end of the inspectors' shift."""
WITHIN_S = 60.0


@dataclass
class HallSource(synthetic.SyntheticSource):
    """A synthetic history's store that also holds positions."""

    rows: FixRows = field(default_factory=patrols.walks)

    def fixes_after(self, number: int, limit: int) -> FixRows:
        part = slice(number, number + limit)
        return replace(self.rows, **{name: getattr(self.rows, name)[part] for name in self.rows.__slots__})


class Columns(Situation):
    """A situation whose cases are there already; only positions and what is appended are read."""

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read what came behind the columns."""
        self.poll()


def setting() -> Setting:
    """Return the inspectors' city, with the departments of the synthetic cases."""
    made = patrols.setting()
    return replace(made, city=replace(made.city, departments=synthetic.setting().city.departments))


def situation_over(history: History, source: HallSource, now: Callable[[], Instant]) -> Situation:
    """Return a situation over *history* and the positions of *source*, all of them read."""
    situation = Columns(source, setting(), None, now=now)
    situation._begin(history)
    situation.poll()
    return situation


class HallSeats(Seats):
    """The seats of a wall's process over a situation that is there already."""

    def __init__(self, parts: SeatParts, situation: Situation) -> None:
        super().__init__(parts)
        self.situation = situation
        self.feed = SituationFeed(situation, parts.now)


def parts_over(source: HallSource, wall: str, now: Callable[[], Instant]) -> SeatParts:
    """Return the parts of a wall's seat; its desk and its files are of paper, for no figure here asks them."""
    settings, made = read_settings(), setting()
    return SeatParts(
        source=source, files=None, setting=made, rules=rules_of(settings, city_of(settings), ()),  # type: ignore[arg-type]
        snapshot=Path(), now=now, ids=UuidIds(), duty=("带班领导 1002", "值班长 3102"), wall_name="hall",
        wall_layout=WALLS / f"{wall}.toml", wall_scene="daily", desk=ScriptedDesk(), bell=Bell(),
    )  # fmt: skip


@contextmanager
def open_seats(
    history: History, source: HallSource, wall: str, now: Callable[[], Instant] = lambda: NOW
) -> Iterator[HallSeats]:
    """Give the seats of a wall's process; the caller opens the windows it wants."""
    screen.application()
    with HallSeats(parts_over(source, wall, now), situation_over(history, source, now)) as seats:
        Settling(seats.feed)  # as main.py does
        yield seats


def until(is_done: Callable[[], object], within_s: float = WITHIN_S) -> float:
    """Run the event loop until *is_done*; return the ms it took, or raise :class:`TimeoutError`."""
    begun = perf_counter()
    while not is_done():
        if perf_counter() - begun > within_s:
            raise TimeoutError("the wall did not come that far")
        QApplication.processEvents()
        sleep(0.0005)  # a loop that never rests keeps the workers from their lock
    return (perf_counter() - begun) * 1000


class Pulse:
    """Feels how long the screen's thread is kept from its event loop. Use as a context manager, in an event loop."""

    def __init__(self, every_ms: int = 2) -> None:
        self.pauses: list[float] = []
        self._timer = QTimer(interval=every_ms)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0

    def __enter__(self) -> "Pulse":
        """Begin to feel."""
        self._last = perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Feel no more."""
        self._timer.stop()

    @property
    def longest_ms(self) -> float:
        """The longest pause between two beats, in ms."""
        return max(self.pauses, default=0.0)

    def _beat(self) -> None:
        now = perf_counter()
        self.pauses.append((now - self._last) * 1000)
        self._last = now
