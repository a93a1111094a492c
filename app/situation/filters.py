"""What chart, list and map of one wall are narrowed to together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.terms import Light
from app.situation import codes
from app.situation.column import Bools, Int32s
from app.situation.view import View


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases count; an empty list takes all. Hashable, so that it can be part of a question.

    ``classes`` and ``areas`` are prefixes of class keys (``E06``) and grid codes, ``lights`` the department's lights
    as a row shows them, ``departments`` codes of any level from the department down to the holder.
    """

    classes: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lights: tuple[Light, ...] = ()
    departments: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether every case counts."""
        return not (self.classes or self.areas or self.lights or self.departments)

    def within(self, other: "Filter") -> "Filter":
        """Return this filter over *other*: where this one says nothing of a kind, the other's word stands."""
        return Filter(
            self.classes or other.classes,
            self.areas or other.areas,
            self.lights or other.lights,
            self.departments or other.departments,
        )

    def mask(self, view: View, at: Int32s) -> Bools:
        """Return which of the cases pass, given their last event rows *at* in the view."""
        passing: Bools = np.ones(len(at), np.bool_)
        for is_asked, fits in self._kinds():
            if is_asked:
                passing &= fits(view, at)
        return passing

    def open_mask(self, view: View) -> Bools:
        """Return which of the view's open cases pass, in the order of ``view.open``."""
        masks = view.open.masks
        if self not in masks:
            masks[self] = self.mask(view, view.open.at)
        return masks[self]

    def _kinds(self) -> tuple[tuple[Sequence[str], Callable[[View, Int32s], Bools]], ...]:
        return (
            (self.classes, self._of_classes),
            (self.areas, self._of_areas),
            (self.lights, self._of_lights),
            (self.departments, self._of_departments),
        )

    def _of_classes(self, view: View, at: Int32s) -> Bools:
        return _begins_with_any(view, "class_key", self.classes, at)

    def _of_areas(self, view: View, at: Int32s) -> Bools:
        return _begins_with_any(view, "grid", self.areas, at)

    def _of_lights(self, view: View, at: Int32s) -> Bools:
        events = view.tables.events
        lights = codes.lights(view.t, events.case_soon[at], events.case_due[at], events.frozen[at])
        found: Bools = np.isin(lights, [codes.LIGHT[light] for light in self.lights])
        return found

    def _of_departments(self, view: View, at: Int32s) -> Bools:
        events, mores = view.tables.events, view.tables.mores
        more, wanted = events.more[at], [view.tables.words.find(code) for code in self.departments]
        chain = (events.department[at], events.unit[at], mores.team[more], mores.holder[more])
        found: Bools = np.any([np.isin(level, wanted) for level in chain], axis=0)
        return found


EVERYTHING = Filter()
"""The filter that takes all: what a question without one means."""


def _begins_with_any(view: View, column: str, prefixes: tuple[str, ...], at: Int32s) -> Bools:
    codes_of_words = getattr(view.tables.abouts, column)[view.tables.events.about[at]]
    fits = np.zeros(len(view.tables.words), np.bool_)
    distinct = np.flatnonzero(np.bincount(codes_of_words)).astype(np.int32)
    fits[distinct] = [word.startswith(prefixes) for word in view.tables.words.texts(distinct)]
    found: Bools = fits[codes_of_words]
    return found
