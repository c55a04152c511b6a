"""What a page may ask for. Each macro returns one block of safe HTML; write it on a line of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from markupsafe import Markup

from .addresses import Here
from .change_parts import changes
from .check_parts import checks_summary
from .cohort_parts import cohort, cohort_list, home_status, roster_summary, timeline
from .library_parts import library
from .people_parts import mentor_directory
from .portal import Portal
from .program_parts import cadence, charter, eligibility, formats, matching_criteria, matching_rules
from .progress_parts import metric_definitions, objectives, progress_objectives, progress_trends

Macro = Callable[..., Markup]

MACROS: Mapping[str, Macro] = {
    macro.__name__: macro
    for macro in (
        cadence,
        changes,
        charter,
        checks_summary,
        cohort,
        cohort_list,
        eligibility,
        formats,
        home_status,
        library,
        matching_criteria,
        matching_rules,
        mentor_directory,
        metric_definitions,
        objectives,
        progress_objectives,
        progress_trends,
        roster_summary,
        timeline,
    )
}


def macros(portal: Portal, here: Callable[[], Here]) -> dict[str, Macro]:
    """The macros as pages call them. `here` is asked at each call, because the page changes."""
    return {name: partial(_call, macro, portal, here) for name, macro in MACROS.items()}


def _call(macro: Macro, portal: Portal, here: Callable[[], Here], *arguments: str) -> Markup:
    return macro(portal, here(), *arguments) + "\n"
