"""The catalogue of classes: today's by GB/T 47678.5-2026, and what older codes mean today (domain facts §3, §4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.codes import ClassCode, Scheme
from app.domain.errors import UnknownClass
from app.domain.limits import HandlingLimit, Limits, StageLimits, case_key
from app.domain.terms import Kind

__all__ = ["Catalogue", "ClassEntry", "HandlingLimit", "Limits", "OlderClass", "StageLimits", "case_key"]

SCHEME_WORDS = {Scheme.CJT214: "2007 版", Scheme.GB30428_2: "2013 版", Scheme.GB47678_5: "2026 版"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassEntry:
    """A class of today. ``key`` is kind + code (``E06010``); ``initials`` are the name's pinyin initials (``bllj``)."""

    key: str
    kind: Kind
    code: str
    major_name: str
    name: str
    initials: str = ""

    @property
    def is_anomaly(self) -> bool:
        """Whether it is a matter that only says that a component is out of order; cases keep the component's key."""
        return case_key(self.key) != self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class OlderClass:
    """A class of an older scheme. ``today`` is its key of today, ``""`` where there is none; ``note`` says why."""

    scheme: Scheme
    kind: Kind
    code: str
    major_name: str
    name: str
    today: str
    note: str


@dataclass(frozen=True)
class Catalogue:
    """All classes by key, and the older ones by scheme, kind and code."""

    classes: Mapping[str, ClassEntry]
    older: Mapping[tuple[Scheme, Kind, str], OlderClass] = field(default_factory=dict)
    _for_cases: tuple[ClassEntry, ...] = field(init=False, repr=False, compare=False)
    _aliases: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare what searches run over."""
        entries = tuple(entry for entry in self.classes.values() if not entry.is_anomaly)
        names: dict[str, str] = {}
        for old in self.older.values():
            names[old.today] = f"{names.get(old.today, '')} {old.name}"
        object.__setattr__(self, "_for_cases", entries)
        object.__setattr__(self, "_aliases", names)

    def entry(self, class_key: str) -> ClassEntry:
        """Return the class a case with *class_key* is kept under, or raise :class:`UnknownClass`."""
        found = self.classes.get(case_key(class_key))
        if found is None:
            raise UnknownClass(class_key)
        return found

    def for_cases(self) -> tuple[ClassEntry, ...]:
        """Return the classes that a case may have: components, and matters that are no component's anomaly."""
        return self._for_cases

    def search(self, text: str, limit: int = 20) -> tuple[ClassEntry, ...]:
        """Return classes for cases that *text* may mean, best first: a code, part of a name, or pinyin initials.

        Names of older schemes lead to today's class, after all others.
        """
        wanted = text.strip().lower()
        if not wanted:
            return ()
        ranked = [
            (rank, entry.key, entry) for entry in self._for_cases if (rank := self._rank(entry, wanted)) is not None
        ]
        return tuple(entry for _, _, entry in sorted(ranked, key=lambda found: found[:2])[:limit])

    def component_class(self, digits: str) -> str:
        """Return what the class in a component's code is called, by today's scheme or an older one; ``""``: not known."""
        today = self.classes.get(f"{Kind.COMPONENT.value}{digits}")
        if today is not None:
            return today.name
        older = (self.older.get((scheme, Kind.COMPONENT, digits)) for scheme in (Scheme.GB30428_2, Scheme.CJT214))
        return next((one.name for one in older if one is not None), "")

    def explain(self, code: ClassCode, kind: Kind) -> str:
        """Return the class in words, and for an older scheme what it is today."""
        words = f"{SCHEME_WORDS[code.scheme]}{kind.zh} {code}"
        if code.scheme is Scheme.GB47678_5:
            entry = self.classes.get(f"{kind.value}{code}")
            return f"{words} {entry.name}（{entry.major_name}）" if entry else f"{words}：目录中没有"
        old = self.older.get((code.scheme, kind, str(code)))
        if old is None:
            return f"{words}：目录中没有"
        today = self.classes.get(old.today)
        return f"{words} {old.name}；今 {today.code} {today.name}" if today else f"{words} {old.name}；今{old.note}"

    def _rank(self, entry: ClassEntry, wanted: str) -> int | None:
        return next((rank for rank, fits in enumerate(self._fits(entry, wanted)) if fits), None)

    def _fits(self, entry: ClassEntry, wanted: str) -> Iterator[bool]:
        """Yield, best first, whether *wanted* means *entry*."""
        yield wanted in {entry.key.lower(), entry.code, entry.name.lower(), entry.initials}
        yield entry.code.startswith(wanted) or entry.key.lower().startswith(wanted)
        yield entry.name.lower().startswith(wanted)
        yield wanted in entry.name.lower()
        yield entry.initials.startswith(wanted)
        yield wanted in entry.initials
        yield wanted in self._aliases.get(entry.key, "")
