"""Form: is the file readable, and do its fields have the types and words they should?

Most of these rules are applied while reading; what stands here is their documentation.
"""

from __future__ import annotations

import re

from mentorbook.source.problem import Place
from mentorbook.source.program import Source

from ..rule import Case, Issue, Issues, Replacement, reading_rule, rule


@reading_rule("MB001", "yaml-syntax")
def _yaml_syntax() -> None:
    """The file is not readable YAML.

    Why: Nothing in a broken file counts, so a typing slip could drop a person from the roster. The most common
    slip is a colon followed by a space inside a sentence: such text needs quotes.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        headline: Data: pipelines and people

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        headline: "Data: pipelines and people"
    """


@reading_rule("MB002", "yaml-profile")
def _yaml_profile() -> None:
    """The file uses a part of YAML that is not used here.

    Why: Anchors, aliases, tags, merge keys and second documents make a file mean something else than it seems to
    say, and some of them can make a small file explode. Plain fields and values are all a program needs.

    Bad:
        # people/kai-ito.yml
        name: &name Kai Ito

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """


@reading_rule("MB003", "duplicate-key")
def _duplicate_key() -> None:
    """A key stands twice in one mapping.

    Why: Most programs keep the last value silently, so one of the two answers would be lost.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        stage: senior
        stage: lead

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        stage: lead
    """


@reading_rule("MB004", "merge-conflict")
def _merge_conflict() -> None:
    """Git left a merge conflict in the file.

    Why: Two people changed the same lines. Keep the lines that are right and delete the three marker lines.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        <<<<<<< yours
        stage: senior
        =======
        stage: lead
        >>>>>>> theirs

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        stage: lead
    """


@reading_rule("MB005", "not-utf8")
def _not_utf8() -> None:
    """The file is not UTF-8 text.

    Why: Names with accents would turn into other letters. Choose "UTF-8" when saving in your editor.
    """


@reading_rule("MB006", "invisible-character")
def _invisible_character() -> None:
    """The file holds an invisible, control or direction-changing character.

    Why: Such characters can make a line read differently from what it says, and they survive copy and paste.

    Bad:
        # people/kai-ito.yml
        name: "Kai\\u202eotI"

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """


@reading_rule("MB007", "file-unreadable")
def _file_unreadable() -> None:
    """The file cannot be read: permissions, a folder or a device in its place.

    Why: A file that cannot be read does not count, and nobody would notice.
    """


@reading_rule("MB008", "file-too-large")
def _file_too_large() -> None:
    """The file is larger than five megabytes.

    Why: One record is a few hundred bytes. A file this large is something else, or many records in one file.
    """


@reading_rule("MB009", "symbolic-link")
def _symbolic_link() -> None:
    """The file or folder is a symbolic link.

    Why: A link can point outside the repository, and the site would publish what it points at.
    """


@reading_rule("MB010", "missing-field")
def _missing_field() -> None:
    """A required field is missing.

    Why: Without it the record cannot be used.

    Bad:
        # people/kai-ito.yml
        stage: senior

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        stage: senior
    """


@reading_rule("MB011", "unknown-field")
def _unknown_field() -> None:
    """A field that no record of this kind has, often a misspelling.

    Why: A misspelled field is silently no field at all.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        timezone: Asia/Tokyo

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        time_zone: Asia/Tokyo
    """


@reading_rule("MB012", "wrong-type")
def _wrong_type() -> None:
    """A value has the wrong type: text where a number belongs, a single value where a list belongs.

    Why: The value cannot be used as it stands. Numbers that are names need quotes.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        languages: ja

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        languages: [ja]
    """


@reading_rule("MB013", "bad-choice")
def _bad_choice() -> None:
    """A value is not one of the words that may stand here.

    Why: Each of these words means something to the program; another word means nothing.

    Bad:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        status: acepted

    Good:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        status: accepted
    """


@reading_rule("MB014", "out-of-range")
def _out_of_range() -> None:
    """A number, a text or a list is smaller or larger than it may be.

    Why: A confidence of 9 on a scale of 1 to 5 would outweigh every honest answer.

    Bad:
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        offers: {writing: 9}

    Good:
        # cohorts/spring/applications/ana-sousa.yml
        as: [mentor]
        offers: {writing: 5}
    """


@reading_rule("MB015", "bad-format")
def _bad_format() -> None:
    """Text does not have the form asked for: a date, an id, a time.

    Why: Ids join files together, and dates are compared; both need one form. Ids are lower-case words joined by
    hyphens, dates are year-month-day.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        retain_until: 31.12.2027

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        retain_until: 2027-12-31
    """


@reading_rule("MB016", "impossible-date")
def _impossible_date() -> None:
    """A date that no calendar has.

    Why: Nobody can meet on 30 February, and the right day is probably one key away.

    Bad:
        # people/kai-ito.yml
        name: Kai Ito
        retain_until: 2027-02-30

    Good:
        # people/kai-ito.yml
        name: Kai Ito
        retain_until: 2027-02-28
    """


@reading_rule("MB017", "front-matter-form")
def _front_matter_form() -> None:
    """A page's front matter is not closed, not on the first line, or not fenced by three dashes.

    Why: The site would print the block as text at the top of the page and lose its title.

    Bad:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ...

        Text.

    Good:
        # docs/library/guides/listening.md
        ---
        title: Listening
        summary: How to listen.
        for: [mentor]
        kind: guide
        ---

        Text.
    """


@reading_rule("MB018", "unknown-file", "warning")
def _unknown_file() -> None:
    """A file in program/ that no record lives in.

    Why: It is probably meant to be read, and it is not: a wrong folder, or .yaml instead of .yml.

    Bad:
        # people/kai-ito.yaml
        name: Kai Ito

    Good:
        # people/kai-ito.yml
        name: Kai Ito
    """


@reading_rule("MB021", "missing-file", "warning")
def _missing_file() -> None:
    """program.yml or vocabulary.yml is missing.

    Why: Everything else can be read without them, but much of it cannot be checked, and a misspelled topic would
    go unseen.
    """


_OLD_YAML = re.compile(
    r"^(?P<lead>\s*(?:- +)*[\w-]+:[ \t]+)(?P<value>yes|no|on|off|y|n|Yes|No|On|Off|YES|NO|ON|OFF|0[0-9]+|\d{1,2}:\d{2})"
    r"[ \t]*(?:#.*)?$"
)


@rule("MB019", "looks-like-old-yaml", "info", over="file")
def looks_like_old_yaml(source: Source, _case: Case) -> Issues:
    """A plain word that older YAML readers take for something else.

    Why: `no`, `on`, `010` and `10:30` are text here. Spreadsheets, scripts and MkDocs itself may read them as
    false, true, 8 and 630. Quotes make them the same everywhere.

    Bad:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        answers:
          driving: no

    Good:
        # cohorts/spring/applications/kai-ito.yml
        as: [mentee]
        answers:
          driving: "no"
    """
    for number, line in enumerate(source.yaml.split("\n"), source.first_line):
        found = _OLD_YAML.match(line)
        if found:
            start, end = found.start("value") + 1, found.end("value") + 1
            yield Issue(
                message="this is text here, but older YAML readers take it for something else",
                place=Place(number, start, end),
                hint="put it in quotes",
                replacement=Replacement(f'"{found["value"]}"', safe=True),
            )


@rule("MB020", "windows-line-ends", "info", over="file")
def windows_line_ends(source: Source, _case: Case) -> Issues:
    """The file's lines end the Windows way.

    Why: Git would show every line as changed. `mentorbook fmt` mends it.
    """
    if "\r\n" in source.text:
        yield Issue(
            message="the lines of this file end in CR LF", place=Place(1, 1), hint="run `mentorbook fmt`"
        )
