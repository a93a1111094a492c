"""What a filter is called on a screen: its classes, areas and departments by name."""

from dataclasses import dataclass

from app.situation.filters import EVERYTHING, Filter
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterNames:
    """The names of ``filter``'s classes, areas and departments in its order; a code nobody knows is its own name.

    Lights are words of the screen and not among them.
    """

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[str, ...]:
        """Return the names."""
        setting, standing = view.setting, view.standing
        classes = [setting.classes.get(key) or setting.majors.get(key, key) for key in self.filter.classes]
        areas = [standing.area_names.get(code, code) for code in self.filter.areas]
        return (*classes, *areas, *(standing.department_names.get(code, code) for code in self.filter.departments))
