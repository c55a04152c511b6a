"""A Jinja environment for pages: macros may be called, nothing else can be reached.

Without it every Markdown page is a program that runs on the machine which builds the site. The macros plugin makes
a plain Environment and offers no other hook than extensions, so this extension changes the environment in place.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing

BUILT_IN = frozenset({"cycler", "dict", "joiner", "lipsum", "namespace"})


class MacroContext(Context):
    """Names are looked up among the macros only.

    What the plugin passes to each page (configuration, navigation, the page with its front matter) stays out of
    sight: it holds the builder's paths and settings, and a front matter field would replace a macro of that name.
    """

    def resolve_or_missing(self, key: str) -> Any:
        """A macro, or nothing: an unknown name is an error in the strict setting."""
        return self.environment.globals.get(key, missing)


class PageEnvironment(ImmutableSandboxedEnvironment):
    """Sandboxed, immutable, autoescaping."""

    context_class = MacroContext


class Sandbox(Extension):
    """For mkdocs.yml: `j2_extensions: [mentorbook.site.sandbox.Sandbox]`."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.__class__ = PageEnvironment
        environment.autoescape = True
        environment.globals["range"] = safe_range
        for name in BUILT_IN:
            environment.globals.pop(name, None)
        vars(environment).update(
            binop_table=PageEnvironment.default_binop_table.copy(),
            unop_table=PageEnvironment.default_unop_table.copy(),
        )
