"""`docwright.toml` of a new SDK, with what was found out and a comment on what may be added."""

from __future__ import annotations

from collections.abc import Sequence

from generator.files.setting_rules import repository_fault
from generator.files.settings import settings_of_text


def settings_text(
    docs: Sequence[str], output: str, package: str, repository: str
) -> str:
    """The text of the settings.

    Raises:
        UsageError: a name cannot be used, such as one with characters that cannot be printed.
    """
    # it loads much, and no other command but release writes TOML
    import tomlkit  # noqa: PLC0415 - few commands need it

    document = tomlkit.document()

    def note(*lines: str) -> None:
        for line in lines:
            document.add(tomlkit.comment(line))

    note(
        "Settings of Docwright. Paths begin in this folder; an unknown key is an error."
    )
    document.add(tomlkit.nl())
    note("The reference: folders, zips or files. Of several, the later one is newer.")
    document.add("docs", tomlkit.item(list(docs)))
    note(
        "The SDK: its folder, what Python imports, and its version, which `docwright release` raises."
    )
    document.add("output", tomlkit.item(output))
    document.add("package", tomlkit.item(package))
    document.add("sdk_version", tomlkit.item("0.1.0"))
    if repository and not repository_fault(repository):
        note("Where the SDK is developed, for its page on a package index.")
        document.add("repository", tomlkit.item(repository))
    document.add(tomlkit.nl())
    note(
        "What else may be set, with examples:",
        'distribution = "superoffice"  # what pip installs; the package by default',
        'license = "MIT"  # an SPDX expression',
        'page_url = "https://docs.example.com/{path}"  # makes links to pages of the docs',
        'only = ["Appointment", "rest/v1/Contact/*"]  # keeps these agents and operations',
        'fail_on = ["breaking", "error"]  # of `docwright diff` and `docwright lint`',
    )
    text = tomlkit.dumps(document)
    # faults of names show before anything is written
    settings_of_text(text)
    return text
