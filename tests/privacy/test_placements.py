"""Who is in a pair when only its journal says so."""

import pytest

from mentorbook.model.pair import Pair
from mentorbook.model.program import Cohort
from mentorbook.privacy.placements import placements, seats


@pytest.mark.parametrize(
    ("pair_id", "journal", "mentors", "mentees", "peers"),
    [
        ("ama--bo", Pair(status="active"), ("ama",), ("bo",), ()),
        ("ama--bo", Pair(status="active", format="peer"), (), (), ("ama", "bo")),
        (
            "ama--group",
            Pair(status="active", format="group", mentees=("bo", "cy")),
            ("ama",),
            ("bo", "cy"),
            (),
        ),
        ("ama--group", Pair(status="proposed", format="group"), ("ama",), (), ()),
        ("pair--one", Pair(status="active", mentor="ama", mentees=("bo",)), ("ama",), ("bo",), ()),
    ],
)
def test_the_journal_says_who_is_in_the_pair(
    pair_id: str,
    journal: Pair,
    mentors: tuple[str, ...],
    mentees: tuple[str, ...],
    peers: tuple[str, ...],
) -> None:
    (placement,) = placements(Cohort(id="spring", pairs={pair_id: journal}))
    assert (placement.mentors, placement.mentees, placement.peers) == (mentors, mentees, peers)


def test_the_end_of_a_groups_name_is_nobody() -> None:
    journal = Pair(status="proposed", format="group")
    assert seats(Cohort(id="spring", pairs={"ama--group": journal})).people == 1
