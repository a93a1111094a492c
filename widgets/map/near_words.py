"""How a map says who is near: who, how far and in how many minutes they are there, the same on the wall and at the desk."""

from app.situation.questions.people import NearPerson
from widgets.words import translate


def near_words(one: NearPerson) -> str:
    """Return ``2056 240 米 4 分``: metres to the ten, minutes begun, as in the lists."""
    metres = round(one.metres / 10) * 10
    return translate("{who} {far} 米 {walk} 分").format(who=one.person.terminal, far=metres, walk=one.minutes)
