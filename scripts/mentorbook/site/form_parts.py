"""The macro for the application form. It works in the browser alone: nothing is sent, and nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from mentorbook.model.values import Role
from mentorbook.privacy.public import PublicCohort

from .addresses import Here
from .form_asks import BOTH, Ask, asks_about_you, asks_of_program
from .form_controls import control
from .html import Child, joined, tag
from .parts import empty, icon, when
from .portal import Portal
from .words import label, lowered, plural

CONSENTS = (  # what people agree to, and the words for it
    ("name", "My name may be shown on the site."),
    ("profile", "My profile may stand in the directory of mentors."),
    ("roster", "It may be shown whom I am paired with."),
)
PRIVATE = (
    "What you write stays on this page. It is not sent and not stored, and gone when you close the tab. "
    "At the end you make a file of it, and send that yourself."
)


def application_form(portal: Portal, here: Here) -> Markup:
    """The form for the cohort that takes applications now, or next, or did last."""
    cohort = _cohort_to_apply_for(portal)
    if cohort is None:
        return empty(
            portal.own_words("No cohort takes applications"), "The form stands here when the next one does."
        )
    return tag(
        "div",
        tag("p", icon("policy"), PRIVATE, class_="mb-tool__private"),
        _form(portal, cohort),
        _result(portal, here),
        class_="mb-tool mb-tool--form",
        data_tool="application-form",
        data_cohort=cohort.id,
    )


def _cohort_to_apply_for(portal: Portal) -> PublicCohort | None:
    """Of the cohorts that are not over: the one whose applications close next, else the one that closed last."""
    ahead = [one for one in portal.view.cohorts.values() if one.status in ("draft", "open", "matching")]
    yet = [one for one in ahead if one.apply.closes and one.apply.closes >= portal.today]
    if yet:
        return min(yet, key=lambda one: (one.apply.closes or date.max, one.id))
    return max(ahead, key=lambda one: (one.apply.closes or date.min, one.id), default=None)


def _form(portal: Portal, cohort: PublicCohort) -> Markup:
    own = list(asks_of_program(portal.view))
    make = tag("button", "Make the file", type="submit", class_="mb-button mb-button--primary")
    return tag(
        "form",
        _when(portal, cohort),
        _part("About you", asks_about_you(portal.view)),
        _roles(portal),
        *(
            _of_role(portal, role, [ask for ask in own if ask.roles == (role,)])
            for role in ("mentee", "mentor")
        ),
        _part("When and how", [ask for ask in own if set(ask.roles) == set(BOTH)]),
        _consents(),
        tag("div", make, class_="mb-tool__foot"),
        class_="mb-tool__form",
        aria_label=f"Application to {cohort.title}",
        autocomplete="on",
        novalidate=True,
    )


def _when(portal: Portal, cohort: PublicCohort) -> Markup:
    opens, closes = cohort.apply.opens, cohort.apply.closes
    title = tag("strong", cohort.title)
    if closes and closes < portal.today:
        said: list[Child] = [title, ": applications closed on ", _day(portal, closes)]
        said.append(". Ask the coordinator whether a late one counts for the waiting list or the next time.")
    elif opens and opens > portal.today:
        said = [title, ": applications open on ", _day(portal, opens), "."]
    else:
        said = [title, ": applications are open"]
        said += [" until ", _day(portal, closes), "."] if closes else ["."]
    return tag("p", joined(said), class_="mb-field--wide")


def _day(portal: Portal, moment: date) -> Markup:
    return when(moment, portal.locale)


def _part(title: str, asks: Iterator[Ask] | list[Ask]) -> Markup | None:
    controls = [control(ask) for ask in asks]
    if not controls:
        return None
    return tag("fieldset", tag("legend", title), *controls, class_="mb-part mb-field--wide")


def _of_role(portal: Portal, role: Role, asks: list[Ask]) -> Markup | None:
    if not asks:
        return None
    words = lowered(plural(label(portal.view.charter.labels, role)))
    return tag(
        "fieldset",
        tag("legend", f"For {words}"),
        *(control(ask) for ask in asks),
        class_="mb-part mb-field--wide",
        data_part_for=role,
    )


def _roles(portal: Portal) -> Markup:
    labels = portal.view.charter.labels
    ask = Ask(
        id="as",
        field="as",
        text="I would like to take part as",
        kind="several",
        required=True,
        choices=[(role, lowered(label(labels, role))) for role in ("mentee", "mentor")],
        hint="You can choose both.",
    )
    return control(ask)


def _consents() -> Markup:
    words = (
        "Leave open what you do not want. You can take part all the same, and change your mind at any time."
    )
    boxes = [
        tag(
            "label",
            tag("input", type="checkbox", value="yes"),
            tag("span", said),
            data_ask=f"consent-{what}",
            data_field=f"consent.{what}",
            data_kind="several",
            data_for=" ".join(BOTH),
        )
        for what, said in CONSENTS
    ]
    return tag(
        "fieldset",
        tag("legend", "What may be shown"),
        tag("p", words),
        tag("div", *boxes, class_="mb-options mb-options--lines"),
        class_="mb-part mb-field--wide",
    )


def _result(portal: Portal, here: Here) -> Markup:
    """What the script shows once the file is made; the head says where things stand."""
    sponsor = portal.view.charter.sponsor
    contact = sponsor.contact if sponsor else None
    buttons = [
        tag("button", "Save the file", type="button", class_="mb-button mb-button--primary", data_do="save"),
        tag("a", "Write the mail", class_="mb-button", data_mail=contact) if contact else None,
        tag("a", "Propose it in the repository", class_="mb-button", data_new_file=here.repository)
        if urlsplit(here.repository).hostname == "github.com"
        else None,
        tag("button", "Copy", type="button", class_="mb-button", data_do="copy"),
        tag("button", "Print", type="button", class_="mb-button", data_do="print"),
    ]
    return tag(
        "div",
        tag("div", data_problems=True, tabindex="-1", role="alert"),
        tag(
            "div",
            tag("h2", "Your application", tabindex="-1"),
            tag("p", "Save the file, then send it to the coordinator. Nothing has been sent yet."),
            tag("ul", data_open=True),
            tag("dl", class_="mb-facts", data_answers=True),
            tag("div", *buttons, tag("span", role="status", data_said=True), class_="mb-tool__foot"),
            class_="mb-tool__result",
            data_result=True,
            hidden=True,
        ),
        class_="mb-tool__live",
        data_live=True,
        hidden=True,
    )
