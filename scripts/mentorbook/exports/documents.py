"""`export COHORT documents`: a welcome pack for each pair, to change in Word and to print from a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date

from mentorbook.errors import UserError
from mentorbook.model.charter import Charter
from mentorbook.model.page import Page
from mentorbook.model.program import Cohort, Program
from mentorbook.privacy.placements import Placement, placements
from mentorbook.source.front_matter import read_front_matter
from mentorbook.source.program import Reading

from .document import Sheet, read_sheet
from .paper import Letterhead, letterhead
from .print_page import print_page
from .welcome import Pack, pages_of, welcome
from .word import to_word


def documents(reading: Reading, of: str, today: date, address: str) -> Iterator[tuple[str, bytes]]:
    """Each open pair's pack twice: the file's name and its content, as .docx and as .html.

    `address` is where the site stands. Raises UserError when no pair of the cohort is open, and when the library
    has no page that a pack needs.
    """
    known, charter = reading.program, reading.program.charter
    if charter is None:
        raise UserError("program.yml says nothing that could stand on a document", "run `mentorbook check`")
    head = letterhead(charter.name, charter.locale, charter.time_zone, address)
    packs = _packs(known, charter, known.cohorts[of], today)
    sheets = _sheets(reading, {name for pack in packs for name in pages_of(pack.format)}, head)
    for pack in packs:
        document = welcome(pack, deepcopy(sheets), head)
        yield f"documents/{pack.placement.id}.docx", to_word(document)
        yield f"documents/{pack.placement.id}.html", print_page(document).encode()


def _packs(program: Program, charter: Charter, cohort: Cohort, today: date) -> list[Pack]:
    if cohort.plan is None:
        raise UserError(f"cohort.yml of {cohort.id} cannot be read", "run `mentorbook check`")
    open_pairs = [one for one in placements(cohort) if one.open_on(today) and _is_known(program, one)]
    if not open_pairs:
        hint = f"run `mentorbook match {cohort.id}`, or see whether all of them have ended"
        raise UserError(f"no pair of {cohort.id} is open", hint)
    return [
        Pack(
            program=program,
            charter=charter,
            cohort=cohort,
            plan=cohort.plan,
            placement=one,
            today=today,
        )
        for one in open_pairs
    ]


def _is_known(program: Program, placement: Placement) -> bool:
    return all(who in program.people for who in placement.members)


def _sheets(reading: Reading, names: set[str], head: Letterhead) -> Mapping[str, Sheet]:
    """The library's pages with these file names, read once."""
    found = dict(_all_sheets(reading, names, head))
    for name in sorted(names - found.keys()):
        hint = f"write docs/library/…/{name}.md, or take it back from where you copied the library"
        raise UserError(f"the library has no page '{name}', which belongs into each pack", hint)
    return found


def _all_sheets(reading: Reading, names: set[str], head: Letterhead) -> Iterator[tuple[str, Sheet]]:
    for entry in reading.entries_of("page"):
        page, name = entry.record, entry.ids[0].rpartition("/")[2].removesuffix(".md")
        if name in names and isinstance(page, Page):
            text = read_front_matter(entry.source.text).body
            yield (
                name,
                read_sheet(
                    text, title=page.title, lead=page.summary, document=entry.ids[0], site=head.address
                ),
            )
