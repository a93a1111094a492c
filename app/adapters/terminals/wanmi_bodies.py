"""The payloads of ``wanmi/v1`` as they stand on the wire; ``docs/asyncapi.yaml`` describes the same."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.json import Decoder

from app.adapters.terminals import limits

Text = Annotated[str, Meta(max_length=limits.TEXT_LENGTH)]
Id = Annotated[str, Meta(pattern=limits.ID_PATTERN, max_length=64)]
Sha256 = Annotated[str, Meta(pattern=limits.SHA256_PATTERN, max_length=64)]
Photos = Annotated[list[Sha256], Meta(max_length=limits.PHOTOS)]
ClassKey = Annotated[str, Meta(pattern=limits.CLASS_PATTERN, max_length=6)]
When = Annotated[datetime, Meta(tz=True)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Metres = Annotated[float, Meta(ge=-1, le=1_000_000)]
MetresASecond = Annotated[float, Meta(ge=-1, le=10_000)]
Degrees = Annotated[float, Meta(ge=-1, le=360)]


Scalar = str | int | float | bool | None
Line = Scalar | list[Scalar] | dict[str, Scalar]
Lines = Scalar | list[Line] | dict[str, Line]
Section = Scalar | list[Lines] | dict[str, Lines]
Sections = Scalar | list[Section] | dict[str, Section]
Value = Scalar | list[Sections] | dict[str, Sections]
"""What a step's fields may hold: JSON of a bounded depth, as deep as the sheet of a shift's handover."""


class FixPart(Struct, gc=False):
    """One position; -1 is unknown."""

    at: When
    lon: Longitude
    lat: Latitude
    acc: Metres = -1.0
    spd: MetresASecond = -1.0
    crs: Degrees = -1.0


class FixBody(Struct):
    """Positions in ``fixes``, or one position lying flat beside ``v``."""

    v: Literal[1]
    fixes: Annotated[list[FixPart], Meta(min_length=1, max_length=limits.FIXES_A_MESSAGE)] | UnsetType = UNSET
    at: When | UnsetType = UNSET
    lon: Longitude | UnsetType = UNSET
    lat: Latitude | UnsetType = UNSET
    acc: Metres = -1.0
    spd: MetresASecond = -1.0
    crs: Degrees = -1.0


class ReportBody(Struct):
    """A report; without ``at`` it was made when it was received."""

    v: Literal[1]
    id: Id
    lon: Longitude
    lat: Latitude
    class_key: ClassKey = field(name="class")
    at: When | UnsetType = UNSET
    acc: Metres = -1.0
    place: Annotated[str, Meta(max_length=limits.PLACE_LENGTH)] = ""
    text: Text = ""
    photos: Photos = []
    component: Annotated[str, Meta(pattern=limits.ID_OR_NONE_PATTERN, max_length=64)] = ""
    urgent: bool = False
    self_handled: bool = False


class ReplyBody(Struct):
    """The answer to a task; without ``at`` it was given when it was received."""

    v: Literal[1]
    id: Id
    case: Id
    task: Id
    result: Literal["passed", "failed", "unable"]
    at: When | UnsetType = UNSET
    note: Text = ""
    photos: Photos = []


class StatusBody(Struct):
    """On line or off it; a last will carries no ``at``, since it is written when the terminal connects."""

    v: Literal[1]
    online: bool
    at: When | UnsetType = UNSET
    detail: Annotated[str, Meta(max_length=limits.PLACE_LENGTH)] = ""


class StepBody(Struct):
    """A desk's step."""

    v: Literal[1]
    id: Id
    session: Annotated[str, Meta(max_length=128)]
    name: Id
    case: Annotated[str, Meta(pattern=limits.ID_OR_NONE_PATTERN, max_length=64)] = ""
    version: Annotated[int, Meta(ge=0, le=2**31)] | None = None
    fields: dict[str, Value] = {}


class LoginBody(Struct):
    """A person asks for a seat at a post; ``""`` is the first of the person's posts."""

    v: Literal[1]
    id: Id
    user: Annotated[str, Meta(min_length=1, max_length=64)]
    password: Annotated[str, Meta(max_length=256)]
    post: Annotated[str, Meta(max_length=64)] = ""


class AnyBody(Struct):
    """A message of which only its own id is asked."""

    id: Id


FIX = Decoder(FixBody)
REPORT = Decoder(ReportBody)
REPLY = Decoder(ReplyBody)
STATUS = Decoder(StatusBody)
STEP = Decoder(StepBody)
LOGIN = Decoder(LoginBody)
ANY = Decoder(AnyBody)
