"""Places for the form of a call: found by what is written, each with the grid it lies in."""

from app.services.geocoder import Place
from widgets.console.advice_words import worded
from widgets.console.context import ConsoleContext
from widgets.console.search_find import Candidate
from widgets.terms import word

MOST = 8


class CallPlaces:
    """Finds places and says where they are."""

    def __init__(self, context: ConsoleContext) -> None:
        self._context = context

    def candidates(self, written: str) -> tuple[Candidate, ...]:
        """Return the places that *written* may mean, the best first; none without an address book."""
        geocoder = self._context.geocoder
        if geocoder is None:
            return ()
        return tuple(
            Candidate(value=one, words=f"{one.name}　{word(one.kind)}　{self._area_words(one)}", short=one.name)
            for one in geocoder.search(written, MOST)
        )

    def _area_words(self, place: Place) -> str:
        return worded(self._context.advisor.whereabouts(place.grid)) if place.grid else ""


def place_of(candidate: Candidate | None) -> Place | None:
    """Return the place that was chosen, if it is one."""
    value = None if candidate is None else candidate.value
    return value if isinstance(value, Place) else None
