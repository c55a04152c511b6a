"""What a page may ask for: blocks, written on a line of their own, and words, written inside a sentence.

Both are safe HTML: what people wrote stays text, for HTML and for Markdown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from .addresses import Here
from .change_parts import changes
from .check_parts import checks_summary
from .cohort_parts import cohort, cohort_list, home_status, roster_summary, timeline
from .event_parts import events
from .feed import news_feeds
from .form_parts import application_form
from .handout_parts import flyer, poster
from .inline_parts import (
    concerns,
    contact,
    program_length,
    program_name,
    retention,
    session_minutes,
    session_rhythm,
    small_group,
)
from .library_parts import library, library_index
from .people_parts import mentor_directory
from .portal import Portal
from .program_parts import cadence, charter, eligibility, formats, matching_criteria, matching_rules
from .progress_parts import (
    metric_definitions,
    objectives,
    progress_comparison,
    progress_objectives,
    progress_trends,
)
from .sponsor_parts import sponsor_page
from .upkeep_parts import library_upkeep

Macro = Callable[..., Markup]

MACROS: Mapping[str, Macro] = {
    macro.__name__: macro
    for macro in (
        application_form,
        cadence,
        changes,
        charter,
        checks_summary,
        cohort,
        cohort_list,
        eligibility,
        events,
        flyer,
        formats,
        home_status,
        library,
        library_index,
        library_upkeep,
        matching_criteria,
        matching_rules,
        mentor_directory,
        news_feeds,
        metric_definitions,
        objectives,
        poster,
        progress_comparison,
        progress_objectives,
        progress_trends,
        roster_summary,
        sponsor_page,
        timeline,
    )
}

INLINE: Mapping[str, Macro] = {
    macro.__name__: macro
    for macro in (
        concerns,
        contact,
        program_length,
        program_name,
        retention,
        session_minutes,
        session_rhythm,
        small_group,
    )
}


def macros(portal: Portal, here: Callable[[], Here]) -> dict[str, Macro]:
    """The macros as pages call them. `here` is asked at each call, because the page changes."""
    blocks = {name: partial(_call, macro, portal, here, "\n") for name, macro in MACROS.items()}
    words = {name: partial(_call, macro, portal, here, "") for name, macro in INLINE.items()}
    return {**blocks, **words}


def _call(macro: Macro, portal: Portal, here: Callable[[], Here], end: str, *arguments: str) -> Markup:
    return macro(portal, here(), *arguments) + end
