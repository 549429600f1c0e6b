"""Renames a company with custom classes.

Copy `superoffice_custom/` into the folder of the generated SDK, run `docwright generate` again, then run

SUPEROFFICE_URL=https://sod2.superoffice.com/Cust12345/api SUPEROFFICE_TOKEN=8A:... python rename_company.py 5 "New name"
"""

from __future__ import annotations

import sys

from superoffice_custom.client import Crm


def main(key: int, name: str) -> None:
    """Shows who looks after a company, and renames it."""
    with Crm.from_env() as so:
        print("asks", so.responsible(key))
        company = so.contact.rename(key, name)
        print("renamed", company.title)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
