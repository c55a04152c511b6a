"""Text from data for pages: on one line, and for Markdown with everything that means something escaped."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
# Controls, invisible and bidirectional characters, half surrogates, private use: nothing a reader could see.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\ufffe\uffff\u2028\u2029\ue000-\uf8ff]"
)
_ENTITY = {code: f"&#{code};" for code in range(33, 127) if not chr(code).isalnum()}


def one_line(value: object) -> str:
    """The text that a reader would see, on one line: without invisible characters, white space folded."""
    return _SPACE.sub(" ", _UNSEEN.sub("", str(value)))


def cell(value: object) -> str:
    """Text for a place where Markdown, HTML and Jinja all read along, such as a table cell of a Markdown file.

    Every ASCII character that is not a letter, a digit or a space becomes a numeric entity: none of the three
    languages has a meaning for those. Escaping for HTML alone leaves links, table pipes and macros alive.
    """
    return one_line(value).strip().translate(_ENTITY)
