"""关于: version, site, who sits here, the rules in force, 合岗, and how often advice was right."""

import tomllib
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.domain.city import AreaLevel
from app.services.dispatch_learning import hit_rates, kept_dispatches
from app.services.reasons import Reason
from app.situation.answers import Moment
from app.situation.questions.dispatch_history import DispatchHistory
from widgets.console.advice_words import worded
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_sheet import Sheet
from widgets.console.filters_columns import when
from widgets.console.plates import label, set_role
from widgets.terms import word
from widgets.words import translate

UNKNOWN = "—"
HISTORY = DispatchHistory()
MOST = 50_000
"""So many of the newest dispatches are counted: years of a city in a few seconds."""
PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def product_version() -> str:
    """Return the product's version, a dash where its description is not there."""
    try:
        return str(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        return UNKNOWN


class AboutWindow(Sheet):
    """Lines of a name and a sentence; read anew each time it is opened."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("关于"), "", parent)
        self._report = ""
        self.context.feed.moment_ready.connect(self._on_moment)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self.body.addWidget(self._scroll, 1)
        self.add_keys()

    def renew(self) -> None:
        """Print what is known, and count how often advice was right if nobody has told."""
        if not self._report and self.seat.advice_report() is None:
            self.context.feed.register(self, [HISTORY])
        self._print()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        history = moment.of(HISTORY)
        if history is None or self.isHidden():
            return
        self.context.feed.unregister(self)  # once is enough: it counts every dispatch there was
        self.context.reads.submit(self, lambda: hit_rates(kept_dispatches(history)[-MOST:]).report, self._on_report)

    def _on_report(self, report: Reason) -> None:
        self._report = worded(report)
        self._print()

    def _print(self) -> None:
        whole = QWidget()
        set_role(whole, "panel")
        grid = QGridLayout(whole)
        grid.setContentsMargins(28, 22, 28, 22)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        for place, (name, words) in enumerate(self.lines()):
            text = label(words, "word")
            text.setWordWrap(True)
            grid.addWidget(label(name, "strong"), place, 0)
            grid.addWidget(text, place, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(whole)

    def _merged_words(self) -> str:
        """Say whether 合岗 is on, and what it means for who sits here."""
        person = self.seat.person
        if not person.merged_posts:
            return self.tr("未开：受理员、值班长、派遣员分设")
        if not person.has_merged_posts:
            return self.tr("已开；本席只有一个岗位")
        posts = translate("、").join(word(post) for post in person.posts)
        return self.tr("已开：本席一人兼{0}，每步仍按各自岗位记入经过").format(posts)

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Return what is printed, name and sentence."""
        context, person = self.context, self.seat.person
        city = context.city
        grids = sum(1 for area in city.areas if area.level is AreaLevel.UNIT_GRID)
        calendar = context.calendar
        steps = len(context.workflow.steps)
        report = self.seat.advice_report() or self._report or self.tr("读取中")
        return (
            (self.tr("万米城市管理指挥厅"), self.tr("版本 {0}").format(product_version())),
            (
                self.tr("站点"),
                self.tr("{0}（{1}）　单元网格 {2}　责任网格 {3}　部门 {4}　终端 {5}").format(
                    city.name, city.code, grids, len(city.duty_grids), len(city.departments), len(city.terminals)
                ),
            ),
            (
                self.tr("本席"),
                self.tr("坐席 {0}　{1}　{2}").format(
                    context.seat, person.user, translate("、").join(word(post) for post in person.posts)
                ),
            ),
            (self.tr("合岗"), self._merged_words()),
            (
                self.tr("现行规则"),
                self.tr("流程步骤 {0} 步；类别 {1} 个；工作日历维护到 {2}").format(
                    steps, len(context.catalogue.classes), f"{calendar.known_until:%Y-%m-%d}"
                ),
            ),
            (self.tr("工作时间"), self._hours()),
            (self.tr("派遣建议命中率"), report),
            (self.tr("数据"), self._freshness()),
        )

    def _hours(self) -> str:
        windows = (
            self.tr("{0}—{1}").format(_clock(one.opens_minute), _clock(one.closes_minute))
            for one in self.context.calendar.windows
        )
        return self.tr("工作日 {0}；紧急案卷按自然时间").format(translate("、").join(windows))

    def _freshness(self) -> str:
        moment = self.context.feed.latest
        if moment is None or not moment.freshness.cases_at:
            return self.tr("读取中")
        return self.tr("案件读到 {0}，事件序号 {1}").format(when(moment.freshness.cases_at), moment.seq)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
