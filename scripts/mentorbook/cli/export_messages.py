"""`export COHORT messages`: drafts of a message for everyone it is for, or of all that is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mentorbook.errors import UserError
from mentorbook.exports.audience import is_invited
from mentorbook.exports.letter import Letter
from mentorbook.exports.messages import Drafts, Gap, Message, drafts_of, letters_of
from mentorbook.model.message import FIELDS
from mentorbook.reports.due.all import what_is_due
from mentorbook.reports.due.duty import Duty
from mentorbook.source.message_text import read_message
from mentorbook.source.suggest import did_you_mean

from .export_order import File, Order
from .output import say

SHELF = "library/messages"
SHOWN = 5


def message_files(order: Order) -> Iterator[File]:
    """The drafts. Raises UserError where a field of the one message that was asked for says nothing to somebody."""
    if bool(order.message) == order.due:
        what = "one message and all that is due are asked for" if order.due else "no message is named"
        raise UserError(what, "take --message waitlisted, say, or --due for all that is due")
    unknown = [who for who in order.to if who not in order.program.people]
    if unknown:
        raise UserError(f"there is no person '{unknown[0]}'", did_you_mean(unknown[0], order.program.people))
    if order.message is None:
        yield from _files_of_due(order)
        return
    message = _message(order, order.message)
    drafts = drafts_of(message, letters_of(message, order.window, order.to))
    if drafts.gaps:
        raise UserError(
            _gaps(message, drafts.gaps), "fill it with --set FIELD=VALUE, or write only to others with --to"
        )
    _say_who_has_no_address(drafts)
    if not drafts.files:
        raise UserError(f"the cohort has nobody whom {message.id} is for", "name people with --to")
    yield from drafts.files.items()


def read_values(given: Sequence[str]) -> dict[str, str]:
    """What --set gives. Raises UserError for an unknown field, and for text without `=`."""
    values = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign:
            raise UserError(
                f"--set takes FIELD=VALUE, not '{text}'", "for example --set survey_link=https://…"
            )
        if name not in FIELDS:
            raise UserError(f"there is no field '{name}'", did_you_mean(name, FIELDS))
        values[name] = value
    return values


def _files_of_due(order: Order) -> Iterator[File]:
    """A letter with a gap is left out, and said; the others are not held up by it."""
    duties = what_is_due(order.program, order.window.today, order.ahead, order.window.cohort)
    for name in sorted({duty.message for duty in duties if duty.message}):
        message = _message(order, name)
        drafts = drafts_of(
            message, _letters_due(order, message, [duty for duty in duties if duty.message == name])
        )
        if drafts.gaps:
            say(f"left out: {_gaps(message, drafts.gaps)}")
        _say_who_has_no_address(drafts)
        yield from drafts.files.items()


def _letters_due(order: Order, message: Message, duties: Sequence[Duty]) -> Iterator[Letter]:
    """To whom a duty names; what the coordinator owes to all goes to all whom the message is for."""
    pairs = {pair.id: pair for pair in order.window.placements}
    for duty in duties:
        if not duty.to:
            for letter in letters_of(message, order.window, order.to):
                if is_invited(letter, duty.about):
                    yield replace(letter, about=duty.about)
        for who in duty.to:
            if who in order.program.people and (not order.to or who in order.to):
                yield Letter(window=order.window, who=who, placement=pairs.get(duty.who), site=order.site)


def _message(order: Order, name: str) -> Message:
    docs = order.place.docs
    known = sorted(path.stem for path in (docs / SHELF).glob("*.md")) if docs else []
    path = f"{SHELF}/{name}.md"
    if name not in known or docs is None:
        raise UserError(f"there is no message '{name}' in docs/{SHELF}", did_you_mean(name, known))
    page = order.program.pages.get(path)
    text = read_message(Path(docs, path).read_text(encoding="utf-8"))
    if page is None or text is None or page.kind != "message":
        raise UserError(
            f"docs/{path} holds no message", "run `mentorbook check`; see `mentorbook explain MB613`"
        )
    for named in text.fields:
        if named.name not in FIELDS:
            place = f"docs/{path}:{named.line}:{named.column}"
            raise UserError(f"{place}: there is no field '{named.name}'", did_you_mean(named.name, FIELDS))
    return Message(id=name, path=path, page=page, text=text, site=order.site, set_by_hand=order.values)


def _gaps(message: Message, gaps: Sequence[Gap]) -> str:
    first = gaps[0]
    people = sorted({gap.who for gap in gaps if gap.field == first.field})
    some = ", ".join(people[:SHOWN]) + (f" and {len(people) - SHOWN} more" if len(people) > SHOWN else "")
    return f"docs/{message.path}:{first.line}: {{{first.field}}} says nothing for {some}"


def _say_who_has_no_address(drafts: Drafts) -> None:
    if drafts.files and drafts.without_address:
        say(
            f"no e-mail address is known for {', '.join(drafts.without_address)}: their drafts have no recipient"
        )
