"""Sets up the drama of a city: what happens where, who may act, how long they take."""

import random
from collections.abc import Sequence

from app.services.advice import Advisor
from app.services.rules import Rules
from app.simulate.drama import Drama
from app.simulate.story.aftermath import Aftermath
from app.simulate.story.class_mix import class_mix
from app.simulate.story.delays import Delays, Pace
from app.simulate.story.found import Finder
from app.simulate.story.moves import Plot, levels_of
from app.simulate.story.seats import SeatBook
from app.simulate.story.shifts import Shifts
from app.simulate.story.side_acts import SideActs
from app.simulate.story.spots import spots_of
from app.simulate.story.ticket import Ticket
from app.simulate.story.voices import NO_PICTURES, Voices

_IN_HAND_PER_DAILY_REPORT = 0.88
"""So many cases are in hand for each report a day: a town whose departments need most of a working day."""


def staged(
    rules: Rules, book: SeatBook, rng: random.Random, *, prefix: str, reports_a_day: float, seed: int,
    pictures: Sequence[tuple[str, str]] = NO_PICTURES,
) -> Drama:  # fmt: skip
    """Return a drama in the city of *rules*; *seed* places its hot spots, *rng* draws what happens.

    *prefix* begins its message ids and must be new for each run on one store.
    """
    names = {key: entry.name for key, entry in rules.catalogue.classes.items()}
    advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
    mix, shifts = class_mix(names, rules.limits), Shifts(rules.roster)
    pace = Pace(round(reports_a_day * _IN_HAND_PER_DAILY_REPORT))
    delays = Delays(rules.calendar, pace, rng)
    tickets: dict[str, Ticket] = {}
    plot = Plot(advisor, rules.limits, delays, shifts, rng, levels_of(rules.city), tickets)
    return Drama(
        rules=rules, voices=Voices(book, rng, prefix, pictures), rng=rng, reports_a_day=reports_a_day, pace=pace,
        finder=Finder(spots_of(rules.city, rules.places, mix.themes, seed), mix, shifts, advisor, rng),
        plot=plot, side_acts=SideActs(delays, rng), aftermath=Aftermath(delays, rng), tickets=tickets,
    )  # fmt: skip
