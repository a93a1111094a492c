"""Finders of what a form asks for: classes, areas and departments, by a few letters of code, name or initials."""

from collections.abc import Mapping, Sequence

from app.services.class_finder import ClassFinder
from widgets.console.context import ConsoleContext
from widgets.console.search_find import Candidate
from widgets.console.search_period import PRESETS, period_of
from widgets.words import translate

MOST = 8


class Finders:
    """The finders of one seat; each takes what is written and returns candidates, best first."""

    def __init__(self, context: ConsoleContext) -> None:
        self._context = context
        self._classes: ClassFinder | None = None

    def learn(self, uses: Mapping[str, int]) -> None:
        """Put the classes that are used most, by key, before others that fit as well."""
        self._classes = ClassFinder(self._context.catalogue, uses)

    def classes(self, written: str) -> Sequence[Candidate]:
        """Return the classes *written* may mean."""
        if self._classes is None:
            self._classes = ClassFinder(self._context.catalogue)
        found = self._classes.search(written, MOST)
        return tuple(
            Candidate(value=one.key, words=f"{one.name}　{one.key}　{one.major_name}", short=one.name) for one in found
        )

    def areas(self, written: str) -> Sequence[Candidate]:
        """Return the areas whose code begins with, or whose name holds *written*, the larger first."""
        found = (area for area in self._context.city.areas if area.code.startswith(written) or written in area.name)
        nearest = sorted(found, key=lambda area: (len(area.code), area.code))[:MOST]
        return tuple(Candidate(value=one.code, words=f"{one.name}　{one.code}", short=one.name) for one in nearest)

    def departments(self, written: str) -> Sequence[Candidate]:
        """Return the departments, units and teams *written* may mean, the higher level first."""
        wanted = written.casefold()
        found = [
            one
            for one in self._context.city.departments
            if one.code.casefold().startswith(wanted) or wanted in one.name.casefold()
        ]
        highest = sorted(found, key=lambda one: (one.level, one.code))[:MOST]
        return tuple(Candidate(value=one.code, words=f"{one.name}　{one.code}", short=one.name) for one in highest)

    def periods(self, written: str) -> Sequence[Candidate]:
        """Return the named periods that hold *written*, or the one it spells out."""
        named = [
            Candidate(value=name, words=translate(name), short=translate(name))
            for name in PRESETS
            if written in name or written.casefold() in translate(name).casefold()
        ]
        own = period_of(written, self._context.now())
        if own is not None and not any(one.value == own.words for one in named):
            named.insert(0, Candidate(value=own.words, words=translate(own.words), short=translate(own.words)))
        return named

    def class_name(self, class_key: str) -> str:
        """Return a class's name."""
        return self._context.advisor.class_name(class_key)

    def area_name(self, code: str) -> str:
        """Return an area's name, or its code."""
        return next((area.name for area in self._context.city.areas if area.code == code), code)

    def department_name(self, code: str) -> str:
        """Return a department's name."""
        return self._context.advisor.department_name(code) if code else ""
