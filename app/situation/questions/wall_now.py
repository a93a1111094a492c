"""What stands on the wall, and who put it there."""

from dataclasses import dataclass, replace

from app.domain.moment import DAY, Instant
from app.domain.terms import Light, Post
from app.situation.codes import NOBODY, POST, POSTS
from app.situation.emergency_records import open_emergency
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once_for
from app.situation.rotation import Rotation, rotation_after
from app.situation.view import View
from app.situation.wall_log import Annotation
from app.situation.wall_records import WallPart
from app.situation.wall_spans import is_held, spans
from app.situation.wall_stand import Display, Hand, Look, Lost, Narrowed, Subject, Turn, WallStand

ROTATED = "rotated"


@dataclass(frozen=True, slots=True, kw_only=True)
class WallState:
    """The wall as its last events left it; ``""``/``None`` for what nobody has put there.

    ``scene_*``, ``case_*``, ``subject_*`` and ``pin_*`` say when and by whom it was put up. ``scene`` is the one that
    stands at that moment, also while scenes take turns (``rotation``, ``None``: they do not). ``how`` it came:
    ``pushed``, ``rotated``. ``still_at`` is the moment that a wall shows which stands still since ``frozen_at``. ``showing_at`` is the moment a frozen or replaying wall began with at ``replay_since``
    (``replay_speed`` 0: frozen), following the terminals ``replay_whom`` where there are any. ``notes`` are what is
    drawn for the shown case, else for the emergency that goes on, else for none; ``notes_case`` is the case of these,
    ``""`` where they have none. ``card`` is what lies over all of it until ``card_until``. ``lost`` says that the seat
    which holds it, or did, is not heard of.
    """

    wall: str
    scene: str = ""
    scene_at: Instant | None = None
    scene_actor: str = ""
    scene_post: Post = Post.NOBODY
    scene_seat: str = ""
    case_id: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None
    case_at: Instant | None = None
    case_actor: str = ""
    case_post: Post = Post.NOBODY
    case_seat: str = ""
    how: str = ""
    rotation: Rotation | None = None
    turns: tuple[Turn, ...] = ()
    subject: Subject | None = None
    subject_by: Hand | None = None
    pinned: bool = False
    pinned_until: Instant | None = None
    pin_post: Post = Post.NOBODY
    pin_seat: str = ""
    pin_actor: str = ""
    pin_at: Instant | None = None
    magnified: str = ""
    frozen_at: Instant | None = None
    still_at: Instant | None = None
    replay_at: Instant | None = None
    replay_speed: float = 0.0
    replay_since: Instant | None = None
    replay_whom: tuple[str, ...] = ()
    filter: Filter = EVERYTHING
    look: Look = Look()  # noqa: RUF009  # frozen
    can_undo: bool = False
    notes: tuple[Annotation, ...] = ()
    notes_case: str = ""
    speech: str = ""
    card: str = ""
    card_until: Instant | None = None
    card_by: Hand | None = None
    lost: Lost | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WallNow:
    """What a wall shows; ``wall=""`` takes every wall's events together."""

    wall: str = ""

    def answer(self, view: View) -> WallState:
        """Return the wall's state at the view's moment."""
        records = records_until(view, self.wall)
        stand = records.stand or WallStand()
        seen = stand.display
        rotation = _rotation(view, self.wall, stand, records)
        case_id, about = _about(view, self.wall) if seen.case is None else (seen.case.case_id,) * 2
        return WallState(
            wall=self.wall,
            rotation=rotation,
            turns=stand.turns,
            how=seen.how,
            magnified=seen.magnified,
            frozen_at=seen.frozen_at,
            still_at=seen.still_at,
            subject=seen.subject,
            subject_by=None if seen.subject is None else seen.subject_by,
            replay_at=seen.replay_at,
            replay_speed=seen.replay_speed,
            replay_since=seen.replay_by.at or None,
            replay_whom=seen.replay_whom if seen.replay_at is not None else (),
            filter=filter_of(seen.narrowed),
            look=seen.look,
            can_undo=bool(stand.past_at(view.t)),
            speech=stand.speech,
            lost=stand.lost_at(view.t),
            notes=records.notes(about),
            notes_case=case_id,
            **_scene(seen, rotation),  # type: ignore[arg-type]  # by name
            **_case(seen),  # type: ignore[arg-type]
            **_card(seen, view.t),  # type: ignore[arg-type]
            **_pin(stand, view.t),  # type: ignore[arg-type]
        )


def records_until(view: View, wall: str) -> WallPart:
    """Return the records of *wall* (``""``: of all) up to the view's moment with their times, in order.

    Of a wall that stands still at this very moment they are all: it shows what is put there meanwhile, as things were then.
    """
    found = view.wall.of(wall, view.axis)
    if view.live or (wall and found.stand is not None and found.stand.display.still_at == view.t):
        return found
    return found.until(view.t)


def post_of(word: str) -> Post:
    """Return the post that a record names; one of tomorrow is nobody's."""
    return POSTS[POST.get(word, NOBODY)]


def filter_of(narrowed: Narrowed) -> Filter:
    """Return the filter that was written."""
    lights = tuple(Light(word) for word in narrowed.lights if word in list(Light))
    return Filter(narrowed.classes, narrowed.areas, lights, narrowed.departments)


def _rotation(view: View, wall: str, stand: WallStand, records: WallPart) -> Rotation | None:
    seen = stand.display
    if seen.how != ROTATED or not stand.turns:
        return None
    since = min(seen.scene_by.at, view.t)
    today = max(since, view.t // DAY * DAY)
    rotation = _rotation_by(view, wall, stand, records, since, today)
    for span in spans(records.standing(today), view.alarms, today, view.t):
        rotation = rotation.through(span)
    is_alarmed = bool(((view.alarms.raised <= view.t) & (view.alarms.seen > view.t)).any())
    return replace(rotation, at=view.t, is_held=is_held(stand, view.t), is_alarmed=is_alarmed)


def _rotation_by(view: View, wall: str, stand: WallStand, records: WallPart, since: Instant, t: Instant) -> Rotation:
    """Return where the rotation that began at *since* stood at an earlier *t*: it may turn for years, so it is kept.

    What was read of the time before *t* only ever grows: how much it is says whether it still is the same.
    """
    alarms = view.alarms
    read = len(records.until(t)), int((alarms.raised <= t).sum()), int((alarms.seen <= t).sum())
    key = "rotation", wall, view.axis, stand.display.scene, stand.turns, since, t, read

    def make() -> Rotation:
        held = spans(records.standing(since), alarms, since, t)
        return rotation_after(stand.turns, stand.display.scene, since, held)

    return once_for(view, key, make)


def _scene(seen: Display, rotation: Rotation | None) -> dict[str, object]:
    if rotation is not None:
        return {"scene": rotation.scene, "scene_at": rotation.at - rotation.into_us, **_who("scene", seen.scene_by)}
    if not seen.scene:
        return {}
    return {"scene": seen.scene, "scene_at": seen.scene_by.at or None, **_who("scene", seen.scene_by)}


def _case(seen: Display) -> dict[str, object]:
    case = seen.case
    if case is None:
        return {}
    what = {"case_id": case.case_id, "number": case.number, "lon": case.lon, "lat": case.lat}
    return {**what, "case_at": seen.case_by.at or None, **_who("case", seen.case_by)}


def _card(seen: Display, t: Instant) -> dict[str, object]:
    card = seen.card_at(t)
    return {"card": card, "card_until": seen.card_until, "card_by": seen.card_by} if card else {}


def _pin(stand: WallStand, t: Instant) -> dict[str, object]:
    pin = stand.pin
    if pin is None or not pin.holds(t):
        return {}
    return {"pinned": True, "pinned_until": pin.until, "pin_at": pin.by.at, **_who("pin", pin.by)}


def _who(prefix: str, hand: Hand) -> dict[str, object]:
    return {f"{prefix}_actor": hand.actor, f"{prefix}_post": post_of(hand.post), f"{prefix}_seat": hand.seat}


def _about(view: View, wall: str) -> tuple[str, str]:
    """Return the case of the emergency that goes on at *wall* and what its drawings are kept with, ``""`` for none."""
    stand = open_emergency(view, wall)
    return ("", "") if stand is None else (stand.case_id, stand.about)
