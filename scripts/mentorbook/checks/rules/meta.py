"""Meta: rules about the comments that silence other rules. They are applied by checks.suppression."""

from __future__ import annotations

from ..rule import reading_rule


@reading_rule("MB901", "ignore-unknown-rule", "warning")
def _ignore_unknown_rule() -> None:
    """An ignore comment names a rule that does not exist.

    Why: It silences nothing, and the finding it was written for will come back as a surprise.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito  # mentorbook: ignore[MB777] agreed with the sponsor

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """


@reading_rule("MB902", "ignore-without-reason", "warning")
def _ignore_without_reason() -> None:
    """An ignore comment gives no reason.

    Why: In a year somebody will ask why. One half sentence answers.

    Bad:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        answers:
          driving: no  # mentorbook: ignore[MB019]

    Good:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        answers:
          driving: no  # mentorbook: ignore[MB019] read by Mentorbook only
    """


@reading_rule("MB903", "ignore-unused", "warning")
def _ignore_unused() -> None:
    """An ignore comment silences nothing.

    Why: The data was repaired, or the comment stands on the wrong line. Left there, it would hide the next fault.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito  # mentorbook: ignore[MB019] read by Mentorbook only

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """


@reading_rule("MB904", "ignore-privacy")
def _ignore_privacy() -> None:
    """An ignore comment tries to silence a finding about privacy.

    Why: What a coordinator waves through here, other people would find on the web.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito  # mentorbook: ignore[MB501] he said it was fine

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """
