"""The replay on the wall: the wall goes to the moment of this window, with the people it follows."""

from PySide6.QtCore import QObject, Signal, Slot

from widgets.console.extra_seat import ExtraSeat
from widgets.console.track_replay import TrackReplay

STEPS = ("wall_replay", "wall_return_live")
FOLLOWED_MOST = 12
"""So many people at most are named on a wall; of more, everybody walks and nobody is named."""


class TrackShow(QObject):
    """Asks for what the wall is to replay; the gateway says who may."""

    said = Signal(str, str)

    def __init__(self, seat: ExtraSeat, replay: TrackReplay, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._replay = replay

    @Slot()
    def push(self) -> None:
        """Have the wall replay from the moment that is shown, at the speed that runs; the chosen people are named on its map."""
        at = self._replay.clock.position
        if at is None:
            self.said.emit(self.tr("先读取轨迹，再投屏"), "soon")
            return
        chosen = self._replay.page.chosen
        fields: dict[str, object] = {
            "wall": self._seat.context.wall, "at": at, "speed": self._replay.clock.speed,
            "terminals": [one.terminal for one in chosen] if len(chosen) <= FOLLOWED_MOST else [],
        }  # fmt: skip
        self._seat.ask("wall_replay", self.tr("回放上屏"), fields)

    @Slot()
    def take_back(self) -> None:
        """Have the wall show the present again."""
        self._seat.ask("wall_return_live", self.tr("大屏回到实时"), {"wall": self._seat.context.wall})
