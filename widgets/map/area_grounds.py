"""Grounds of coloured areas: filings by area, and the share of each responsibility grid that was seen."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.city import AreaLevel
from app.situation.answers import Moment, Question
from app.situation.questions.area_counts import AreaCounts
from app.situation.questions.coverage import CoverageBoard
from widgets.map.ground import Seen, lasting
from widgets.map.layers.areas import AreaValues
from widgets.map.layers.legend import Legend
from widgets.words import translate as said
from widgets.words import zh

if TYPE_CHECKING:
    from widgets.map.view import MapView

translate = QCoreApplication.translate

LABELLED_AREAS = 12
MOST_FILED = MappingProxyType(
    {AreaLevel.DISTRICT: 100.0, AreaLevel.SUBDISTRICT: 20.0, AreaLevel.COMMUNITY: 10.0, AreaLevel.UNIT_GRID: 5.0}
)
"""件 in an area that are the fullest colour, for a day; fixed, so that two dates compare."""
LEVELS: Mapping[str, str] = MappingProxyType({
    AreaLevel.DISTRICT: zh("各区"), AreaLevel.SUBDISTRICT: zh("各街道"), AreaLevel.COMMUNITY: zh("各社区"),
    AreaLevel.UNIT_GRID: zh("各单元网格"),
})  # fmt: skip
"""What a choice and the legend call the areas of a level."""


@dataclass(frozen=True, slots=True)
class CoverageGround:
    """The share of each responsibility grid's streets that was seen this shift."""

    def question(self, seen: Seen) -> CoverageBoard:  # noqa: ARG002  # it looks at the whole city
        """Ask for every grid."""
        return CoverageBoard()

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Colour the grids; one that nobody is on the roster of is hatched."""
        rows = moment.of(question) if isinstance(question, CoverageBoard) else None
        if rows is None:
            return
        shares = {row.duty_grid: None if row.share is None else 100 * row.share for row in rows}
        unknown = translate("MapGround", "无排班")
        words = {code: unknown if share is None else f"{share:.0f}%" for code, share in shares.items()}
        hovers = {row.duty_grid: f"{row.name} {words[row.duty_grid]}" for row in rows}
        city_map.show_areas(AreaValues(values=shares, top=100.0, hovers=hovers, labels=words))

    def legend(self) -> Legend:
        """Return its words."""
        return Legend(
            title=translate("MapGround", "巡查覆盖"), ramp_name=translate("MapGround", "覆盖率"), scale_top="100%",
            note=translate("MapGround", "底色：责任网格本班已巡道路的比例"), steps=True,
            unknown=translate("MapGround", "无排班"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AreaGround:
    """Filings by the areas of one level."""

    period_h: float
    top: float
    level: AreaLevel = AreaLevel.SUBDISTRICT

    def question(self, seen: Seen) -> AreaCounts:
        """Ask for the areas' counts."""
        return AreaCounts(level=self.level, period_h=self.period_h, filter=seen.filter)

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Colour the areas and name the fullest."""
        rows = moment.of(question) if isinstance(question, AreaCounts) else None
        if rows is None:
            return
        said_of = translate("MapGround", "{a} {n} 件")  # grids are called by numbers
        words = {row.code: said_of.format(a=row.name, n=row.count) for row in rows}
        labels = {row.code: words[row.code] for row in rows[:LABELLED_AREAS] if row.count}
        values = {row.code: float(row.count) for row in rows}
        city_map.show_areas(AreaValues(values=values, top=self.top, hovers=words, labels=labels))

    def legend(self) -> Legend:
        """Return its words."""
        return Legend(
            title=translate("MapGround", "分区立案"), ramp_name=translate("MapGround", "立案"), scale_top=f"{self.top:g}",
            scale_unit=translate("MapGround", "件"), steps=True,
            note=translate("MapGround", "底色：{b}近 {a}立案件数").format(
                a=lasting(self.period_h), b=said(LEVELS[self.level])
            ),
        )  # fmt: skip
