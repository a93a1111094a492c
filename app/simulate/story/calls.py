"""Calls that are no case: consultations answered at once, and what another office has to do (domain facts §14.9)."""

import random
from collections.abc import Mapping

from app.domain.moment import MINUTE, Instant
from app.domain.terms import Source
from app.services.messages import Step
from app.simulate.story.acts import Calling
from app.simulate.story.delays import Delays
from app.simulate.story.hotline import ORDERED, call_id_of, caller, order_number
from app.simulate.story.seats import Seat

CONSULTED, TRANSFERRED = 0.035, 0.007
"""So many calls of these kinds come with each report."""
_QUESTIONS = (
    ("停车收费", "已告知路侧停车收费标准及投诉电话"),
    ("占道许可", "已告知占道施工许可办理窗口及材料"),
    ("垃圾分类", "已告知投放时间与点位"),
    ("施工噪声", "已告知夜间施工许可查询方式"),
    ("户外广告", "已告知店招设置备案流程"),
)
_TRANSFERS = (("市公安局", "治安问题"), ("市市场监管局", "食品经营投诉"), ("区住建局物业科", "小区物业纠纷"))


def told(around: Instant, rng: random.Random) -> tuple[Instant, Calling] | None:
    """Return the call that is no case and comes *around* a report, if one does, with its moment."""
    roll, at = rng.random(), around + int(rng.uniform(1, 10) * MINUTE)
    if roll < CONSULTED:
        return at, _consulted(at, rng)
    return (at, _transferred(at, rng)) if roll < CONSULTED + TRANSFERRED else None


def _consulted(at: Instant, rng: random.Random) -> Calling:
    is_order = rng.random() < ORDERED
    line = Source.HOTLINE_12345 if is_order else Source.HOTLINE_12319
    category, answer = rng.choice(_QUESTIONS)
    fields = {"source": str(line), "category": category, "answer": answer, **caller(rng)}
    return Calling(step="consult_call", fields=fields | ({"order_no": order_number(at)} if is_order else {}))


def _transferred(at: Instant, rng: random.Random) -> Calling:
    office, matter = rng.choice(_TRANSFERS)
    fields = {"source": str(Source.HOTLINE_12345), "order_no": order_number(at), "text": matter,
              "office": office, "reason": f"{matter}，属{office}职责", **caller(rng)}  # fmt: skip
    return Calling(step="transfer_call", fields=fields)


def after(act: Calling, now: Instant, delays: Delays) -> tuple[Instant, Calling] | None:
    """Return what follows on the call: the office's answer, then the reply to the line."""
    order_no = str(act.fields.get("order_no", ""))
    if act.step == "reply_order" or not order_no:
        return None
    kept: Mapping[str, object] = {"call_id": call_id_of(order_no)}
    if act.step == "transfer_call":
        at = delays.calendar.add(now, delays.soon(120, 900))
        return at, Calling(step="answer_transfer", fields={**kept, "reply": "已受理并答复来电人", "order_no": order_no})
    text = "您咨询的问题已答复" if act.step == "consult_call" else "您反映的问题已转责任单位办理并答复"
    return now + delays.soon(5, 40), Calling(step="reply_order", fields={**kept, "text": text})


def message_of(act: Calling, step_id: str, seat: Seat, token: str) -> Step:
    """Return the step by which the desk writes it down."""
    return Step(step_id=step_id, seat=seat.number, session=token, name=act.step, fields=act.fields)
