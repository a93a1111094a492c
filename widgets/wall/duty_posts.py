"""带班领导, 值班长: the posts on duty with the one telephone that stands for each, wherever a wall prints it."""

from collections.abc import Sequence

from app.situation.questions.night_watch import WatchPhone

NO_PHONE = "—"


def duty_posts(site: Sequence[str], entered: Sequence[WatchPhone] | None, *, is_past: bool) -> list[tuple[str, str]]:
    """Return the words of the *site*'s posts (``带班领导 1002``) with the telephones that hold at a moment.

    What was *entered* at a desk by then wins (``None``: not read yet); the site's own number holds where nothing ever
    was, and only now: nobody wrote down what it was in the past.
    """
    found = []
    for place, post in enumerate(site):
        name, _, number = post.rpartition(" ")
        said = entered[place] if entered is not None and place < len(entered) else None
        is_site = entered is not None and not is_past and not (said is not None and (said.said or said.phone))
        usual = number if is_site and name else ""
        found.append((name or post, (said.phone if said is not None else "") or usual or NO_PHONE))
    return found
