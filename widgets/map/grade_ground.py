"""The ground of an evaluation: each street in the colour of its grade, from the ranking that stands beside the map."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.city import AreaLevel
from app.domain.scores import FLOORS, Grade
from app.situation.answers import Moment, Question
from app.situation.period import Period
from app.situation.questions.area_scores import AreaRanking, AreaScore, AreaScores
from widgets.map.ground import Seen
from widgets.map.layers.areas import GRADES, STEPS, AreaValues
from widgets.map.layers.legend import Legend, Marks
from widgets.words import points_word

if TYPE_CHECKING:
    from widgets.map.view import MapView

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class GradeGround:
    """Grades of streets, and no cases or people over them, as 街道等级 of the review has it.

    It asks what the panel 区域考核 asks, so that no number on the map is another than in the list.
    """

    period: Period

    def question(self, seen: Seen) -> AreaScores:
        """Ask for the ranking of streets."""
        return AreaScores(level=AreaLevel.SUBDISTRICT, period=self.period, filter=seen.filter)

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Colour the streets; one that had nothing due has no grade, is hatched and says so."""
        ranking = moment.of(question) if isinstance(question, AreaScores) else None
        if ranking is not None:
            city_map.show_areas(_values(ranking))

    def legend(self) -> Legend:
        """Return its words: each grade with the least points it takes."""
        period = translate("MapGround", "近 7 日") if self.period is Period.WEEK else translate("MapGround", "本月")
        return Legend(
            title=translate("MapGround", "街道考核"), ramp_name=translate("MapGround", "等级"), scale_low="", grades=_grades(), marks=Marks.NONE,
            note=translate("MapGround", "底色：{a}街道考核等级，得分同区域考核").format(a=period),
            unknown=translate("MapGround", "无应结"),
        )  # fmt: skip


def _values(ranking: AreaRanking) -> AreaValues:
    """Return grades as steps; labels begin with the poorest, for those are to be seen, and end with the unscored."""
    poorest_first = ranking.rows[::-1]
    words = {row.code: _words(row) for row in poorest_first}
    words |= {code: translate("MapGround", "{a} 无应结").format(a=name) for code, name in ranking.unscored}
    values: dict[str, float | None] = {row.code: float(list(Grade).index(row.grade)) for row in ranking.rows}
    values |= {code: None for code, _ in ranking.unscored}
    return AreaValues(values=values, top=float(STEPS), ramp=GRADES, hovers=words, labels=words)


def _words(row: AreaScore) -> str:
    return f"{row.name} {points_word(row.points)} {row.grade.value}"


def _grades() -> tuple[tuple[str, str], ...]:
    """Return each grade's letter with its least points; the last takes whatever is below the one before it."""
    least = [(grade.value, str(points)) for points, grade in FLOORS]
    return (*least, (Grade.E.value, translate("MapGround", "以下")))
