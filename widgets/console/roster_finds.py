"""What the fields of the roster's editor offer while somebody writes: terminals by number or name, grids by code or name."""

from collections.abc import Mapping
from itertools import islice

from app.domain.city import City
from widgets.console.search_find import Candidate

MOST = 8


def terminals(city: City, names: Mapping[str, str], written: str) -> tuple[Candidate, ...]:
    """Return the first terminals whose number or whose collector's name has *written* in it."""
    found = (one for one in city.terminals if written in one or written in names.get(one, ""))
    return tuple(Candidate(value=one, words=f"{one}　{names.get(one, '')}", short=one) for one in islice(found, MOST))


def duty_grids(city: City, written: str) -> tuple[Candidate, ...]:
    """Return the first responsibility grids whose code or name has *written* in it."""
    found = (one for one in city.duty_grids if written in one.code or written in one.name)
    return tuple(
        Candidate(value=one.code, words=f"{one.code}　{one.name}", short=one.code) for one in islice(found, MOST)
    )
