"""The reference pages as Markdown: data, checks and commands, generated so that they cannot drift."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mentorbook.checks.docs import rule_page
from mentorbook.checks.rule import FAMILIES, RULES, Rule
from mentorbook.source.layout import KINDS, PAGE, Kind
from mentorbook.source.schema import schemas

from .app import COMMANDS, command
from .reference_examples import examples_of

_FAMILY_TITLES = {
    "form": "Form: can the file be read?",
    "people": "People",
    "cohorts": "Program and cohorts",
    "applications": "Applications",
    "pairs": "Rosters and pairs",
    "privacy": "Privacy",
    "pages": "Pages",
    "meta": "Ignore comments",
}


def pages() -> dict[str, str]:
    """File name below docs/coordinators/reference/: content."""
    families = {f"checks/{family}.md": _checks_page(family) for family in FAMILIES.values()}
    return {
        "data.md": _data_page(),
        "commands.md": _commands_page(),
        "checks/index.md": _checks_index(),
        **families,
    }


def _head(title: str, description: str) -> list[str]:
    return ["---", f"title: {title}", f"description: {description}", "---", ""]


# ------------------------------------------------------------------ checks


def _checks_index() -> str:
    lines = _head("Checks", "Every rule the data is checked by, with its code and what it finds.")
    lines += [
        f"{len(list(RULES))} rules look at the data, the pages and the rosters. Each code links to its page:"
    ]
    lines += [
        "what it finds, why it matters, and an example of each kind. In a terminal, `mentorbook explain CODE`"
    ]
    lines += ["shows the same page.", ""]
    for family in FAMILIES.values():
        lines += [f"## {_FAMILY_TITLES[family]}", "", "| Code | Severity | What it finds |", "|---|---|---|"]
        lines += [
            f"| [{rule.code}]({family}.md#{_anchor(rule)}) | {rule.severity} | {_inline(rule.summary)} |"
            for rule in RULES
            if rule.family == family
        ]
        lines.append("")
    return "\n".join(lines)


def _checks_page(family: str) -> str:
    title = _FAMILY_TITLES[family]
    lines = _head(f'"{title}"', f"The checks of the family {family}, each with a bad and a good example.")
    for rule in RULES:
        if rule.family == family:
            lines += _rule_section(rule)
    return "\n".join(lines)


def _anchor(rule: Rule) -> str:
    return rule.code.lower()


def _rule_section(rule: Rule) -> Iterator[str]:
    page = rule_page(rule)
    yield f"## {rule.code} {rule.name} {{ #{_anchor(rule)} }}"
    yield from ("", f"**{_inline(page.summary)}** Severity: {rule.severity}.", "", _inline(page.prose), "")
    for title, files in (("Found", page.bad), ("Repaired", page.good)):
        for path, content in files.items():
            language = "yaml" if path.endswith((".yml", ".yaml")) else "markdown"
            shown = path if path.startswith("docs/") else f"program/{path}"
            body = [f'``` {language} title="{shown}"', *content.splitlines(), "```"]
            # Indented, so that an example of a merge conflict is not taken for one.
            yield from (f"- {title}:", "", *(f"    {line}".rstrip() for line in body), "")


def _inline(text: str) -> str:
    """Prose for Markdown: angle brackets and pipes outside code would become markup."""
    parts = text.split("`")
    escaped = [
        part if index % 2 else part.replace("<", "&lt;").replace("|", "&#124;").replace("[", "&#91;")
        for index, part in enumerate(parts)
    ]
    return "`".join(escaped)


# ------------------------------------------------------------------ data


def _data_page() -> str:
    lines = _head("Data", "Every file of a program and every field in it, with its meaning and an example.")
    lines += [
        "Each file below is YAML: one record per file, the file name is the record's id. Fields in bold are"
    ]
    lines += [
        "required. The last column says who may see a value: *public* fields reach the site with the person's"
    ]
    lines += ["consent, *internal* ones stay in the repository, *private* ones are never published.", ""]
    lines += [
        "Each kind begins with a whole file to copy: keep the fields in bold, and of the others what you need."
    ]
    lines += [""]
    for kind in (*KINDS.values(), PAGE):
        lines += _kind_section(kind)
    return "\n".join(lines)


def _kind_section(kind: Kind) -> Iterator[str]:
    name = kind.path if kind is PAGE else f"program/{kind.path}"
    yield f"## {kind.name} {{ #{kind.name} }}"
    yield from ("", f"`{name}`", "")
    for example in examples_of(kind):
        language = "yaml" if example.path.endswith(".yml") else "markdown"
        title = f"{example.path} ({example.title})" if example.title else example.path
        yield from (f'``` {language} title="{title}"', *example.text.splitlines(), "```", "")
    yield from _tables((kind.name,), schemas()[kind.name])


def _tables(where: tuple[str, ...], schema: Mapping[str, Any]) -> Iterator[str]:
    """A table of fields, then one for each record inside."""
    if "properties" in schema:
        yield from _table(schema)
    entry = _entry(schema)
    if entry:
        yield from (f"Each entry of {where[-1]}:", "")
        yield from _tables(where, entry)
    for field, content in schema.get("properties", {}).items():
        nested = _nested(content)
        if nested:
            inside = (*where, field)
            yield from (f"### {' › '.join(inside)} {{ #{'-'.join(inside)} }}", "")
            yield from _tables(inside, nested)


def _nested(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The record inside a field, if it holds one or a table of them."""
    return content if "properties" in content or _entry(content) else None


def _entry(content: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The record that every entry of a table of records is."""
    for inner in (content.get("additionalProperties"), *content.get("patternProperties", {}).values()):
        if isinstance(inner, dict) and "properties" in inner:
            return inner
    return None


def _table(schema: Mapping[str, Any]) -> Iterator[str]:
    required = schema.get("required", ())
    yield from ("| Field | Meaning | Example | Seen by |", "|---|---|---|---|")
    for field, content in schema["properties"].items():
        name = f"**`{field}`**" if field in required else f"`{field}`"
        meaning = _inline(content.get("description", ""))
        choices = _choices(content)
        if choices:
            meaning += f" One of: {choices}."
        yield f"| {name} | {meaning} | {_example(content)} | {content.get('x-privacy', 'internal')} |"
    yield ""


def _choices(content: Mapping[str, Any]) -> str:
    options = content.get("enum") or content.get("items", {}).get("enum") or ()
    return ", ".join(f"`{option}`" for option in options if option is not None)


def _example(content: Mapping[str, Any]) -> str:
    examples = content.get("examples") or [None]
    if examples[0] in (None, "", [], {}):
        return ""
    return f"`{_flow(examples[0])}`"


def _flow(value: object) -> str:
    """A value as it would stand in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


# ------------------------------------------------------------------ commands


def _commands_page() -> str:
    lines = _head("Commands", "Every command of mentorbook with its options, examples and exit codes.")
    lines += [
        "Results go to standard output, progress to standard error. Exit codes: 0 clean, 1 findings or a stale"
    ]
    lines += ["file, 2 wrong usage, 3 it could not be done, with the reason.", ""]
    for name in COMMANDS:
        lines += _command_section(name, command(name))
    return "\n".join(lines)


def _command_section(name: str, described: Any) -> Iterator[str]:
    summary, _, rest = (described.help or "").partition("\n")
    arguments = [parameter for parameter in described.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in described.params if parameter.param_type_name == "option"]
    usage = " ".join(["mentorbook", name, *(_placeholder(argument) for argument in arguments)])
    yield from (f"## {name} {{ #{name} }}", "", _inline(summary), "", f"`{usage}`", "")
    if arguments or options:
        yield from ("| Option | Meaning |", "|---|---|")
        yield from (_parameter(parameter) for parameter in (*arguments, *options))
        yield ""
    examples = re.findall(r"`(mentorbook [^`]+)`", rest)
    if examples:
        yield from ("``` console", *(f"$ {example}" for example in examples), "```", "")


def _placeholder(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    if argument.required:
        return str(name)
    return f"[{name}]..." if argument.nargs == -1 else f"[{name}]"


def _parameter(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in parameter.opts if name.startswith("-"))
    return f"| {names or f'`{_placeholder(parameter)}`'} | {_inline(parameter.help or '')} |"
