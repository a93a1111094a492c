"""How a map says who is near: who, how far and how long on foot, the same on the wall and at the desk."""

from app.situation.questions.people import NearPerson
from widgets.words import translate

WALK_M_PER_MIN = 75
"""How far one gets on foot in a minute, waiting at crossings included; streets are longer than the air line."""


def near_words(one: NearPerson) -> str:
    """Return ``2056 240 米 4 分``: metres to the ten, minutes begun, as in the lists."""
    minutes = max(1, -(-int(one.metres) // WALK_M_PER_MIN))
    metres = round(one.metres / 10) * 10
    return translate("{who} {far} 米 {walk} 分").format(who=one.person.terminal, far=metres, walk=minutes)
