"""What changed between two snapshots, one module per format.

report     what every format gets: the comparison, where pages are, what is accepted
wording    what is called how in Python, and what happened to it
groups     changes that are one line for people
text       lines for people; those of `generate` too
json       the stable JSON form (`docs/schema/diff.json`)
markdown   a comment on a pull request
html
           a page for readers
github, gitlab, junit, sarif
           what CI systems read
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.report.diff.github import github_report
from generator.report.diff.gitlab import gitlab_report
from generator.report.diff.html import html_report
from generator.report.diff.json import json_report
from generator.report.diff.junit import junit_report
from generator.report.diff.markdown import markdown_report
from generator.report.diff.report import DiffReport
from generator.report.diff.sarif import sarif_report
from generator.report.diff.text import text_report

FORMATS: Final[Mapping[str, Callable[[DiffReport], str]]] = MappingProxyType(
    {
        "text": text_report,
        "json": json_report,
        "markdown": markdown_report,
        "html": html_report,
        "github": github_report,
        "gitlab": gitlab_report,
        "junit": junit_report,
        "sarif": sarif_report,
    }
)
"""The formats of `docwright diff`."""
