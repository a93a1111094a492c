"""Which classes of problems arise how often, and where: shaped after published monthly counts.

Shares follow the bulletins of domain facts §10.2 (rows P2 and P10), mapped to the codes of GB/T 47678.5-2026.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.limits import HandlingLimit, Limits, case_key

_MIX = """
market   E09001 5.5  E09005 5.0  E09006 4.0  E06029 0.4  E09022 0.4  E06010 4.0  E06036 2.0  E06030 0.4
school   E09009 6.0  E09010 5.0  E09011 1.2  E06010 1.0  C02010 0.4  C02017 0.3  C02021 0.2
station  E09009 5.0  E09010 3.0  E07001 3.5  E07003 0.6  E09003 0.2  E07002 0.4  E06042 1.2  C02004 0.2
old      E06010 6.0  E06036 5.0  E06007 6.0  E06001 0.4  E06005 0.5  E06003 1.0  E06035 0.6  E06042 1.5  E07001 2.0
centre   E09009 5.0  E09010 3.5  E07007 3.5  E07003 0.8  E07006 0.5  E06012 1.5  E06004 0.4  C01039 0.3  C03006 0.3
works    E08002 0.6  E08004 0.5  E06011 2.5  E06014 0.6  E08006 0.3  E06013 0.8  E08011 0.2  C01004 0.4
river    E06025 0.5  E06017 1.4  E06026 0.2  C01070 0.3  C04013 0.4  E06037 0.1  C04007 0.2
anywhere E06013 1.3  E06012 2.0  E07007 1.5  E07001 1.0  C01002 0.8  C01003 0.6  C01004 0.8  C01037 1.2  C01001 0.4
         C01007 0.4  C03005 0.6  C04002 0.7  C02017 0.2  C01027 0.2  C02012 0.1  E06028 0.4  E06017 0.6  E06036 1.5
         E06010 3.0  E09010 2.0  C01005 0.2  C01006 0.2  C03001 0.1  E06019 0.3  E06018 0.2  E06034 0.2  E06002 0.1
"""
_URGENT_SHARE = 0.03
"""Of reports of a class that has urgent conditions among others, so many meet one."""
_ALWAYS_URGENT = 0.25
"""Classes that the site's table calls urgent in any case arise less, so that urgent stays rare."""
_STEPPED_SHARE = 0.12
"""Of reports of a class with a condition whose limit has several steps (stop, then remove), so many meet it."""
_VAGUE = ("影响市容，请尽快处理", "路段反复出现", "沿街较为集中", "已影响行人通行", "早晚高峰较突出")


_Rows = tuple[HandlingLimit, ...]
_Conditions = tuple[_Rows, _Rows, _Rows, HandlingLimit]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is seen: a class, the filing condition it meets (``""`` if the table has none), how it is told."""

    class_key: str
    condition: str
    description: str


@dataclass(frozen=True, slots=True)
class ClassMix:
    """Draws problems; ``themes`` are kinds of places and how much of everything arises there."""

    themes: Mapping[str, float]
    _classes: Mapping[str, tuple[tuple[str, ...], tuple[float, ...]]]
    _conditions: Mapping[str, _Conditions]
    _names: Mapping[str, str]

    def draw(self, theme: str, rng: random.Random) -> Problem:
        """Return a problem as they arise at a place of *theme*."""
        keys, upto = self._classes[theme]
        class_key = rng.choices(keys, cum_weights=upto)[0]
        ordinary, urgent, stepped, default = self._conditions[class_key]
        if stepped and rng.random() < _STEPPED_SHARE:
            row = rng.choice(stepped)
        elif urgent and (not ordinary or rng.random() < _URGENT_SHARE):
            row = rng.choice(urgent)
        else:
            row = rng.choice(ordinary) if ordinary else default
        told = rng.choice(_VAGUE) if row is default else row.trigger
        return Problem(class_key, row.condition, f"{self._names[class_key]}，{told}")


def class_mix(names: Mapping[str, str], limits: Limits) -> ClassMix:
    """Return the mix over the classes that are in *names* (key to name) and have a limit."""
    known = {theme: [(key, share) for key, share in rows if key in names] for theme, rows in _themes()}
    conditions = {key: _conditions(limits, key) for rows in known.values() for key, _ in rows}
    table = {
        theme: [(key, share * (_ALWAYS_URGENT if conditions[key][-1].urgent else 1.0)) for key, share in rows]
        for theme, rows in known.items()
    }
    classes = {theme: _cumulative(rows) for theme, rows in table.items() if rows}
    themes = {theme: sum(share for _, share in table[theme]) for theme in classes}
    return ClassMix(themes, classes, conditions, {key: names[key] for key in conditions})


def _themes() -> Iterator[tuple[str, list[tuple[str, float]]]]:
    words = _MIX.split()
    starts = [place for place, word in enumerate(words) if word.islower()]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        rows = words[start + 1 : end]
        yield words[start], [(key, float(share)) for key, share in zip(rows[::2], rows[1::2], strict=True)]


def _cumulative(rows: list[tuple[str, float]]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    total, upto = 0.0, []
    for _, share in rows:
        total += share
        upto.append(total)
    return tuple(key for key, _ in rows), tuple(upto)


def _conditions(limits: Limits, class_key: str) -> _Conditions:
    """Return the class's own conditions, ordinary, urgent and in steps, and one to fall back on, ordinary if there is any."""
    rows = limits.conditions(class_key)
    own = [row for row in rows if row.class_key == case_key(class_key)]
    default = next((row for row in reversed(rows) if not row.urgent), rows[0])
    return (
        tuple(row for row in own if not row.steps and not row.urgent),
        tuple(row for row in own if not row.steps and row.urgent),
        tuple(row for row in own if row.steps),
        default,
    )
