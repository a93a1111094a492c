"""One request about a wall's emergency: what stands there now, and what stands after the change."""

from dataclasses import dataclass

from msgspec import structs, to_builtins

from app.domain.emergency_plan import Plan
from app.domain.moment import Instant
from app.domain.terms import Axis, Post, Stream
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.turn import Turn
from app.services.wall_turn import EMERGENCY, WallTurn, of_present, wall_turn
from app.situation.emergency_log import Told, stand_of
from app.situation.emergency_stand import EmergencyStand, StepState
from app.situation.wall_stand import CaseShown, Display, Hand, Look, Narrowed, Subject

LEADERS = (Post.SHIFT_LEADER, Post.LEADER)
"""Who may begin and end an emergency."""
STEERERS = (Post.SHIFT_LEADER, Post.LEADER, Post.DISPATCHER, Post.ACCEPTOR)
"""Who may note readings, steps and resources while it goes on."""
INCIDENT = "incident"
"""The kind of subject that the wall's map flies to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyTurn:
    """A desk's request about the emergency of ``wall``; ``stand`` is the last one there, open or closed."""

    turn: Turn
    seat: Seated
    wall: WallTurn
    stand: EmergencyStand | None

    @property
    def open(self) -> EmergencyStand:
        """Return the emergency that goes on, or refuse: where there is none, or one outside the seat's area."""
        if self.stand is None or not self.stand.is_open:
            raise Refused("not_allowed", "当前没有启动应急响应")
        check_area(self.turn, self.seat, self.stand.lon, self.stand.lat)
        return self.stand

    def put(self, kind: str, told: Told, after: EmergencyStand) -> Answer:
        """Write that *kind* happened and that *after* stands now."""
        body = {"v": 1, "after": to_builtins(after), "told": to_builtins(told)}
        self.turn.record(Stream.EMERGENCY, self.wall.name, kind, body, self.wall.by, axis=Axis.COMMAND)
        return Answer(
            step_id=self.wall.step.step_id, ok=True, case_id=after.case_id, fields={"id": after.id, "plan": after.plan}
        )

    def change(self, kind: str, told: Told, **changes: object) -> Answer:
        """Write what has changed in the emergency that goes on."""
        after: EmergencyStand = structs.replace(self.open, **changes)
        return self.put(kind, told, after)

    def who(self) -> str:
        """Return who asks, by post and user: what is entered by hand names somebody."""
        return f"{self.wall.by.post.zh} {self.wall.by.actor}"


def emergency_turn(turn: Turn, seat: Seated, step: Step) -> EmergencyTurn:
    """Return the request with what stands on its wall; refuse a wall there is not."""
    wall = wall_turn(turn, seat, step)
    return EmergencyTurn(turn=turn, seat=seat, wall=wall, stand=_newest(wall))


def open_emergency(wall: WallTurn) -> EmergencyStand | None:
    """Return the emergency that goes on at the wall, ``None`` where none does."""
    stand = _newest(wall)
    return stand if stand is not None and stand.is_open else None


def _newest(wall: WallTurn) -> EmergencyStand | None:
    return stand_of(wall.turn.unit.newest(Stream.EMERGENCY, wall.name))


def check_area(turn: Turn, seat: Seated, lon: float, lat: float) -> None:
    """Refuse a place outside the seat's area."""
    if not turn.rules.places.grid_at(lon, lat).startswith(seat.session.area):
        raise Refused("no_right", "事发位置不在本席位管辖区域")


def steps_of(plan: Plan | None, opened_at: Instant) -> tuple[StepState, ...]:
    """Return the steps of *plan* with their limits, counted from *opened_at* in natural time; none without a plan."""
    if plan is None:
        return ()
    return tuple(
        StepState(number=number, title=one.title, who=one.who, due=opened_at + one.limit)
        for number, one in enumerate(plan.steps, 1)
    )


def show_on_wall(wall: WallTurn, stand: EmergencyStand) -> None:
    """Put the scene 应急 on the wall, over any pin, and have the map fly to the incident."""
    label = f"演练 {stand.title}" if stand.drill else stand.title  # it stands on maps and desks that know no emergency
    subject = Subject(kind=INCIDENT, id=stand.id, label=label, lon=stand.lon, lat=stand.lat)
    case = CaseShown(stand.case_id, stand.number, stand.lon, stand.lat) if stand.case_id else None
    after = wall.seen(
        scene=EMERGENCY, how="pushed", scene_by=wall.hand, magnified="", frozen_at=None, replay_at=None,
        replay_speed=0.0, replay_by=Hand(), narrowed=Narrowed(), look=Look(), case=case, case_by=wall.hand,
        subject=None if case else subject, subject_by=wall.hand,
    )  # fmt: skip
    wall.put("scene_shown", {"scene": EMERGENCY, "how": "pushed"}, after)


def take_off_wall(wall: WallTurn) -> None:
    """Bring back what the wall showed before the scene 应急, where that still stands; nothing points at what is over.

    What stood still or was replayed before it is the present now: it may have been hours. Undo does not bring the scene
    back either.
    """
    display = wall.stand.display
    past = [_over(one) for one in wall.stand.past if one.scene != EMERGENCY]
    if display.scene == EMERGENCY:
        before: Display = structs.replace(of_present(past.pop()), scene_by=wall.hand) if past else Display()
        payload = {"scene": before.scene, "how": "undone"}
        wall.put("undone", payload, structs.replace(wall.stand, display=before, past=tuple(past)))
    elif display.subject is not None and display.subject.kind == INCIDENT:
        wall.put("case_cleared", {}, structs.replace(wall.stand, display=_over(display), past=tuple(past)))


def _over(display: Display) -> Display:
    """Return *display* without the incident, if it pointed there."""
    is_there = display.subject is not None and display.subject.kind == INCIDENT
    return structs.replace(display, subject=None) if is_there else display
