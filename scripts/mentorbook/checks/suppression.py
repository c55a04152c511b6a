"""`# mentorbook: ignore[MB114] reason` on a line, or alone on the line above; `ignore-file[...]` for a whole file.

Codes and names both work. A reason is asked for, an ignore that silences nothing is found, and findings about
privacy cannot be silenced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mentorbook.source.problem import Place
from mentorbook.source.program import Reading, Source
from mentorbook.source.suggest import did_you_mean

from .finding import Finding
from .rule import RULES, Rule

MARK = "mentorbook:"
_COMMENT = re.compile(r"#\s*mentorbook:\s*ignore(?P<file>-file)?\[(?P<rules>[^\]]*)\](?P<reason>[^\r\n]*)")


@dataclass(slots=True)
class Ignore:
    """One ignore comment, and which of its rules silenced something."""

    line: int
    column: int
    whole_file: bool
    alone: bool
    words: tuple[str, ...]
    reason: str
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> str | None:
        """The word of this comment that silences the finding, or None."""
        near = finding.place.line == self.line or (self.alone and finding.place.line == self.line + 1)
        if not (self.whole_file or near) or finding.rule.family in ("privacy", "meta"):
            return None
        return next((word for word in self.words if RULES.find(word) is finding.rule), None)


def without_suppressed(findings: Iterable[Finding], reading: Reading) -> Iterator[Finding]:
    """The findings no comment silences, and what is wrong with the comments themselves."""
    ignores = {
        file: list(_ignores(source)) for file, source in reading.sources.items() if MARK in source.yaml
    }
    for finding in findings:
        if not _silenced(finding, ignores.get(finding.file, ())):
            yield finding
    for file, comments in ignores.items():
        for comment in comments:
            yield from _about(comment, file)


def _silenced(finding: Finding, comments: Iterable[Ignore]) -> bool:
    for comment in comments:
        word = comment.covers(finding)
        if word:
            comment.used.add(word)
            return True
    return False


def _ignores(source: Source) -> Iterator[Ignore]:
    for number, line in enumerate(source.yaml.split("\n"), source.first_line):
        found = _COMMENT.search(line)
        if found:
            words = tuple(word.strip() for word in found["rules"].split(",") if word.strip())
            alone = not line[: found.start()].strip()
            yield Ignore(
                number, found.start() + 1, bool(found["file"]), alone, words, found["reason"].strip()
            )


def _about(comment: Ignore, file: str) -> Iterator[Finding]:
    place = Place(comment.line, comment.column)

    def finding(name: str, message: str, hint: str) -> Finding:
        return Finding(RULES.by_name[name], file, place, message, hint)

    if not comment.reason:
        yield finding(
            "ignore-without-reason", "this ignore gives no reason", "write the reason behind the bracket"
        )
    if not comment.words:
        yield finding("ignore-unknown-rule", "this ignore names no rule", "write its code into the bracket")
    for word in comment.words:
        rule = RULES.find(word)
        if rule is None:
            known = did_you_mean(word, [*RULES.by_code, *RULES.by_name])
            yield finding(
                "ignore-unknown-rule", f"there is no rule '{word}'", known or "see `mentorbook explain`"
            )
        elif rule.family == "privacy":
            yield finding(
                "ignore-privacy", f"{rule.code} is about privacy and cannot be ignored", "repair the data"
            )
        elif word not in comment.used:
            yield finding("ignore-unused", f"nothing here raises {_title(rule)}", "remove the comment")


def _title(rule: Rule) -> str:
    return f"{rule.code} ({rule.name})"
