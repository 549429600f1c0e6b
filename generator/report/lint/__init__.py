"""The defects of docs, one module per format.

report     what every format gets: the defects by their cause, what is accepted, and the baseline
github, gitlab, junit, sarif, ci_words
           what CI systems read
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from generator.report.lint.github import github_report
from generator.report.lint.gitlab import gitlab_report
from generator.report.lint.junit import junit_report
from generator.report.lint.report import LintReport
from generator.report.lint.sarif import sarif_report

FORMATS: Final[Mapping[str, Callable[[LintReport], str]]] = MappingProxyType(
    {
        "github": github_report,
        "gitlab": gitlab_report,
        "junit": junit_report,
        "sarif": sarif_report,
    }
)
"""The formats of `docwright lint`."""
