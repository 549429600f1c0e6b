"""Former names are in the code of what has them, on the pages about it, and nowhere else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sdk.former.renamed_sdk import PACKAGE, rendered, write

from generator.emit.python.stable import is_stable


def texts(kept: str = "all") -> dict[str, str]:
    return {
        path: content.data().decode() for path, content in rendered(kept).files.items()
    }


def test_only_what_is_renamed_and_its_pages_have_former_names() -> None:
    plain, former = texts("nothing"), texts("names")
    modules = (
        "archives/companies",
        *(
            f"soap/eighty_eight/{name}"
            for name in (
                "__init__",
                "models",
                "enums",
                "agents/__init__",
                "async_agents/__init__",
            )
        ),
    )
    assert former.keys() - plain.keys() == {f"{PACKAGE}/{name}.py" for name in modules}
    assert plain.keys() <= former.keys()
    changed = {path for path in plain if plain[path] != former[path]}
    services = [
        f"{PACKAGE}/soap/services88/{path}.py"
        for path in (
            "_async_client",
            "_client",
            "agents/__init__",
            "agents/appointment",
            "async_agents/__init__",
            "async_agents/appointment",
            "enums",
            "models",
        )
    ]
    rest = [
        f"{PACKAGE}/{path}.py"
        for path in (
            "_async_client",
            "_client",
            "agents/__init__",
            "agents/appointment",
            "archives/__init__",
            "archives/simple_contact",
            "async_agents/appointment",
            "async_resources/contact",
            "enums",
            "models",
            "resources/__init__",
            "resources/contact",
        )
    ]
    pages = {path for path in changed if path.startswith("docs/api/")}
    assert changed == {
        *services,
        *rest,
        *pages,
        "docwright.lock",
        f"{PACKAGE}/wire.json",
    }
    for page in pages:
        kept = re.sub(r"\nFormerly: [^\n]*\n", "", former[page])
        kept = re.sub(r"(<br>|(?<=\| ))Formerly: [^|]*(?= \|)", "", kept)
        assert kept == plain[page]


def test_pages_of_calls_and_agents_name_them() -> None:
    pages = texts()
    put = pages["docs/api/resources/contact/put_contact_entity.md"]
    assert (
        "\nFormerly: `contact` for `id`, `contact_id` for `id`, `contact_entity` for `entity` (deprecated).\n"
        in put
    )
    group = pages["docs/api/resources/contact.md"]
    assert "\nFormerly: `so.customer` (deprecated).\n" in group


def test_pages_of_types_name_them() -> None:
    pages = texts()
    model = pages["docs/api/models/ContactEntity.md"]
    assert "\nFormerly: `CompanyEntity` (deprecated).\n" in model
    (row,) = (line for line in model.splitlines() if line.startswith("| `name` |"))
    assert row.endswith("Formerly: `company_name`, `title` (deprecated). |")
    enum = pages["docs/api/services88/enums/RecurrenceUpdateMode.md"]
    assert "\nFormerly: `Mode` (deprecated).\n" in enum
    (row,) = (line for line in enum.splitlines() if line.startswith("| `ONLY_THIS` |"))
    assert row.endswith("Formerly: `SINGLE` (deprecated). |")
    result = pages["docs/api/services88/models/ReadFileResult.md"]
    assert "\nFormerly: `FileResult` (deprecated).\n" in result


def test_a_page_says_that_a_later_arrival_may_be_left_out() -> None:
    (page,) = (
        text
        for path, text in texts().items()
        if path.startswith("docs/api/services88/") and "## reject\n" in text
    )
    reject = page.partition("## reject\n")[2].partition("\n## ")[0]
    assert "    reject_reason: str | None = None,\n" in reject
    required = dict(re.findall(r"^\| `(\w+)` \|.*\| (yes|no) \|", reject, re.MULTILINE))
    assert required == {
        "appointment_id": "yes",
        "reject_reason": "no",
        "update_mode": "no",
    }


def test_the_index_has_current_names_only() -> None:
    path = f"{PACKAGE}/api.json"
    assert texts()[path] == texts("nothing")[path]


def test_code_is_as_black_writes_it_without_black() -> None:
    plain = rendered(reformat=False).files
    for path, content in rendered().files.items():
        assert content.data() == plain[path].data(), path
        if (
            path.endswith(".py")
            and "_runtime/" not in path
            and path.startswith(PACKAGE)
        ):
            assert is_stable(content.data().decode()), path


def test_sdks_without_former_names_import_nothing_for_them() -> None:
    for path, text in texts("nothing").items():
        assert "former import" not in text or "/_runtime/" in path, path


def test_contract_tests_use_current_names(tmp_path: Path) -> None:
    write(rendered(), tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error::DeprecationWarning"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    assert " passed" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "agents",
        "resources",
        "models",
        "enums",
        "archives.simple_contact",
        "soap.services88",
        "soap.services88.models",
        "soap.services88.agents",
    ],
)
def test_importing_and_using_new_names_warns_of_nothing(
    folder: Path, name: str
) -> None:
    code = (
        f"import {PACKAGE}, {PACKAGE}.{name}\nfrom {PACKAGE}.{name} import *\n"
        f"so = {PACKAGE}.SuperOffice('https://example.com/C1/api', auth=None)\n"
        "so.agents.appointment.reject, so.contact.get_all(top=1)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=folder, check=True)
