"""The options of `docwright init`."""

from __future__ import annotations

import argparse
from typing import Literal, get_args

from generator.commands.arguments import DocsArguments, add_reading

CiSystem = Literal["github", "gitlab"]
"""Whose CI a recipe is for."""


class InitArguments(DocsArguments, frozen=True, kw_only=True):
    """Arguments of `docwright init`; None stands for what is to be found out."""

    output: str | None
    ci: CiSystem | None
    install_from: str | None


def add_init_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `docwright init`."""
    parser.description = (
        "Writes docwright.toml, .gitignore, .gitattributes and a CI recipe for a repository of an SDK. "
        "Files that are there already stay as they are; what they lack is listed."
    )
    parser.epilog = (
        "Without DOCS, the working directory is searched for folders and files with pages of a reference. "
        "URL is what CI passes to pip, such as git+https://git.example/docwright.git@v1.0.0."
    )
    reading = parser.add_argument_group("what is read")
    reading.add_argument(
        "docs",
        nargs="*",
        metavar="DOCS",
        help="folders or files of the reference (default: those in the working directory)",
    )
    add_reading(reading.add_argument)
    writing = parser.add_argument_group("what is written")
    writing.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="folder of the SDK (default: the one that is there, else output)",
    )
    writing.add_argument(
        "--ci",
        choices=get_args(CiSystem),
        help="whose CI the recipe is for (default: the host of the git remote, else github)",
    )
    writing.add_argument(
        "--install-from",
        metavar="URL",
        help="git URL or wheel from which CI installs Docwright (default: where this one was installed from)",
    )
