"""A cohort in which somebody waits for every reason there is."""

from mentorbook.matching.match import Matching, match
from mentorbook.model.program import Program
from tests.matching.programs import COHORT, make_program


def small() -> Program:
    """ama is full and wanted, ben speaks Danish only; cy and di are served, eli and fay wait."""
    return make_program(
        {
            "ama": {"offers": {"security": 5, "public-speaking": 4}, "languages": ["en"], "time_zone": "UTC"},
            "ben": {"offers": {"people-management": 3}, "languages": ["da"], "time_zone": "UTC"},
        },
        {
            "cy": {"seeks": ["security"], "languages": ["en"]},
            "di": {"seeks": ["people-management"], "languages": ["da"]},
            "eli": {"seeks": ["public-speaking"], "languages": ["en"], "prefers": ["ben"], "avoids": ["ben"]},
            "fay": {"seeks": ["security"], "languages": ["ja"], "time_zone": "Asia/Tokyo"},
        },
        settings={"criteria": {"topics": 3, "wishes": 1}, "rules": {"common_language": 1}},
    )


def matched(program: Program) -> Matching:
    """The cohort, paired."""
    result = match(program, COHORT)
    assert isinstance(result, Matching)
    return result
