"""Lays out the large numbers: a name, the number with its unit, and the lines it is made of."""

from collections.abc import Sequence

from widgets.wall.looks import body_top
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_NAME_MIDDLE = 26.0
_NUMBER_MIDDLE = 106.0
_LINE = 36.0
_PLATE_HEIGHT = 108.0
_UNIT_GAP = 8.0
_INNER = 20.0
_PLATE_PAD = 14.0


class Halves:
    """The body of a cube in two halves with a rule between, one number in each."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.top = body_top(sheet)
        self.width = (sheet.right - sheet.left) / 2 - _INNER
        self.starts = (sheet.left, sheet.left + (sheet.right - sheet.left) / 2 + _INNER)
        middle = sheet.left + (sheet.right - sheet.left) / 2
        sheet.rule(middle - 1, self.top + 4, 2, sheet.bottom - self.top - 8)

    def name(self, half: int, text: str, mark: str = "", colour: str = "text2") -> None:
        """Put the name of a number, behind *mark* if there is one."""
        x = self.starts[half]
        if mark:
            self._sheet.mark(mark, x + 13, self.top + _NAME_MIDDLE)
            x += 34
        within = self.starts[half] + self.width - x
        self._sheet.text(text, x, self.top + _NAME_MIDDLE, role=Role.TITLE, colour=colour, within=within)

    def number(self, half: int, text: str, unit: str) -> None:
        """Put the number and, where there is room, its small unit on one base line."""
        sheet, y, role = self._sheet, self.top + _NUMBER_MIDDLE, self._role(text, self.width)
        end = sheet.text(text, self.starts[half], y, role=role, bold=True)
        if unit and end + _UNIT_GAP + sheet.measure(unit, Role.UNIT) <= self.starts[half] + self.width:
            lower = (sheet.scale.rise(role) - sheet.scale.rise(Role.UNIT)) / sheet.unit
            sheet.text(unit, end + _UNIT_GAP, y + lower, role=Role.UNIT, colour="text2")

    def plated_number(self, half: int, text: str, *, is_red: bool) -> float:
        """Put the number, on the red plate when it asks for an act; return where it ends."""
        sheet, x, y = self._sheet, self.starts[half], self.top + _NUMBER_MIDDLE
        role = self._role(text, self.width - 2 * _PLATE_PAD)
        if not is_red:
            return sheet.text(text, x, y, role=role, bold=True)
        width = sheet.measure(text, role, bold=True) + 2 * _PLATE_PAD
        top = y - _PLATE_HEIGHT / 2
        sheet.plate(x, top, width, _PLATE_HEIGHT, fill="over_fill", edge="over", edge_width=3, radius=6)
        sheet.text(text, x + _PLATE_PAD, y, role=role, bold=True, colour="over_on", ground="over_fill")
        return x + width

    def beside(self, half: int, x: float, word: str, number: str, colour: str) -> bool:
        """Put a second number with its name above it beside the first, from *x*; tell whether there was room."""
        sheet, y = self._sheet, self.top + _NUMBER_MIDDLE
        widest = max(sheet.measure(word, bold=True), sheet.measure(number, Role.SECOND, bold=True))
        if x + widest > self.starts[half] + self.width:
            return False
        sheet.text(word, x, y - 30, colour=colour, bold=True)
        sheet.text(number, x, y + 18, role=Role.SECOND, colour=colour, bold=True)
        return True

    def _role(self, text: str, within: float) -> Role:
        """Return the largest role of numbers that has room for *text*."""
        roles = (Role.BIG, Role.NUMBER)
        return next((r for r in roles if self._sheet.measure(text, r, bold=True) <= within), Role.SECOND)

    def lines(self, half: int, texts: Sequence[str]) -> None:
        """Put what the number is made of below it, one line each, as far as there is room; both halves begin level."""
        sheet = self._sheet
        top = self.top + _NUMBER_MIDDLE + _PLATE_HEIGHT / 2 + 2
        fitting = int((sheet.bottom - top) / _LINE)
        begin = max(top, sheet.bottom - fitting * _LINE - 2)
        for place, text in enumerate([text for text in texts if text][:fitting]):
            y = begin + (place + 0.5) * _LINE
            sheet.text(text, self.starts[half], y, colour="text2", within=self.width)
