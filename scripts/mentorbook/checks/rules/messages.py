"""Rules about message texts: a message can be found on its page, and every field can be filled."""

from __future__ import annotations

from mentorbook.model.message import FIELDS
from mentorbook.source.message_text import read_message
from mentorbook.source.problem import Place
from mentorbook.source.program import Source
from mentorbook.source.suggest import nearest

from ..rule import Case, Issue, Issues, rule


@rule("MB613", "message-cannot-be-sent", over="file")
def message_cannot_be_sent(source: Source, case: Case) -> Issues:
    """A message text has no subject, or names a field that nothing fills.

    Why: `mentorbook export COHORT messages` takes the page's first quote as the message, its first line as the
    subject, and fills what stands in braces. The page "Using the messages" of the library lists the fields.

    Bad:
        # docs/library/messages/waitlisted.md
        ---
        title: You are on the list
        summary: Tell someone that they wait, and until when.
        for: [coordinator]
        kind: message
        ---

        Send it on the day of the decision.

        > **Subject:** Your place on the list
        >
        > Dear {firstname}, you are on the list for {cohort_title}.

    Good:
        # docs/library/messages/waitlisted.md
        ---
        title: You are on the list
        summary: Tell someone that they wait, and until when.
        for: [coordinator]
        kind: message
        ---

        Send it on the day of the decision.

        > **Subject:** Your place on the list
        >
        > Dear {first_name}, you are on the list for {cohort_title}.
    """
    page = case.program.pages.get(case.id) if case.ids else None
    if page is None or page.kind != "message":
        return
    message = read_message(source.text)
    if message is None:
        yield Issue(
            message="the page's first quote does not begin with a subject",
            hint="begin the message with a line > **Subject:** …",
        )
        return
    for field in message.fields:
        if field.name not in FIELDS:
            near = nearest(field.name, list(FIELDS))
            yield Issue(
                message=f"there is no field '{field.name}'",
                place=Place(field.line, field.column, field.end),
                hint=f"did you mean '{near}'?" if near else "take one of those listed in Using the messages",
            )
