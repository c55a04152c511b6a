"""What someone asks for, without what they turn away from.

"Writing rather than presenting" turns away from presenting. "I am not confident at presenting" does not: what
somebody lacks is what they ask for. So only words of wish and of change turn away, never words of ability.
Rules for English, and the plainest words for "instead of" in some other languages.
"""

from __future__ import annotations

import re

from .words import stems

# What ends the part that is turned away from: "design rather than delivery, and testing", "leave nursing to teach".
_END = (
    r"(?=[.;:,!?()\n–—]|\b(?:but|so|because|although|however|then)\b"
    r"|\b(?:and|or)\s+(?:i\b|to\b|want|would|hope|learn|become|get\b|go\b|move|start|work|find|take|try|instead|rather)"
    r"|(?<!want )(?<!need )(?<!like )\bto\s+(?!do\b|be\b)[a-z]|\Z)"
)
_DISLIKE = r"(?:want|wish|need|like|enjoy|care\s+for|plan|intend|hope)"
_LACKING = (
    r"(?:only|just|yet|enough|good|sure|confident|able|knowing|having|even|so|very|really|quite|always)"
)
_START = r"(?:^|(?<=[.;:,!?()\n–—] )|(?<=[.;:,!?()\n–—])|(?<=\bto )|(?<=\bI )|(?<=\band )|(?<=\bbut ))"
_TURNED_AWAY = re.compile(
    r"\b(?:"
    rf"(?:do|does|did|would|will)(?:\s+not|n['’]t)\s+{_DISLIKE}(?:\s+to)?"
    rf"|no\s+longer(?:\s+{_DISLIKE}(?:\s+to)?)?"
    r"|(?:rather|other)\s+than|instead\s+of|except(?:\s+for)?|away\s+from|(?:tired|sick)\s+of|enough\s+of"
    r"|without\s+(?:becoming|being|having\s+to|going\s+into|doing)"
    r"|leaving|quit|quitting|giv(?:e|ing)\s+up|avoid(?:ing)?"
    rf"|{_START}(?:leave|not\s+(?!{_LACKING}\b))"
    r"|statt|anstatt|anstelle|plut[oô]t\s+que|au\s+lieu\s+d[e']|en\s+(?:vez|lugar)\s+de|em\s+vez\s+de|invece\s+di"
    r"|in\s+plaats\s+van|zamiast|i\s+st[aä]llet\s+för|i\s+stedet\s+for"
    rf")\b.*?{_END}",
    re.IGNORECASE | re.DOTALL,
)
# "People management is not for me": here what is turned away from comes first.
_NOT_FOR_ME = re.compile(
    r"(?:^|(?<=[.;:,!?()\n]))[^.;:,!?()\n]*\b(?:is|are)(?:\s+not|n['’]t)\s+(?:really\s+)?for\s+me\b",
    re.IGNORECASE,
)


def wanted_part(text: str) -> str:
    """The text without what its writer turns away from; all of it when nothing else is left."""
    kept = _TURNED_AWAY.sub(" ", _NOT_FOR_ME.sub(" ", text))
    return kept if any(stems(kept)) else text
