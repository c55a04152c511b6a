"""Which formats are paired by `match`.

Apart from the pairing itself, so that whoever only asks does not load a numerics library.
"""

from __future__ import annotations

from mentorbook.model.values import FormatName

PAIRED: tuple[FormatName, ...] = ("one-on-one", "reverse")
