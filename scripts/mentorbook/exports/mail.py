"""Drafts of e-mails (RFC 5322) that a mail program opens ready to send: nothing is sent from here."""

from __future__ import annotations

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from mentorbook.source.addresses import link_from_afar

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_STRONG = re.compile(r"\*\*([^*]+)\*\*|\*(\S[^*]*\S|\S)\*")
_ADDRESS = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\"]+\Z")


def is_address(text: str | None) -> bool:
    """Can a letter be addressed to it?"""
    return bool(text and _ADDRESS.match(text))


def draft(*, to: tuple[str, str | None], sender: tuple[str, str | None], subject: str, body: str) -> bytes:
    """An unsent message; `to` and `sender` are a name and an address, which may be missing.

    The same bytes for the same words: without a date and an id, which the mail program adds. Header lines are made by
    the library, which refuses line breaks, so a name cannot add a recipient.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    for header, (name, address) in (("From", sender), ("To", to)):
        if address is not None and is_address(address):
            message[header] = Address(one_line(name), addr_spec=address)
    message["Subject"] = one_line(subject)
    message.set_content(body.rstrip() + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def plain(markdown: str, page: str, site: str) -> str:
    """A message's Markdown as the text of a mail: links written out, emphasis left out. `page` is the page it is on."""

    def written_out(link: re.Match[str]) -> str:
        target = link_from_afar(link[2], page, site)
        return f"{link[1]} ({target})" if target else link[1]

    words = _LINK.sub(written_out, markdown)
    return _STRONG.sub(lambda strong: strong[1] or strong[2], words)


def one_line(text: str) -> str:
    """Text for a header: white space of every kind becomes a space."""
    return " ".join(text.split())
