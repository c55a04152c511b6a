"""What made-up people are called, where they live and what they write. Names are common ones of the places in SITES."""

from __future__ import annotations

from typing import NamedTuple

FIRST_NAMES = (
    *(
        "Adaeze",
        "Aisha",
        "Amara",
        "Ana",
        "Anil",
        "Anneke",
        "Arjun",
        "Astrid",
        "Beatriz",
        "Binod",
        "Bo",
        "Camila",
    ),
    *(
        "Chidi",
        "Chloe",
        "Daniel",
        "Dolma",
        "Ebba",
        "Emeka",
        "Farida",
        "Fiona",
        "Freja",
        "Grace",
        "Henrik",
        "Ines",
    ),
    *(
        "Jens",
        "Kai",
        "Kavitha",
        "Leila",
        "Li",
        "Lucas",
        "Mads",
        "Mei",
        "Miguel",
        "Nia",
        "Noor",
        "Olu",
        "Priya",
    ),
    *("Rafael", "Rohan", "Sara", "Siobhan", "Sunita", "Tariq", "Tomasz", "Uche", "Wei", "Yaw", "Zoe"),
)
LAST_NAMES = (
    *(
        "Adeyemi",
        "Amaral",
        "Boateng",
        "Chen",
        "Costa",
        "Dahl",
        "Eze",
        "Fernandes",
        "Friis",
        "Gurung",
        "Haddad",
    ),
    *(
        "Holm",
        "Ito",
        "Jensen",
        "Karki",
        "Khan",
        "Larsen",
        "Lima",
        "Madsen",
        "Mensah",
        "Moreau",
        "Nair",
        "Novak",
    ),
    *(
        "Nwosu",
        "Obi",
        "Okafor",
        "Oliveira",
        "Patel",
        "Quinn",
        "Rao",
        "Reis",
        "Rossi",
        "Sharma",
        "Sherpa",
        "Silva",
    ),
    *("Singh", "Thapa", "Tobin", "Udoh", "Vega", "Visser", "Walsh", "Wilk", "Yilmaz", "Zhang", "Zielinska"),
)


class Site(NamedTuple):
    """A place where people work: its zone, its language, and how many in a hundred work there."""

    zone: str
    language: str
    share: int


SITES = (
    Site("", "en", 50),  # the program's own zone
    Site("Europe/London", "en", 15),
    Site("America/New_York", "es", 12),
    Site("Asia/Kolkata", "hi", 10),
    Site("Africa/Lagos", "ig", 8),
    Site("America/Sao_Paulo", "pt", 5),
)
COMMON_LANGUAGE = "en"

ASKED = (
    "By the end I want to be at home with {first}. {reason} I would also like to get better at {second}.",
    "{reason} That is why I want to work on {first}, and on {second} if there is time.",
    "I keep running into {first} and have nobody to ask. {reason} Later {second} will matter, too.",
    "My aim is {first}. {reason} Someone who has been through it could save me a year. I also hope to learn {second}.",
    "{first} is new to me. {reason} I do not need theory, I need practice; the same goes for {second}.",
)
REASONS = (
    "Last spring a project went wrong and I only understood why weeks later.",
    "I have been offered a larger part of the work and am not sure that I am ready.",
    "My team has doubled in a year and what used to work no longer does.",
    "I came back after a long leave and much has changed.",
    "In my last review this was the one thing that stood between me and the next step.",
    "I work far from headquarters and learn little by watching others.",
    "I changed careers two years ago and still feel like a beginner.",
    "We lose good people because nobody here has done this before.",
    "I can do it on paper, yet in the room I fall silent.",
    "My manager is supportive but comes from another field.",
)
OFFERED = (
    "I have spent years with {first} and learned {second} the hard way. I like to be needed less and less.",
    "People come to me with questions about {first}. I can also help with {second}, and hope to hear how others work.",
    "I led {first} through two reorganizations. What I can share is what went wrong. I know {second} as well.",
    "Someone once took the time to teach me {first}, and I want to pass that on. {second} is my daily work.",
    "I have coached colleagues in {first} and {second}. I ask more than I answer.",
)
