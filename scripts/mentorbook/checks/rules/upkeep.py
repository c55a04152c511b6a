"""Rules that keep the library in order as it grows: found, said once, easy to read, forms that can be filled in."""

from __future__ import annotations

import re
from dataclasses import replace

from mentorbook.model.page import FORM_FIELDS, Page
from mentorbook.source.problem import Place
from mentorbook.source.suggest import nearest

from ..prose import prose
from ..reading_level import HARDEST, reading_level
from ..rule import Case, Issue, Issues, misspelled, rule

LIBRARY = "library/index.md"
_FIELD = re.compile(r"data-field=[\"']?(?P<name>[^\s\"'}]*)")


@rule("MB614", "orphan-page", "warning", over="page")
def orphan_page(_page: Page, case: Case) -> Issues:
    """No page links to a page of the library.

    Why: It has a card, and whoever reads along would never come to it. A page that belongs nowhere is often one that
    nobody needs. Asked only where the library has an index.

    Bad:
        # docs/library/index.md
        ---
        title: Library
        ---

        Begin where you like.
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Text.

    Good:
        # docs/library/index.md
        ---
        title: Library
        ---

        Begin with [listening](guides/listening.md).
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Text.
    """
    if LIBRARY in case.facts.pages and case.id not in case.facts.linked_pages:
        yield Issue(
            message="no page links to this one",
            hint="link it from the page that people read before it, or delete it",
        )


@rule("MB615", "passage-on-two-pages", "warning", over="page")
def passage_on_two_pages(_page: Page, case: Case) -> Issues:
    """A passage stands on two pages of the library in nearly the same words.

    Why: Somebody will correct the one and not the other. Say it where it belongs and link there. Only passages of
    twenty words and more are compared, and neither forms nor messages, which repeat on purpose.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Count to five before you answer, because the second thing that people say is so often the one they came to
        tell you.
        # docs/library/guides/questions.md
        ---
        title: Questions
        summary: How to ask.
        for: [mentor]
        kind: guide
        ---

        Always count to five before you answer, because the second thing that people say is so often the one they
        came to tell.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Count to five before you answer, because the second thing that people say is so often the one they came to
        tell you.
        # docs/library/guides/questions.md
        ---
        title: Questions
        summary: How to ask.
        for: [mentor]
        kind: guide
        ---

        Ask one question, and then [listen](listening.md).
    """
    for here, there in case.facts.repeated_passages.get(case.id, ()):
        yield Issue(
            message=f"this passage stands in docs/{there.page} on line {there.line} as well",
            place=Place(here.line, 1),
            hint="keep it where it belongs and link to it from the other page",
        )


@rule("MB616", "hard-to-read", "warning", over="page")
def hard_to_read(_page: Page, case: Case) -> Issues:
    """A page of the library is harder to read than people who are tired, in a hurry or new to English can manage.

    Why: We write for grade 8, and warn above grade 9 by the Coleman–Liau index, which counts letters and sentences.
    Shorter sentences and everyday words bring it down. It was made for English, so it is asked only of programs whose
    `locale` is English, and of pages with sixty words of running text.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Demonstrating attentiveness throughout developmental conversations necessitates considerable concentration,
        particularly whenever organizational circumstances simultaneously overwhelm participants. Experienced
        practitioners consistently recommend postponing recommendations until participants themselves articulate
        underlying difficulties comprehensively, because premature interpretations frequently discourage subsequent
        disclosure. Furthermore, acknowledging uncertainty transparently establishes psychological safety, encouraging
        participants towards progressively substantive exploration concerning professional aspirations, interpersonal
        disagreements and organizational expectations, notwithstanding hierarchical differences between participants.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        To listen well is hard, most of all when you are both tired. Wait with your advice until the other one has said
        what is really wrong. A guess that comes too soon makes people stop talking. Say so when you do not know. It
        shows that it is safe to be unsure here, and then they tell you more: what they want from work, whom they cannot
        stand, and what their boss expects of them.
    """
    charter = case.program.charter
    level = reading_level(case.source) if charter and charter.locale.startswith("en") else None
    if level is not None and level > HARDEST:
        yield Issue(
            message=f"this reads at grade {level:.1f}; the library is written for grade 8",
            place=Place(case.source.yaml.count("\n") + 2, 1),
            hint="use shorter sentences and everyday words; `mentorbook library` shows all pages",
        )


@rule("MB617", "unknown-form-field", over="page")
def unknown_form_field(_page: Page, case: Case) -> Issues:
    """A cell of a form asks for something that a pair's own copy cannot say.

    Why: `mentorbook export … documents` fills in the cells that name a field. One that it does not know would stay
    empty in every pair's copy, and nobody would know why. Known are mentor-name, mentee-name, midpoint-date, last-date,
    cohort-title and program-contact.

    Bad:
        # docs/library/templates/agreement.md
        ---
        title: Agreement
        summary: A form to sign.
        for: [mentor, mentee]
        kind: template
        ---

        | Mentor |
        |---|
        | &nbsp; { data-field=mentors-name } |

    Good:
        # docs/library/templates/agreement.md
        ---
        title: Agreement
        summary: A form to sign.
        for: [mentor, mentee]
        kind: template
        ---

        | Mentor |
        |---|
        | &nbsp; { data-field=mentor-name } |
    """
    for number, line in prose(case.source):
        for found in _FIELD.finditer(line):
            name = found["name"]
            if name not in FORM_FIELDS:
                issue = misspelled(
                    f"no form has a field '{name}'",
                    path=(),
                    near=nearest(name, FORM_FIELDS),
                    otherwise=f"use one of: {', '.join(FORM_FIELDS)}",
                )
                yield replace(issue, place=Place(number, found.start("name") + 1, found.end("name") + 1))
