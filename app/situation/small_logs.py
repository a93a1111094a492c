"""The logs that are few enough for plain values, as a snapshot keeps them: one list of records each."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import json

from app.domain.event import Event
from app.situation.alarm_log import AlarmLog, AlarmRecord
from app.situation.claim_log import ClaimLog, ClaimRecord
from app.situation.doubt_log import DoubtLog, DoubtRecord
from app.situation.duty_log import DutyLog
from app.situation.emergency_log import EmergencyLog, EmergencyRecord
from app.situation.handover_log import HandoverLog, HandoverRecord
from app.situation.history import History
from app.situation.message_log import MessageLog, MessageRecord
from app.situation.wall_log import WallLog, WallRecord


def small_logs(history: History) -> Mapping[str, Sequence[object]]:
    """Return the records of each small log by its name."""
    return {
        "wall": history.wall.records(),
        "alarms": history.alarms.records(),
        "claims": history.claims.records(),
        "duties": history.duties.records(),
        "messages": history.messages.records(),
        "handovers": history.handovers.records(),
        "emergencies": history.emergencies.records(),
        "doubts": history.doubts.records(),
    }


def read_small_logs(history: History, content: Callable[[str], bytes]) -> None:
    """Fill the small logs of *history* from what *content* gives for each name, as :func:`small_logs` named them."""
    history.wall = WallLog(json.decode(content("wall"), type=list[WallRecord]))
    history.alarms = AlarmLog(json.decode(content("alarms"), type=list[AlarmRecord]))
    history.claims = ClaimLog(json.decode(content("claims"), type=list[ClaimRecord]))
    history.duties = DutyLog(json.decode(content("duties"), type=list[Event]))
    history.messages = MessageLog(json.decode(content("messages"), type=list[MessageRecord]))
    history.handovers = HandoverLog(json.decode(content("handovers"), type=list[HandoverRecord]))
    history.emergencies = EmergencyLog(json.decode(content("emergencies"), type=list[EmergencyRecord]))
    history.doubts = DoubtLog(json.decode(content("doubts"), type=list[DoubtRecord]))
