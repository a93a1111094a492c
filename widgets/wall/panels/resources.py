"""5-2 资源: what is on site of what can be called, and what is on its way."""

from app.situation.answers import Moment, Question
from app.situation.questions.emergency_forces import EmergencyResources, ResourceList, ResourceRow
from widgets.wall.columns import Column, share, widest
from widgets.wall.emergency_panel import EmergencyPanel
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet

ROWS = 7
_BAR = 110.0
_BAR_HEIGHT = 18.0


class ResourcesPanel(EmergencyPanel):
    """One row for each kind of resource."""

    key = "resources"
    bar_rows = 6

    def name(self) -> str:
        """Return the panel's name."""
        return self.tr("资源")

    def more(self) -> tuple[Question[object], ...]:
        """Ask for the resources."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what the numbers are, and how many kinds have no row."""
        found: ResourceList = answer(moment, self._asked())
        left_out = len(found.rows) - ROWS
        return self.tr("已到场／可调") + (self.tr("　另 {n} 类").format(n=left_out) if left_out > 0 else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for a site that has no list."""
        found: ResourceList = answer(moment, self._asked())
        return super().nothing(moment) or (None if found.rows else Nothing(sentence=self.tr("没有登记应急资源")))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the rows in the site's order."""
        found: ResourceList = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet), len(found.rows), ROWS)
        shown = found.rows[: rows.count]
        counts = [f"{one.on_site}／{one.total}" for one in shown]
        remarks = [self._remark(one) for one in shown]
        columns = [
            Column(key="mark", wanted=26.0),
            Column(key="kind", wanted=widest(sheet, [one.kind for one in shown]), least=72.0, gives_way=3, is_kept=True),
            Column(key="bar", wanted=_BAR, least=60.0, gives_way=1), Column(key="count", wanted=widest(sheet, counts, bold=True)),
            Column(key="remark", wanted=widest(sheet, remarks), least=72.0, gives_way=2),
        ]  # fmt: skip
        spans = share(columns, sheet.left, sheet.right - sheet.left)
        for place, one in enumerate(shown):
            y = rows.middle(place)
            sheet.mark("resource", spans["mark"].x + 13, y)
            sheet.text(one.kind, spans["kind"].x, y, within=spans["kind"].width)
            if "bar" in spans:
                bar = spans["bar"]
                sheet.bar(bar.x, y - _BAR_HEIGHT / 2, bar.width, _BAR_HEIGHT, "chart_grid")
                sheet.bar(bar.x, y - _BAR_HEIGHT / 2, bar.width * one.on_site / max(1, one.total), _BAR_HEIGHT, "text3")
            sheet.text(counts[place], spans["count"].end, y, bold=True, align=Align.RIGHT)
            if "remark" in spans:
                width = spans["remark"].width
                sheet.text(remarks[place], spans["remark"].end, y, colour="text2", align=Align.RIGHT, within=width)
            rule_below(sheet, rows, place)

    def _remark(self, one: ResourceRow) -> str:
        """Return what is on its way, else whether any is there."""
        if one.coming:
            amount = f"{one.coming} {one.unit}".strip()
            if one.minutes is None:
                return self.tr("{amount} 在途").format(amount=amount)
            if not one.minutes:
                return self.tr("{amount} 应已到").format(amount=amount)
            return self.tr("{amount} {n} 分到").format(amount=amount, n=one.minutes)
        return self.tr("现场") if one.on_site else self.tr("待命")

    def _asked(self) -> EmergencyResources:
        return EmergencyResources(wall=self.context.wall)
