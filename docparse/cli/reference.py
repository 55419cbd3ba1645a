"""The reference pages that are made from the code: commands, configuration, rules and kinds, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import click

from docparse.cli.command import COMMANDS, CONTEXT, EXIT_CODES, group
from docparse.config.keys import KEYS, Key
from docparse.linting import RULES
from docparse.linting.rule import Rule
from docparse.reporting.kinds import KINDS


def render_commands() -> str:
    """Return the page on the commands: the help of each."""
    parent = click.Context(group, info_name="docparse", **CONTEXT)
    parts = [
        "# Commands",
        "Made from `docparse --help`; `docparse COMMAND --help` says the same.",
        _fenced(parent.get_help()),
    ]
    for name in COMMANDS:
        command = group.get_command(parent, name)
        if command is not None:
            context = click.Context(command, parent=parent, info_name=name, **CONTEXT)
            parts += [f"## docparse {name}", _fenced(command.get_help(context))]
    rows = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES)
    parts += ["## Exit codes", f"| code | meaning |\n|--:|:--|\n{rows}"]
    return "\n\n".join(parts) + "\n"


def render_configuration() -> str:
    """Return the page on the configuration: its keys."""
    rows = "\n".join(
        f"| `{name}` | {_awaited(key)} | {_variable(name, key)} | {key.summary} |"
        for name, key in KEYS.items()
    )
    return (
        "\n\n".join(
            [_CONFIGURATION, f"| key | value | environment | what |\n|:--|:--|:--|:--|\n{rows}", _VALUES]
        )
        + "\n"
    )


def render_rules() -> str:
    """Return the page on the rules and the kinds of mismatch."""
    return "\n\n".join(_find_parts()) + "\n"


def _find_parts() -> Iterator[str]:
    yield "# Rules and kinds of mismatch"
    yield "Made from the code; `docparse explain CODE` says the same on the terminal."
    yield "## Rules"
    yield (
        "A page breaks a rule by itself. Codes never change meaning and are never used again. What a rule\n"
        "weighs can be set under `severity` in the configuration."
    )
    rows = "\n".join(
        f"| {rule.code} | [{rule.name}](#{_anchor(rule)}) | {rule.level.value} | {rule.title} |"
        for rule in RULES
    )
    yield f"| code | name | level | what |\n|:--|:--|:--|:--|\n{rows}"
    for rule in RULES:
        yield f"### {rule.code} {rule.name}"
        yield f"{rule.title[:1].upper()}{rule.title[1:]}. Level: {rule.level.value}."
        yield rule.text
    yield "## Kinds of mismatch"
    yield "Page and service are at odds. Only a mismatch of severity `failed` fails an example."
    for kind, explanation in KINDS.items():
        yield f"### {kind.value}"
        yield f"{explanation.title[:1].upper()}{explanation.title[1:]}."
        yield explanation.text


def _awaited(key: Key) -> str:
    """Return what a key's value has to be, in the words of the error."""
    try:
        key.read(object())
    except ValueError as error:
        return str(error)
    return ""


def _variable(name: str, key: Key) -> str:
    """Return the environment variable that sets a key, where one does."""
    return f"`DOCPARSE_{name.upper().replace('-', '_')}`" if key.read_text else ""


_CONFIGURATION = """# Configuration

Made from the code. The table `[tool.docparse]` of `pyproject.toml`, or the same keys at the top of
`docparse.toml`: the nearest file above the first path that has them. The command line wins over the
environment, that over the file, and the file over the default; `docparse config` shows each value with its
origin. Paths are relative to the file. An unknown key is an error.

```toml
[tool.docparse]
paths = ["docs"]
target = "https://staging.example/v1.0"
doc-hosts = { "https://api.example/v1.0" = "/", "https://api.example/beta" = "/beta" }

[tool.docparse.variables]
user-id = "48d31887"

[tool.docparse.variables-for."admin/*"]
user-id = "0"

[tool.docparse.accounts]
files = ["accounts.json"]

[tool.docparse.accounts.reader.variables]
user-id = "77"

[tool.docparse.examples."photos.md::create_photo"]
capture = { photo-id = "$.id", version = "ETag:" }
volatile = ["$.lastModified"]

[tool.docparse.severity]
extra = "failed"
response-unpaired = "error"
```

The keys of `examples` are ids, which may be globs; what stands under them is in
[the format](format.md#refinements)."""

_VALUES = """## Values of placeholders

A placeholder `{user-id}`, `<user-id>`, `{user-id | email}` or `{{user-id}}` in a URL, a field or content,
and a
literal that `sampleKeys` names, takes the first value that there is for its name. Letter case does not
count in
names, nor which of `-`, `_` and space stands in them. The order:

1. `--var NAME=VALUE`, then `--vars FILE`;
2. a scenario; then what answers of earlier examples showed (`capture`);
3. the account's table `variables`; then `variables-for`, of several globs that fit a page the last;
   then `variables`; then the files of `vars`;
4. the environment: `DOCPARSE_VAR_USER_ID` for `{user-id}`.

Files of values end in `.json` (one object), `.toml` or `.env` (`NAME=value`, nothing in it is expanded).
`docparse replay --dry-run` shows where each value is from.

- In a URL a value is percent-encoded, so that it stays one segment or one query value; what would change
  the
  path (`..`, nothing at all) skips the example. In a form it is encoded too. In a field it stands as it is,
  and one
  that holds a line break or another control character skips the example.
- In JSON content a placeholder is a whole text, `"{count}"`, and the value takes the place of its quotes
  too. Values
  from JSON, TOML and captures stay what they are there: `5` a number, `"5"` a text, a table an object.
  Values
  from the command line, `.env` and the environment are the number, `true`, `false` or `null` that they read
  as, else
  texts; `--var 'count="5"'` is a text. `{{name}}` may also stand within a text.
- A table is a value for a whole text in JSON, and what is in it has both names: `{address.city}`.
- A value whose name says that it is a secret (`token`, `password`, `client-secret`, `key` …), and one that
  goes into
  a credential field, is shown nowhere."""


def _anchor(rule: Rule) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def _fenced(text: str) -> str:
    return f"```text\n{click.unstyle(text).rstrip()}\n```"
