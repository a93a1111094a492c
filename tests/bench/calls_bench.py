"""A call being typed: places and classes found at each keystroke, in the generated town and in a large city."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.domain.city import City
from app.domain.place import NamedPlace, PlaceKind
from app.services.class_finder import ClassFinder
from app.services.geocoder import Geocoder
from app.services.initials import initials
from app.simulate.city import generate_city
from app.simulate.town.names import community_names, street_names
from tests.bench.row import Row, at_most, reported
from tests.unit.services.town import tables

LARGE = 100_000
"""Named places of a large city."""
_KINDS = ("小学", "超市", "药店", "大厦", "公寓", "饭店", "银行", "诊所", "花园", "停车场")


def measure(quick: bool) -> Sequence[Row]:
    """Return the time of a keystroke: 95th percentile over addresses typed letter by letter."""
    typed = 40 if quick else 200
    town, rng = generate_city(), random.Random(3)
    large = replace(town, places=tuple(_places(town, rng)))
    rows = []
    for name, city in (("town", town), (f"city of {LARGE:,} places", large)):
        start = time.perf_counter()
        geocoder = Geocoder(city)
        built = time.perf_counter() - start
        keys = [key for text in _addresses(city, rng, typed) for key in _keystrokes(text)]
        names = [one.name for one in city.places]
        ours, peer = (
            _p95(geocoder.search, keys),
            _p95(lambda key, names=names: [n for n in names if key in n][:8], keys),
        )
        rows += [
            at_most(f"place at a keystroke, {name}, p95", ours, "ms", 10, peer=peer, peer_name="scan of the names"),
            reported(f"index of places built, {name}", built, "s"),
        ]
    finder = ClassFinder(tables()["catalogue"])
    keys = [key for entry in tables()["catalogue"].for_cases() for key in _keystrokes(entry.initials or entry.name)]
    return *rows, at_most("class at a keystroke, p95", _p95(finder.search, keys), "ms", 10)


def _places(city: City, rng: random.Random) -> Iterator[NamedPlace]:
    """Yield so many named places all over the town."""
    west, south, east, north = city.bounds
    stems = [name.removesuffix("社区") for name in community_names(rng)] + street_names(rng, "路")
    for number in range(LARGE):
        name = f"{rng.choice(stems)}{rng.choice(stems)[:2]}{_KINDS[number % len(_KINDS)]}"
        yield NamedPlace(name=name, kind=PlaceKind.POI, lon=rng.uniform(west, east), lat=rng.uniform(south, north))


def _addresses(city: City, rng: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        street, place = rng.choice(city.streets).name, rng.choice(city.places).name
        yield rng.choice(
            (f"{street}{rng.randint(1, 300)}号", initials(street)[0] + "12", place, initials(place)[0], place[2:])
        )


def _keystrokes(text: str) -> Iterator[str]:
    return (text[: length + 1] for length in range(len(text)))


def _p95(search: Callable[[str], object], keys: Sequence[str]) -> float:
    """Return the 95th percentile of a search's time, in ms."""
    times = []
    for key in keys:
        start = time.perf_counter()
        search(key)
        times.append((time.perf_counter() - start) * 1000)
    return sorted(times)[int(len(times) * 0.95)]
