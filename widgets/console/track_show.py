"""The replay on the wall: the wall goes to the moment of this window, with the person it follows."""

from PySide6.QtCore import QObject, Signal, Slot

from widgets.console.extra_seat import ExtraSeat
from widgets.console.track_replay import TrackReplay

STEPS = ("wall_replay", "wall_show_subject", "wall_return_live")


class TrackShow(QObject):
    """Asks for what the wall is to replay; the gateway says who may."""

    said = Signal(str, str)

    def __init__(self, seat: ExtraSeat, replay: TrackReplay, parent: QObject) -> None:
        super().__init__(parent)
        self._seat = seat
        self._replay = replay

    @Slot()
    def push(self) -> None:
        """Have the wall replay from the moment that is shown, at the speed that runs; one chosen person is pointed at."""
        at = self._replay.clock.position
        if at is None:
            self.said.emit(self.tr("先读取轨迹，再投屏"), "soon")
            return
        wall = self._seat.context.wall
        chosen = self._replay.page.chosen
        frame = self._replay.map.frame
        if len(chosen) == 1 and frame is not None and chosen[0].terminal in frame.terminals:
            one, place = chosen[0], frame.terminals.index(chosen[0].terminal)
            subject: dict[str, object] = {
                "wall": wall, "kind": "inspector", "id": one.terminal, "label": one.name,
                "lon": float(frame.lon[place]), "lat": float(frame.lat[place]),
            }  # fmt: skip
            self._seat.ask("wall_show_subject", self.tr("大屏突出 {0}").format(one.name), subject)
        fields: dict[str, object] = {"wall": wall, "at": at, "speed": self._replay.clock.speed}
        self._seat.ask("wall_replay", self.tr("大屏回放"), fields)

    @Slot()
    def take_back(self) -> None:
        """Have the wall show the present again."""
        self._seat.ask("wall_return_live", self.tr("大屏回到实时"), {"wall": self._seat.context.wall})
