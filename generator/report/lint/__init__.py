"""The defects of docs, one module per format.

report     what every format gets: the defects by their cause, what is accepted, and the baseline
wording    what people read about a defect
text       about a screen for people
json       the stable JSON form (`docs/schema/lint.json`)
markdown   a comment on a pull request, and the checklist of an issue
html       a page for readers
github, gitlab, junit, sarif, ci_words
           what CI systems read
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.report.lint.github import github_report
from generator.report.lint.gitlab import gitlab_report
from generator.report.lint.html import html_report
from generator.report.lint.json import json_report
from generator.report.lint.junit import junit_report
from generator.report.lint.markdown import issue_report, markdown_report
from generator.report.lint.report import LintReport
from generator.report.lint.sarif import sarif_report
from generator.report.lint.text import text_report

FORMATS: Final[Mapping[str, Callable[[LintReport], str]]] = MappingProxyType(
    {
        "text": text_report,
        "json": json_report,
        "markdown": markdown_report,
        "html": html_report,
        "issue": issue_report,
        "github": github_report,
        "gitlab": gitlab_report,
        "junit": junit_report,
        "sarif": sarif_report,
    }
)
"""The formats of `docwright lint`."""
