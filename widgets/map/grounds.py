"""What colours the ground of a map, on the wall and at a desk: which question it asks, how it is shown, what the legend says of it."""

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.city import AreaLevel
from app.situation.answers import Moment, Question
from app.situation.period import Period
from app.situation.questions.heat import TOPS, Heat, HeatKind
from app.situation.questions.unseen import BREED_DAYS, Unseen, UnseenRaster
from app.situation.wall_stand import NEVER_FADES_H, Look
from widgets.map.area_grounds import MOST_FILED, AreaGround, CoverageGround
from widgets.map.grade_ground import GradeGround
from widgets.map.ground import DAY_H, Ground, Seen, lasting
from widgets.map.layers.heat import Ramp
from widgets.map.layers.legend import Legend, Marks

if TYPE_CHECKING:
    from widgets.map.view import MapView

translate = QCoreApplication.translate

HOURS = {Period.TODAY: 24.0, Period.DAY: 24.0, Period.WEEK: 168.0, Period.MONTH: 720.0}
DENSITY_TOP = 160.0
"""件/km² where nobody says otherwise."""
HALF_LIFE_H = 6.0
"""Half-life of a period of a day; longer ones fade in a quarter of the period."""
UNSEEN_H = 4.0


@dataclass(frozen=True, slots=True)
class HeatGround:
    """Density, pressure, recurrence or difference as a raster."""

    kind: HeatKind
    period_h: float
    half_life_h: float
    top: float
    back_h: float = 0.0

    def question(self, seen: Seen) -> Heat:
        """Ask for the heat where the map looks."""
        return Heat(
            bounds=seen.bounds, width=seen.width, height=seen.height, kind=self.kind, period_h=self.period_h,
            half_life_h=self.half_life_h, scale_max=self.top, back_h=self.back_h, filter=seen.filter,
        )  # fmt: skip

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Show the raster in the colours of its kind."""
        raster = moment.of(question) if isinstance(question, Heat) else None
        if raster is not None:
            height, width = raster.cells.shape
            ramp: Ramp = raster.kind.value
            city_map.show_heat(raster.cells.tobytes(), width, height, raster.bounds, ramp)

    def legend(self) -> Legend:
        """Return name, scale and note of the kind."""
        ramp: Ramp = self.kind.value
        unit, top = translate("MapGround", "件／平方公里"), f"{self.top:g}"
        period = lasting(self.period_h)
        usual = Legend(ramp=ramp, scale_top=top, scale_unit=unit)
        if self.kind is HeatKind.PRESSURE:
            return replace(
                usual, title=translate("MapGround", "超期案卷分布"), ramp_name=translate("MapGround", "压力"),
                note=translate("MapGround", "底色：时限压力，只画即将超期、超期、督办"), marks=Marks.PRESSING,
                scale_low=translate("MapGround", "轻"), scale_top=translate("MapGround", "重"), scale_unit="",
            )  # fmt: skip
        if self.kind is HeatKind.RECURRENCE:
            return replace(
                usual, title=translate("MapGround", "复发分布"), ramp_name=translate("MapGround", "复发"),
                note=translate("MapGround", "底色：近 {a}复发立案，30 天内同处同类").format(a=period),
            )  # fmt: skip
        if self.kind is HeatKind.DIFFERENCE:
            return replace(
                usual, title=translate("MapGround", "立案变化"), ramp_name="",
                scale_low=translate("MapGround", "少 {n}").format(n=top), scale_top=translate("MapGround", "多 {n}").format(n=top),
                note=self._difference_note(period),
            )  # fmt: skip
        return replace(usual, ramp_name=translate("MapGround", "密度"), note=self._density_note(period))

    def _difference_note(self, period: str) -> str:
        if not self.back_h:
            return translate("MapGround", "底色：近 {a}与此前 {a}立案密度之差").format(a=period)
        return translate("MapGround", "底色：近 {a}与 {b}前同期立案密度之差").format(a=period, b=lasting(self.back_h))

    def _density_note(self, period: str) -> str:
        if self.half_life_h <= 0:
            return translate("MapGround", "底色：近 {a}立案密度").format(a=period)
        return translate("MapGround", "底色：近 {a}立案密度，半衰期 {b}").format(a=period, b=lasting(self.half_life_h))


@dataclass(frozen=True, slots=True)
class UnseenGround:
    """Where nobody has looked and cases are bred; empty without a roster. ``top`` 0 is the city's own scale."""

    hours: int
    top: float

    def question(self, seen: Seen) -> Unseen:
        """Ask for the negative heat where the map looks."""
        return Unseen(
            bounds=seen.bounds, width=seen.width, height=seen.height, hours=self.hours, scale_max=self.top
        )  # fmt: skip

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Show the raster."""
        raster = moment.of(question) if isinstance(question, Unseen) else None
        if raster is not None:
            height, width = raster.cells.shape
            city_map.show_heat(raster.cells.tobytes(), width, height, raster.bounds, "recurrence")

    def legend(self) -> Legend:
        """Return its words."""
        return Legend(
            title=translate("MapGround", "巡查盲区"), ramp="recurrence", ramp_name=translate("MapGround", "常发"),
            note=translate("MapGround", "底色：{a} 小时无人到过之处近 {b} 天立案；无排班不画").format(a=self.hours, b=BREED_DAYS),
            scale_low=translate("MapGround", "少"), scale_top=translate("MapGround", "多"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlainGround:
    """Streets and marks alone, as at night and on the scene of an incident: a ground that needs no word."""

    def question(self, seen: Seen) -> None:
        """Ask nothing."""

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Show nothing."""

    def legend(self) -> Legend:
        """Return the marks without a scale."""
        return Legend(scale_low="")


def legend_now(ground: Ground, answer: object) -> Legend:
    """Return what the legend says of *ground* with this *answer*: its scale, and that nobody was rostered is no empty picture."""
    usual = ground.legend()
    if not isinstance(answer, UnseenRaster):
        return usual
    if not answer.rostered:
        return replace(usual, note=translate("MapGround", "无排班：无从判断盲区，底色未画"))
    unit = translate("MapGround", "件／平方公里")
    return replace(usual, scale_low="0", scale_top=f"{answer.scale_max:g}", scale_unit=unit)


def ground_of(look: Look, period: Period = Period.TODAY, density_top: float = DENSITY_TOP) -> Ground:
    """Return the ground that *look* wants; what it does not say comes from the scene's *period* and *density_top*."""
    period_h = look.period_h or HOURS[period]
    if look.layer == "plain":
        return PlainGround()
    if look.layer == "coverage":
        return CoverageGround()
    if look.layer == "unseen":
        return UnseenGround(round(look.period_h or UNSEEN_H) or 1, look.top)
    if look.layer == "choropleth":
        level = AreaLevel(look.level or AreaLevel.SUBDISTRICT)
        return AreaGround(period_h, look.top or MOST_FILED[level] * period_h / DAY_H, level)
    if look.layer == "grades":
        return GradeGround(period.of_rates)
    kind = HeatKind(look.layer)
    if kind is HeatKind.DENSITY:
        usual = HALF_LIFE_H if period_h <= DAY_H else period_h / 4
        return HeatGround(kind, period_h, _fading(look.half_life_h, usual), look.top or density_top)
    days = max(1.0, period_h / DAY_H)
    grown = {HeatKind.RECURRENCE: days, HeatKind.DIFFERENCE: math.sqrt(days)}.get(kind, 1.0)
    top = look.top or round(TOPS[kind] * grown)
    return HeatGround(kind, period_h, _fading(look.half_life_h, 0.0), top, look.back_h)


def _fading(half_life_h: float, usual: float) -> float:
    """Return the half-life that is asked for, *usual* where none is, 0 where nothing is to fade."""
    return 0.0 if half_life_h >= NEVER_FADES_H else half_life_h or usual
