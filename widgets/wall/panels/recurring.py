"""反复高发点位: spots where the same class was reported again and again, the fullest first."""

from msgspec import structs

from app.services.wall_counted import AtSpot
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.filters import Filter
from app.situation.questions.recurring_spots import DAYS, LEAST, RecurringSpots, Spot, Spots
from widgets import words
from widgets.wall.case_list import mark_of
from widgets.wall.columns import Column, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.narrowed import period_words
from widgets.wall.pair import Pair
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet

ROWS = 7
_MARK = 26.0


class RecurringPanel(WallPanel):
    """Spots that were reported again in the period: how often, what, where, and how the newest case stands."""

    key = "recurring"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("反复高发点位")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the spots."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what makes a spot, and of how many the list has the first."""
        found = answer(moment, self._asked())
        if not found.total:
            return ""
        text = self.tr("{days} 日内 {least} 次起，{n} 处").format(days=DAYS, least=LEAST, n=found.total)
        return text + (self.tr("，列前 {n}").format(n=len(found.rows)) if len(found.rows) < found.total else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        period = period_words(self.context.period)
        sentence = self.tr("{period}没有反复高发点位").format(period=period)
        return None if answer(moment, self._asked()).rows else Nothing(sentence=sentence)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each spot."""
        found: Spots = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet), len(found.rows), ROWS)
        shown = found.rows[: rows.count]
        texts = [(self._count(one), words.ago(moment.at - one.latest.reported_at), self._open(one)) for one in shown]
        pair = Pair(sheet, [one.latest.class_name for one in shown], [one.latest.road for one in shown])
        columns = [
            Column(key="mark", wanted=_MARK),
            Column(key="count", wanted=widest(sheet, [count for count, _, _ in texts], bold=True)),
            pair.column("case", gives_way=1),
            Column(key="open", wanted=widest(sheet, [text for _, _, text in texts]), least=60.0, gives_way=2),
            Column(key="latest", wanted=widest(sheet, [latest for _, latest, _ in texts])),
        ]
        spans = share(columns, sheet.left, sheet.right - sheet.left)
        for place, (one, (count, latest, still_open)) in enumerate(zip(shown, texts, strict=True)):
            y = rows.middle(place)
            if one.latest.queue is not None or one.latest.is_paused:
                sheet.mark(mark_of(one.latest), spans["mark"].x + 13, y)
            sheet.text(count, spans["count"].end, y, bold=True, align=Align.RIGHT)
            pair.put(spans["case"], y, one.latest.class_name, one.latest.road)
            if "open" in spans:
                width = spans["open"].width
                sheet.text(still_open, spans["open"].end, y, colour="text2", align=Align.RIGHT, within=width)
            sheet.text(latest, spans["latest"].end, y, colour="text2", align=Align.RIGHT)
            box = (sheet.left, y - rows.height / 2, sheet.right - sheet.left, rows.height)
            sheet.narrows(*box, Filter(classes=(one.class_key,)), one.latest.class_name)
            sheet.lists(*box, f"{one.latest.class_name} {one.latest.road}", *self._behind(one))
            rule_below(sheet, rows, place)

    def _behind(self, one: Spot) -> tuple[Behind, ...]:
        """Return the cases of a spot, and those of them that are open."""
        whole = AtSpot(class_key=one.class_key, lon=one.lon, lat=one.lat, filter=self.context.filter)
        still_open = structs.replace(whole, open_only=True)
        return (whole, still_open) if one.still_open else (whole,)

    def _count(self, one: Spot) -> str:
        return self.tr("{n} 次").format(n=one.count)

    def _open(self, one: Spot) -> str:
        return self.tr("未结 {n}").format(n=one.still_open) if one.still_open else self.tr("均已结")

    def _asked(self) -> RecurringSpots:
        return RecurringSpots(limit=ROWS, period=self.context.period, filter=self.context.filter)
