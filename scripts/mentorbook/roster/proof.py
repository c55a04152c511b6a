"""What a certificate says, read strictly; `matching/certificate.py` tells what the numbers mean."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Price = Annotated[int, Field(ge=0)]


class Keep(BaseModel):
    """The head start of the pairs of this very roster, in points."""

    model_config = ConfigDict(strict=True)
    bonus: int = Field(ge=0)


class Proof(BaseModel):
    """What a roster's certificate says."""

    model_config = ConfigDict(strict=True)
    place: int = Field(ge=1)
    floor: int = Field(ge=0)
    mentors: dict[str, Price] = {}
    mentees: dict[str, Price] = {}
    limit: list[str] = []
    cover: list[str] = []
    keep: Keep = Keep(bonus=0)
