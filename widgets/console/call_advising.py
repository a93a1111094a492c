"""What follows in the form of a call from the place and the class that were chosen: grid, map, conditions, department."""

from PySide6.QtCore import QObject, Slot

from app.services.geocoder import Place
from widgets.console.advice_words import worded
from widgets.console.call_fields import CallFields
from widgets.console.call_map import PlaceMap
from widgets.console.call_places import place_of
from widgets.console.context import ConsoleContext
from widgets.console.search_find import Candidate


class CallAdvice(QObject):
    """Fills in what is known, each to be written over."""

    def __init__(self, context: ConsoleContext, fields: CallFields, where: PlaceMap, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._fields = fields
        self._map = where
        fields.place.pointed.connect(self._on_pointed)
        fields.place.taken.connect(self._on_place)
        fields.class_.taken.connect(self._on_class)

    def show_taken(self) -> None:
        """Show on the map the place that stands in the form, nothing where none was taken."""
        place = self._fields.place.value
        self._map.show_place(place if isinstance(place, Place) else None)

    @Slot(object)
    def _on_pointed(self, candidate: Candidate | None) -> None:
        self._map.show_place(place_of(candidate))

    @Slot(object)
    def _on_place(self, candidate: Candidate) -> None:
        place = place_of(candidate)
        self._map.show_place(place)
        if place is not None:
            self._fields.grid.setText(worded(self._context.advisor.grid(place.lon, place.lat).reason))
        self._advise_department()

    @Slot(object)
    def _on_class(self, candidate: Candidate) -> None:
        self._fields.condition.clear()
        for one in self._context.limits.conditions(str(candidate.value)):
            self._fields.condition.addItem(one.condition, one.condition)
        self._advise_department()

    def _advise_department(self) -> None:
        """Write the department that place and class call for, to be taken or written over."""
        place, class_key = self._fields.place.value, self._fields.class_.value
        if isinstance(place, Place) and class_key and not self._fields.department.text():
            code = self._context.advisor.department(place.grid, str(class_key)).value
            name = self._context.advisor.department_name(code)
            self._fields.department.set_taken(Candidate(value=code, words=name, short=name) if code else None)
