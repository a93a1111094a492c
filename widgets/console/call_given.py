"""What the form of a call says, by the names of the requests, and what of it means nothing."""

from app.domain.moment import Instant
from app.services.geocoder import Place
from widgets.console.call_fields import CallFields
from widgets.console.call_values import CATEGORIES, LONGEST, OUTCOMES, SOURCES, due_of
from widgets.words import translate


def given_in(fields: CallFields, case_id: str, now: Instant) -> dict[str, object]:
    """Return what is written in *fields*; *case_id* is the case of the caller's history that was chosen."""
    place = fields.place.value if isinstance(fields.place.value, Place) else None
    due = fields.due.text().strip()
    given: dict[str, object] = {
        "source": SOURCES[fields.source.place].value,
        "order_no": fields.order.text().strip(),
        "caller_phone": fields.phone.text().strip(),
        "caller_name": fields.name.text().strip(),
        "text": fields.text.words,
        "place": fields.place.text().strip(),
        "lon": None if place is None else place.lon,
        "lat": None if place is None else place.lat,
        "class_key": fields.class_.value,
        "reply_due": due_of(due, now) if due else None,
        "case_id": case_id,
    }
    return given | _of_outcome(fields)


def _of_outcome(fields: CallFields) -> dict[str, object]:
    """Return what only the chosen outcome asks for."""
    found: dict[str, object] = {
        "urgent": fields.urgent.isChecked(),
        "category": CATEGORIES[fields.category.place],
        "answer": fields.answer.words,
        "office": fields.office.text().strip(),
        "reason": fields.reason.text().strip(),
        "department": fields.department.value,
        "condition": fields.condition.currentData(),
    }
    rows = OUTCOMES[fields.outcome.place].rows
    return {name: value for name, value in found.items() if name in rows}


def unsound(fields: CallFields, given: dict[str, object]) -> tuple[str, str]:
    """Return the row of what is written but means nothing, and what is wrong with it; ``("", "")`` where all is sound."""
    if fields.due.text().strip() and given["reply_due"] is None:
        return "due", translate("回复时限看不懂，请写 5天 或 6/18 17:00")
    if len(fields.text.words) > LONGEST:
        return "text", translate("描述最多 {0} 字").format(LONGEST)
    return "", ""
