"""带班领导, 值班长: the posts on duty with the one telephone that stands for each, wherever a wall prints it."""

from collections.abc import Sequence

from app.situation.questions.night_watch import WatchPhone
from widgets.words import translate, zh

NO_PHONE = "—"
"""Not read yet, struck out, or a post without a number."""
NO_RECORD = zh("无记录")
"""Of a past moment by which nobody had entered one: the site's own number of today proves nothing about then."""
USUAL_POSTS = (zh("带班领导"), zh("值班长"))
"""How the settings that come along call the two posts; a site's own words stay as they are."""


def duty_posts(site: Sequence[str], entered: Sequence[WatchPhone] | None, *, is_past: bool) -> list[tuple[str, str]]:
    """Return the words of the *site*'s posts (``带班领导 1002``) with the telephones that hold at a moment.

    What was *entered* at a desk by then wins (``None``: not read yet); the site's own number holds where nothing ever
    was, and only now: nobody wrote down what it was in the past.
    """
    found = []
    for place, post in enumerate(site):
        name, _, number = post.rpartition(" ")
        said = entered[place] if entered is not None and place < len(entered) else None
        known = NO_PHONE if entered is None else _phone(number if name else "", said, is_past=is_past)
        found.append((translate(name or post), known))
    return found


def _phone(site: str, said: WatchPhone | None, *, is_past: bool) -> str:
    """Return the number that holds: the one that was *said*, else the *site*'s."""
    if said is not None and (said.said or said.phone):
        return said.phone or NO_PHONE
    return translate(NO_RECORD) if is_past else site or NO_PHONE
