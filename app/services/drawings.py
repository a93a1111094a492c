"""How many drawings (标注) a case has on the wall's map: no more than anybody could tell apart there."""

from app.domain.terms import Stream
from app.services.refusals import Refused
from app.services.turn import Turn
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation, drawn_on, note_of

MOST = 60
"""So many drawings a case, an emergency without one, or a wall for neither may have at a time."""
MOST_READ = 20_000
"""So many newest events of the walls are read, once, when the first drawing after a start comes."""
_READ = ""
"""The key that says that the log was read; no drawing is called so."""


def check_room(turn: Turn, note: Annotation, wall: str) -> None:
    """Refuse *note* on *wall* where the case or emergency that it is about, or the wall for neither, has its fill."""
    _read(turn)
    room = _room(note, wall)
    drawn = sum(of == room for name, of in turn.memory.drawings if name != _READ)
    if drawn >= MOST:
        of = "本案" if note.case_id else "本次应急" if note.emergency_id else "不属于案件的"
        raise Refused("not_allowed", f"{of}标注已有 {MOST} 处，请先清除不用的")


def follow(turn: Turn, kind: str, note: Annotation, wall: str) -> None:
    """Keep in mind that *note* was drawn on *wall* or taken away."""
    turn.memory.drawings.put(note.id, _room(note, wall) if kind == ANNOTATED else None)


def _room(note: Annotation, wall: str) -> str:
    """Return what *note* takes its room from: a case and an emergency have theirs, each wall has one for the rest."""
    return note.about or f"wall {wall}"


def _read(turn: Turn) -> None:
    """Read from the log what is drawn; undone with the message, like all that is kept."""
    if turn.memory.drawings.get(_READ) is not None:
        return
    for event in turn.unit.history(Stream.WALL, "", MOST_READ):
        note = note_of(event) if event.kind in (ANNOTATED, ANNOTATION_REMOVED) else None
        if note is not None:
            follow(turn, event.kind, note, drawn_on(event))
    turn.memory.drawings.put(_READ, "read")
