"""The templates of the pages. Everything put into them is escaped by Jinja."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup


def render(template: str, *, style: tuple[str, ...], script: str | None = None, **values: object) -> str:
    """The page of an asset ``template``, with its styles and its script inside.

    The content security policy lets no address be reached and no script run but this one.
    """
    code = _asset(script) if script else ""
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    scripts = f"'sha256-{digest}'" if code else "'none'"
    environment = Environment(
        loader=DictLoader({template: _asset(template)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src {scripts}; base-uri 'none'",
        style=Markup("\n".join(_asset(name) for name in style)),
        script=Markup(code),
        **values,
    )


@cache
def _asset(name: str) -> str:
    return files("newsner.pages").joinpath("assets", name).read_text(encoding="utf-8")
