"""街道排名: where the period's filings are densest, 件 per square kilometre, with the period before beside it."""

from app.domain.city import AreaLevel
from app.services.wall_counted import Rest
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.rank_areas import AreaRank, AreaRanks, RankAreas
from widgets.wall.bar_table import BarRow, put_bar_table, room_for_rows
from widgets.wall.filed_lists import filed, rest
from widgets.wall.glance import Nothing
from widgets.wall.narrowed import before_words, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.sheet import Sheet

_SUBDISTRICT_DIGITS = 9
_DASH = "—"


class RankAreasPanel(WallPanel):
    """街道 by density of filings; 社区 where the wall is narrowed to one 街道."""

    key = "rank_areas"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("社区排名") if self._level() is AreaLevel.COMMUNITY else self.tr("街道排名")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the areas."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period and its total, and how many lie in no area."""
        found = self._found(moment)
        text = self.tr("{period} {n} 件").format(period=period_words(self.context.period), n=found.total)
        return text + (self.tr("，界外 {n} 件").format(n=found.outside) if found.outside else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a city without such areas, or of a period without a filing."""
        found = self._found(moment)
        if not found.rows:
            return Nothing(sentence=self.tr("城市数据中没有街道与社区"))
        sentence = self.tr("{period}没有立案").format(period=period_words(self.context.period))
        return None if found.total else Nothing(sentence=sentence)

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return the density of each area."""
        rows = self._found(moment).rows
        return tuple(Rate(_density(row), (str(row.count),), _size(row), is_percent=False) for row in rows)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the areas that have a place, the densest first, and one row for the others."""
        found = self._found(moment)
        room, most = room_for_rows(sheet), max(row.per_km2 for row in found.rows)
        is_whole = len(found.rows) <= room
        shown = found.rows if is_whole else found.rows[: room - 1]
        table = [
            BarRow(
                name=f"{place} {row.name}", bar=row.per_km2 / most if most else 0.0, to=self._narrowed(row.code),
                behind=self._behind(row),
                cells=(_density(row), str(row.count), _size(row), _DASH if row.before is None else str(row.before)),
            )
            for place, row in enumerate(shown, start=1)
        ]  # fmt: skip
        if not is_whole:
            others = found.rows[len(shown) :]
            name = self.tr("其余 {n} 个").format(n=len(others))
            count, codes = sum(row.count for row in others), tuple(row.code for row in shown)
            behind = rest(self.context, count, Rest(level=self._level(), areas=codes))
            table.append(BarRow(name=name, bar=None, cells=("", str(count), "", ""), behind=behind))
        heads = (
            self._kind(), self.tr("件／平方公里"), self.tr("件"), self.tr("平方公里"), before_words(self.context.period),
        )  # fmt: skip
        put_bar_table(sheet, heads, table)

    def _kind(self) -> str:
        return self.tr("社区") if self._level() is AreaLevel.COMMUNITY else self.tr("街道")

    def _level(self) -> AreaLevel:
        areas = self.context.filter.areas
        is_one = len(areas) == 1 and len(areas[0]) >= _SUBDISTRICT_DIGITS
        return AreaLevel.COMMUNITY if is_one else AreaLevel.SUBDISTRICT

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what the period brought, and what of it lies in no area."""
        found = self._found(moment)
        outside = rest(self.context, found.outside, Rest(level=self._level(), outside=True))
        return filed(self.context, EVERYTHING, found.total) + outside

    def _behind(self, row: AreaRank) -> tuple[Behind, ...]:
        return filed(self.context, self._narrowed(row.code), row.count, row.before)

    def _narrowed(self, code: str) -> Filter:
        """Return what a row counts: its area, or those parts of it that the wall is narrowed to."""
        areas = self.context.filter.areas
        parts = tuple(one for one in areas if one.startswith(code))
        is_whole = not parts or any(code.startswith(one) for one in areas)
        return Filter(areas=(code,) if is_whole else parts)

    def _asked(self) -> RankAreas:
        return RankAreas(level=self._level(), period=self.context.period, filter=self.context.filter)

    def _found(self, moment: Moment) -> AreaRanks:
        return answer(moment, self._asked())


def _density(row: AreaRank) -> str:
    return f"{row.per_km2:.1f}"


def _size(row: AreaRank) -> str:
    return f"{row.tenth_km2 / 10:.1f}"
