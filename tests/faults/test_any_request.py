"""Whatever a seat sends, it is answered with a sentence: no request of a desk breaks inside."""

import math
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.adapters.store import open_store
from app.domain.moment import DAY, HOUR, SECOND
from app.domain.terms import Source
from app.services.messages import Step
from app.services.registry import desk_steps
from tests.unit.services.town import LAT, MONDAY_9, RUBBISH, WALK, WEST_LON, Hall, duty, rules
from tests.unit.services.ways import PHOTOS, USERS, WORKFLOW

EASTERN = (117.0305, 36.6105)
NAMES = sorted({*desk_steps(), *WORKFLOW.steps, "", "x", "__init__", "受理"})
LONG = "长" * 2_001
CALLS = ["call 0", "call 1", "call 2"]
"""Stand for calls there are, the last of them in the east."""
ODD = [
    *CALLS,
    None, True, False, 0, -1, 1, 10**9, 10**18, -(10**18), 2**63, 10**30, MONDAY_9, MONDAY_9 - 400 * DAY, 0.5, -0.0, math.nan,
    math.inf, -math.inf, 1e308, "", " ", "\t", "x", "𝄞", "\x00", "a\x00b", "'; --", "%", LONG, "9" * 400, "no-such",
    "none", "0h", "9999d", "9999n", "１h", "²h", "all", "T1", "D1", "HW", "HW1", "HW11", "SZ", "C01002", "E06010",
    "370102001001001", "370102001", "³70102001001001", "999999999999999", [], [[]], [None], [""], ["x"] * 3, ["SZ", "SZ"],
    ["SZ", ["HW"]], [{}], [math.nan], {}, {"": None}, {"a": {"b": [math.nan, 2**70]}}, [{"sha256": "ab" * 32, "phase": ["near"]}],
    [{"sha256": "ab" * 32, "phase": {}}], [{"sha256": 7, "phase": "near"}], [{"phase": "near"}], ["T1", 2, None], ["a"] * 60,
]  # fmt: skip
"""What no field expects, and what some field expects of another kind."""


def good(now, cases):
    """Return a good value for every field that any request reads."""
    return {
        "reason": "理由", "note": "说明", "condition": "1", "department": "HW", "unit": "HW1", "team": "HW11", "assistants": ["SZ"],
        "requirement": "今日办结", "checker": "T2", "more": "2h", "hang_until": now + 2 * DAY, "merged_into": cases[0],
        "compared": [cases[1]], "office": "供电公司", "satisfaction": "dissatisfied", "amount_fen": 5_000, "what": "井盖",
        "party": "供水公司", "closing": "现场已恢复", "photos": PHOTOS, "unverified_because": "照片清楚", "class_key": RUBBISH,
        "grid": "370102001001002", "duty_grid": "D1", "matter": "超期", "settle_due": now + 3 * DAY, "reply_due": now + DAY,
        "called_at": now - HOUR, "received_at": now - HOUR, "source": Source.HOTLINE_12345, "text": "垃圾成堆",
        "description": "垃圾成堆", "caller_name": "王某", "caller_phone": "13800000000", "lon": WEST_LON,
        "lat": LAT, "place": "文昌路 5 号", "digest": "ab" * 32, "urgent": True, "category": "咨询",
        "answer": "已解释", "reply": "已修", "interim": True, "alarm": cases[0], "scene": "day", "wall": "hall", "to": "all",
        "answer_minutes": 10, "sheet": {"open": [1, 2]}, "handover": "018f", "terminal": "T1", "start": now + 9 * DAY, "end": now + 9 * DAY + HOUR,
        "panel": "map", "turns": [{"scene": "daily", "seconds": 60}], "filter": {"classes": ["E06"], "lights": ["red"]}, "shape": "area",
        "points": [[WEST_LON, LAT], [WEST_LON, LAT], [WEST_LON, LAT]], "at": now - HOUR, "speed": 60.0, "kind": "camera",
        "label": "甲", "pin_minutes": 30, "standing": "daily", "until": now + HOUR,
        "id": "d1", "key": "HW", "phone": "8001", "code": "D1", "unit_grids": ["370102001001001"], "terminals": ["T1"],
    }  # fmt: skip


TO_HW = [("acceptor", "accept"), ("leader", "file"), ("dispatcher", "dispatch"), ("hw", "sign")]
WAYS = {
    "delay": [*TO_HW, ("hw", "apply_delay")],
    "hang": [*TO_HW, ("hw", "apply_hang")],
    "hung": [*TO_HW, ("hw", "apply_hang"), ("dispatcher", "approve_hang")],
    "return": [*TO_HW, ("hw", "apply_return")],
    "void": [*TO_HW[:2], ("dispatcher", "apply_void")],
    "unit": [*TO_HW, ("hw", "assign_unit")],
    "team": [*TO_HW, ("hw", "assign_unit"), ("hw1", "assign_team")],
    "verifying": [("acceptor", "send_verify")],
    "disputed": [*TO_HW, ("hw", "dispute")],
    "supervised": [*TO_HW, ("leader", "supervise")],
    "passed": [*TO_HW, ("hw", "handle"), ("hw", "feedback"), ("dispatcher", "pass_on")],
}
"""Ways to where a case does not come on the ordinary one."""


class Target:
    """A staffed hall with cases at every stage and calls of every kind, on a real SQLite file."""

    def __init__(self, folder):
        self.store = open_store(f"sqlite:///{folder}/any.db", attachments=folder / "media", fsync=False)
        self.store.migrate()
        roster = (duty("T2", "D1", end=MONDAY_9 + DAY), duty("T1", "D1", end=MONDAY_9 + DAY))
        self.hall = Hall(self.store, rules(duties=roster, merged_posts=True)).staff()
        for user in USERS:
            self.hall.clock.go(SECOND)
            self.hall.token(user)
        self.known = good(self.hall.clock.now(), "ab")
        self.cases = [self.hall.opened(lon=EASTERN[0], lat=EASTERN[1]), self.hall.opened(self_handled=True)]
        self.known |= good(self.hall.clock.now(), self.cases)
        self.cases += [self._public("call_registered"), self._public("dispatched_first")]
        for number in range(len(WALK) + 1):
            self.cases.append(self.hall.opened())
            self.hall.to_stage(self.cases[-1], *list(WALK)[:number])
        self.cases += [self._walked(way) for way in WAYS.values()]
        told = ({}, {"order_no": "DH-7"}, {"lon": EASTERN[0], "lat": EASTERN[1]})
        self.calls = {call: self._call(**more) for call, more in zip(CALLS, told, strict=True)}

    def _public(self, name):
        request = "register_call" if name == "call_registered" else name
        told = {
            key: self.known[key]
            for key in ("lon", "lat", "class_key", "description", "source", "caller_phone", "department")
        }
        answer = self.hall.ask("acceptor", request, **told)
        assert answer["ok"], answer
        return answer["case_id"]

    def _walked(self, way):
        case_id = self.hall.opened()
        for user, name in way:
            rule = WORKFLOW.step(name)
            wanted = (*rule.needs, "reason", "note", *(("unit",) if name == "assign_unit" else ()))
            answer = self.hall.ask(user, name, case_id, **{key: self.known[key] for key in wanted})
            assert answer["ok"], (way, name, answer)
        return case_id

    def _call(self, **more):
        told = {"source": Source.HOTLINE_12345, "text": "来电", "caller_phone": "13900000000"}
        return self.hall.ask("acceptor", "take_call", **told, **more)["fields"]["call_id"]

    def send(self, user, name, case_id, version, fields):
        hall = self.hall
        hall.counter += 1
        hall.clock.go(SECOND)
        given = {
            key: self.calls[value] if isinstance(value, str) and value in self.calls else value
            for key, value in fields.items()
        }
        step = Step(
            step_id=f"any{hall.counter}", seat=user, session=hall.token(user), name=name, case_id=case_id, version=version,
            fields=given,
        )  # fmt: skip
        body = hall.one(step)
        if name == "logout" and body["ok"]:
            del hall.tokens[user]
        return body


OWN = {
    "mark_ownerless": {"department": "WC"},
    "release_assistant": {"department": "SZ"},
    "instruction_filed": {"source": Source.LEADER},
}
"""Values that only this request takes."""
FIELDS = ["call_id", "order_no", *good(MONDAY_9, "ab")]


@cache
def fields_read(name):
    """Return the fields that a step of the workflow needs or takes; of another request any may be read."""
    rule = WORKFLOW.steps.get(name)
    return (
        FIELDS
        if rule is None or name in desk_steps()
        else sorted({*rule.needs, *rule.takes, "reason", "note", "photos"})
    )


@pytest.fixture(scope="module")
def target(tmp_path_factory):
    made = Target(tmp_path_factory.mktemp("any"))
    yield made
    assert made.store.quarantined(0, 10) == []
    assert made.store.verify().ok
    assert not made.store.check_projections()
    made.store.dispose()


@st.composite
def requests(draw):
    """Draw who asks for what on which case, with good fields but for some."""
    name = draw(st.sampled_from(NAMES))
    odd = draw(st.dictionaries(st.sampled_from(fields_read(name)), st.sampled_from(ODD), max_size=3))
    left_out = draw(st.sets(st.sampled_from(FIELDS), max_size=2)) if draw(st.booleans()) else set()
    mostly = st.integers(0, 9)
    version = draw(st.sampled_from([None, 0, -1, 10**30])) if draw(mostly) == 9 else "now"
    user = draw(st.sampled_from(USERS)) if draw(mostly) > 7 else "able"
    case = draw(st.sampled_from(["", "x" * 300, "a\x00b"])) if draw(mostly) == 9 else draw(st.integers(0, 99))
    return name, user, case, version, odd, left_out


HANZI = re.compile(r"[一-鿿]{2,}")


@settings(max_examples=1_500, deadline=None, suppress_health_check=list(HealthCheck))
@given(requests())
@example(("offer_handover", "able", 0, "now", {"sheet": {"a": {"b": [math.nan, 2**70]}}}, set()))
@example(("reported", "video", 0, None, {"photos": [{"sha256": "ab" * 32, "phase": ["near"]}]}, set()))
def test_whatever_is_asked_gets_a_sentence(target, request):
    name, user, place, version, odd, left_out = request
    case_id = place if isinstance(place, str) else chosen(target, name, place)
    case = None if isinstance(place, str) else target.store.case(case_id)
    if version == "now":
        version = case.version if case is not None else None
    known = {key: target.known[key] for key in fields_read(name) if key in target.known and key not in left_out}
    body = target.send(
        able(name, case) if user == "able" else user, name, case_id, version, known | OWN.get(name, {}) | odd
    )

    assert body["code"] != "quarantined", (name, odd)
    assert body["ok"] or HANZI.search(body["text"]), body


def chosen(target, name, number):
    """Return a case that the step fits, if there is one; each third time any case."""
    rule = WORKFLOW.steps.get(name)
    fitting = [one for one in target.cases if rule is not None and rule.fits_case(target.store.case(one).state)]
    among = fitting if fitting and number % 3 else target.cases
    return among[number % len(among)]


def able(name, case):
    """Return a user who has the post that the request wants."""
    posts = desk_steps()[name].posts if name in desk_steps() else getattr(WORKFLOW.steps.get(name), "posts", ())
    if "department" in posts:
        return ((case.state.holder if case is not None else "") or "HW").lower()
    return {"video": "video", "leader": "boss"}.get(posts[0], "triple") if posts else "triple"
