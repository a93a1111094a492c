"""盲区: roads where cases are bred and nobody on shift has passed yet, the worst first."""

from app.domain.moment import Instant
from app.services.wall_counted import Bred
from app.situation.answers import Moment, Question
from app.situation.questions.blind_spots import BlindSpot, BlindSpots
from widgets import words
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, put_table

_HANZI = 24.0


class BlindSpotsPanel(WallPanel):
    """The worst places of the shift; the map's negative heat shows them all."""

    key = "blind_spots"
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("巡查盲区")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the roads."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many roads there are."""
        found = answer(moment, self._asked())
        if not found.rows:
            return ""
        listed = self.tr("，列前 {n}").format(n=len(found.rows)) if len(found.rows) < found.total else ""
        return self.tr("本班未到 {n} 段").format(n=found.total) + listed

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班, or the good news."""
        found = answer(moment, self._asked())
        if not found.rostered:
            return Nothing(sentence=self.tr("无排班"))
        if not found.bred:
            return Nothing(sentence=self.tr("在岗网格近 30 日没有立案"))
        return None if found.rows else Nothing(sentence=self.tr("高发路段本班都已巡到"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each road."""
        heads = [
            Head(key="name", text=self.tr("路段"), is_left=True, least=4 * _HANZI, gives_way=2, is_kept=True),
            Head(key="grid", text=self.tr("责任网格"), is_left=True, least=4 * _HANZI, gives_way=1),
            Head(key="bred", text=self.tr("30 日立案")), Head(key="since", text=self.tr("未到")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row, moment.at) for row in answer(moment, self._asked()).rows])

    def _row(self, row: BlindSpot, at: Instant) -> dict[str, Cell]:
        bred = Bred(duty_grid=row.duty_grid, road=row.road, filter=self.context.filter)
        road = row.road or self.tr("无路名")
        return {
            "name": Cell(text=road, called=f"{road} {row.duty_grid_name}"),
            "grid": Cell(text=row.duty_grid_name, colour="text2"),
            "bred": Cell(text=str(row.bred), bold=True, behind=(bred,)),
            "since": Cell(text=words.lasting(at - row.since)),
        }  # fmt: skip

    def _asked(self) -> BlindSpots:
        return BlindSpots(limit=PAGE, filter=self.context.filter)
