"""The pages' Jinja: the attacks that work against a plain environment, and what must keep working."""

from types import MappingProxyType

import pytest
from jinja2 import DebugUndefined, Environment, StrictUndefined
from jinja2.exceptions import SecurityError, UndefinedError
from markupsafe import Markup

EXTENSION = "mentorbook.site.sandbox.Sandbox"


class Config:
    """Stands for what the plugin passes to every page; a method of it reaches Python's modules."""

    hooks = MappingProxyType({"hooks.py": pytest})


def environment() -> Environment:
    """Made the way the macros plugin makes it, with one macro."""
    made = Environment(extensions=[EXTENSION], undefined=StrictUndefined, autoescape=False)  # noqa: S701 - the plugin's
    made.globals.update(hello=lambda name="you": Markup("<p>Hello %s</p>") % name)
    return made


def render(page: str) -> str:
    return (
        environment()
        .from_string(page)
        .render(
            config=Config(),
            page=Config(),
            navigation=[1],
            hello="front matter of the same name",
            title="value",
        )
    )


@pytest.mark.parametrize(
    "payload",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ hello.__globals__ }}",
        "{{ hello.__init__.__globals__['__builtins__'] }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ '{0.__class__}'.format(hello) }}",
        "{{ config.hooks['hooks.py'].os.popen('id').read() }}",
        "{{ config }}",
        "{{ page }}",
        "{{ navigation }}",
        "{{ title }}",
        "{{ lipsum }}",
        "{{ namespace() }}",
        "{{ self._TemplateReference__context }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{{ nothing }}",
        "{{ [hello] | map(attribute='__class__') | first }}",
    ],
)
def test_an_attack_is_refused(payload: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        render(payload)


def test_a_huge_range_is_refused() -> None:
    with pytest.raises(OverflowError):
        render("{{ range(10 ** 9) | list }}")


def test_macros_write_html_and_values_are_escaped() -> None:
    assert render("{{ hello('<b>') }}") == "<p>Hello &lt;b&gt;</p>"
    assert render("{{ '<b>' }}") == "&lt;b&gt;"
    assert render(
        "{% set a = '<i>' %}{{ a }}{% for n in range(3) %}{{ n }}{{ loop.last }}{% endfor %}"
    ).startswith("&lt;i&gt;0False")


def test_front_matter_cannot_replace_a_macro() -> None:
    assert render("{{ hello() }}") == "<p>Hello you</p>"


def test_the_payloads_do_work_without_the_sandbox() -> None:
    plain = Environment(undefined=DebugUndefined, autoescape=False)  # noqa: S701 - this is what is being shown
    assert "os" in plain.from_string("{{ cycler.__init__.__globals__.keys() | list }}").render()
