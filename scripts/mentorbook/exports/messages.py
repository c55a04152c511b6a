"""Letters of a message: who gets one, and the drafts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentorbook.model.message import FIELDS
from mentorbook.model.page import Page
from mentorbook.privacy.placements import Placement
from mentorbook.reports.window import Window
from mentorbook.source.message_text import MessageText

from .audience import audience_of, suits
from .letter import VALUES, Letter
from .mail import draft, is_address, plain


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message text on its page. `set_by_hand` are values given on the command line."""

    id: str
    path: str  # below docs/
    page: Page
    text: MessageText
    site: str
    set_by_hand: Mapping[str, str] = field(default_factory=dict)

    @property
    def scopes(self) -> frozenset[str]:
        """What its fields are about."""
        return frozenset(FIELDS[named.name].scope for named in self.text.fields if named.name in FIELDS)


@dataclass(frozen=True)
class Gap:
    """A field that says nothing to somebody."""

    who: str
    field: str
    line: int


@dataclass(frozen=True)
class Drafts:
    """What became of a message: files by name, who has no address, and the gaps that kept some from being made."""

    files: Mapping[str, bytes]
    without_address: tuple[str, ...]
    gaps: tuple[Gap, ...]


def drafts_of(message: Message, letters: Iterable[Letter]) -> Drafts:
    """A draft for each letter that has no gap."""
    files: dict[str, bytes] = {}
    without, gaps = [], []
    for letter in letters:
        values = _values(message, letter)
        missing = [named for named in message.text.fields if values.get(named.name) is None]
        gaps += [Gap(letter.who, named.name, named.line) for named in missing]
        if not missing:
            files[_file(message, letter)] = _draft(message, letter, values)
        if not is_address(_address(letter)):
            without.append(letter.who)
    return Drafts(files, tuple(dict.fromkeys(without)), tuple(gaps))


def letters_of(message: Message, window: Window, only: tuple[str, ...] = ()) -> Iterator[Letter]:
    """Whoever gets a message, or those named; where it is about a pair, once for each of their pairs that it suits."""
    for who in only or audience_of(message.id, message.page, window):
        for pair in _pairs(message, window, who) if "pair" in message.scopes else (None,):
            yield Letter(window=window, who=who, placement=pair, site=message.site)


def _pairs(message: Message, window: Window, who: str) -> Iterator[Placement]:
    for pair in window.placements:
        roles = {"mentor": (*pair.mentors, *pair.peers), "mentee": (*pair.mentees, *pair.peers)}
        reads = any(who in roles[role] for role in ("mentor", "mentee") if role in message.page.readers)
        if reads and pair.open_on(window.today) and suits(message.id, pair):
            yield pair


def _values(message: Message, letter: Letter) -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for named in message.text.fields:
        by_hand = message.set_by_hand.get(named.name)
        value = _as_people_write(letter, by_hand) if by_hand is not None else VALUES[named.name](letter)
        values[named.name] = None if value in (None, "") else str(value)
    return values


def _as_people_write(letter: Letter, given: str) -> str | None:
    """A day in the program's language; any other text as it was given."""
    try:
        return letter.day(date.fromisoformat(given))
    except ValueError:
        return given


def _draft(message: Message, letter: Letter, values: Mapping[str, str | None]) -> bytes:
    known = {name: value for name, value in values.items() if value is not None}
    subject, body = message.text.filled(known)
    sponsor = letter.charter.sponsor
    sender = (
        message.set_by_hand.get("coordinator_name") or letter.charter.name,
        sponsor.contact if sponsor else None,
    )
    return draft(
        to=(letter.person.name, _address(letter)),
        sender=sender,
        subject=subject,
        body=plain(body, message.path, message.site),
    )


def _address(letter: Letter) -> str | None:
    return letter.person.private.email


def _file(message: Message, letter: Letter) -> str:
    pair = f"--in-{letter.placement.id}" if letter.placement else ""
    about = f"--of-{letter.about}" if letter.about else ""
    return f"messages/{message.id}/{letter.who}{pair}{about}.eml"
