"""The user's package beside the SDK is parsed: which classes it has, and what they extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.files.custom_classes import load_custom_classes
from generator.files.custom_sources import LARGEST, MOST_FILES
from generator.model.custom import CustomClass
from generator.model.errors import UsageError

CONTACT = "superoffice.models.Contact"


def loaded(out: Path, **modules: str) -> dict[str, CustomClass]:
    """The classes of modules, whose names have `__` for each folder, by dotted name."""
    for name, source in modules.items():
        path = out / "superoffice_custom" / f"{name.replace('__', '/')}.py"
        path = path.with_name("__init__.py") if path.stem == "init" else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    classes = load_custom_classes(out, "superoffice")
    return {custom.dotted: custom for custom in classes}


def bases(out: Path, source: str) -> tuple[str, ...]:
    """The bases of the class `Mine`."""
    return loaded(out, people=source)["superoffice_custom.people.Mine"].bases


def test_without_the_folder_there_are_none(tmp_path: Path) -> None:
    assert load_custom_classes(tmp_path, "superoffice") == ()


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    (tmp_path / "superoffice_custom").mkdir()
    assert load_custom_classes(tmp_path, "superoffice") == ()


@pytest.mark.parametrize(
    "source",
    [
        "from superoffice import models\nclass Mine(models.Contact): ...",
        "from superoffice.models import Contact\nclass Mine(Contact): ...",
        "from superoffice.models import Contact as Base\nclass Mine(Base): ...",
        "import superoffice.models\nclass Mine(superoffice.models.Contact): ...",
        "import superoffice.models as m\nclass Mine(m.Contact): ...",
        "import superoffice as so\nclass Mine(so.models.Contact): ...",
        "from superoffice import models\nBase = models.Contact\nclass Mine(Base): ...",
        "if True:\n    from superoffice import models\nclass Mine(models.Contact): ...",
        "try:\n    import x\nexcept ImportError:\n    from superoffice import models\nclass Mine(models.Contact): ...",
        "from superoffice.models import Contact\nclass Mine(Contact, rename='pascal'): ...",
        "from superoffice.models import Contact\nclass Mine(Contact[int]): ...",
        # the name is bound again only after the base was looked up
        "from superoffice.models import Contact as Mine\nclass Mine(Mine): ...",
    ],
)
def test_a_base_is_followed_through(tmp_path: Path, source: str) -> None:
    assert bases(tmp_path, source) == (CONTACT,)


@pytest.mark.parametrize(
    "source",
    [
        "class Mine: ...",
        "class Mine(ValueError): ...",
        "class Mine(type('X', (), {})): ...",
        "from superoffice.models import Contact\ndef Contact(): ...\nclass Mine(Contact): ...",
        "from superoffice.models import *\nclass Mine(ValueError): ...",
        "from os import *\nclass Mine(Contact): ...",
        "from ...... import models\nclass Mine(models.Contact): ...",
    ],
)
def test_what_is_not_known_is_no_base(tmp_path: Path, source: str) -> None:
    assert bases(tmp_path, source) == ()


@pytest.mark.parametrize(
    "source",
    [
        "from superoffice_custom.common import Ours\nclass Mine(Ours): ...",
        "from superoffice_custom import Ours\nclass Mine(Ours): ...",
        "from .common import Ours\nclass Mine(Ours): ...",
        "from . import common\nclass Mine(common.Ours): ...",
        "from . import Ours\nclass Mine(Ours): ...",
        "import superoffice_custom.common as c\nclass Mine(c.Ours): ...",
    ],
)
def test_a_base_in_the_package_is_the_class_where_it_is_defined(
    tmp_path: Path, source: str
) -> None:
    classes = loaded(
        tmp_path,
        init="from .common import Ours",
        common="from superoffice.models import Contact\nclass Ours(Contact): ...",
        people=source,
    )
    mine = classes["superoffice_custom.people.Mine"]
    assert mine.bases == ("superoffice_custom.common.Ours",)


def test_modules_that_import_each_other_are_followed_to_an_end(tmp_path: Path) -> None:
    classes = loaded(
        tmp_path,
        a="from .b import Base\nclass Mine(Base): ...",
        b="from .a import Base",
    )
    assert len(classes) == 1


def test_a_class_has_its_file_and_line(tmp_path: Path) -> None:
    source = "import superoffice\n\n\nclass Mine(superoffice.SuperOffice): ...\n"
    mine = loaded(tmp_path, sub__deep__people=source)
    path = tmp_path / "superoffice_custom/sub/deep/people.py"
    assert mine == {
        "superoffice_custom.sub.deep.people.Mine": CustomClass(
            module="superoffice_custom.sub.deep.people",
            name="Mine",
            bases=("superoffice.SuperOffice",),
            path=str(path),
            line=4,
        )
    }


def test_classes_inside_of_others_and_of_conditions_are_passed_over(
    tmp_path: Path,
) -> None:
    source = "import m\nclass Outer:\n    class Mine(m.X): ...\nif m:\n    class Mine(m.X): ...\n"
    assert set(loaded(tmp_path, people=source)) == {"superoffice_custom.people.Outer"}


def test_hidden_folders_caches_and_other_files_are_passed_over(tmp_path: Path) -> None:
    for folder in (".git", "__pycache__", "."):
        path = tmp_path / "superoffice_custom" / folder
        path.mkdir(parents=True, exist_ok=True)
        (path / ("x.txt" if folder == "." else "x.py")).write_text("not Python (")
    assert loaded(tmp_path) == {}


def test_the_code_does_not_run(tmp_path: Path) -> None:
    assert loaded(tmp_path, people="raise SystemExit\n") == {}


def test_a_file_may_declare_its_encoding(tmp_path: Path) -> None:
    folder = tmp_path / "superoffice_custom"
    folder.mkdir()
    (folder / "a.py").write_bytes(b"# coding: latin-1\nclass K\xe4se: ...\n")
    (folder / "b.py").write_bytes(b"\xef\xbb\xbfclass Mine: ...\r\n")
    assert set(loaded(tmp_path)) == {
        "superoffice_custom.a.K\u00e4se",
        "superoffice_custom.b.Mine",
    }


@pytest.mark.filterwarnings("error")
def test_warnings_of_the_code_are_left_to_python(tmp_path: Path) -> None:
    assert loaded(tmp_path, people="X = '\\d'\n1 is 1\n") == {}


BROKEN = {
    "no Python": (b"x = 1\nclass (\n", r"bad\.py:2 does not parse"),
    "a null byte": (b"x = 1\x00\n", r"bad\.py.* does not parse"),
    "no text": (b"x = '\xff'\n", r"bad\.py.* does not parse"),
    "an unknown encoding": (b"# coding: klingon\n", r"bad\.py.* does not parse"),
    "nested": (b"(" * 10_000, r"bad\.py.* does not parse"),
    "very deep": (b"-" * 500_000 + b"1", r"bad\.py.* does not parse"),
    "a long chain": (b"a" + b".a" * 400_000, r"bad\.py.* does not parse"),
    "huge": (b"#" * (LARGEST + 1), r"bad\.py has more than 1,048,576 bytes"),
}


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    folder = tmp_path / "superoffice_custom"
    folder.mkdir()
    (folder / "bad.py").write_bytes(content)
    with pytest.raises(UsageError, match=reason):
        loaded(tmp_path)


def test_an_import_that_hides_what_a_class_extends_is_named(tmp_path: Path) -> None:
    source = "from superoffice.models import *\n\nclass Mine(Contact): ...\n"
    with pytest.raises(
        UsageError, match=r"people\.py:3: Mine extends Contact"
    ) as error:
        loaded(tmp_path, people=source)
    assert error.value.hint == (
        "Import it by name: from superoffice.models import Contact"
    )


@pytest.mark.parametrize("place", ["", "sub", "mine.py"])
def test_a_link_is_refused(tmp_path: Path, place: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine.py").write_text("")
    target = elsewhere / "mine.py" if place.endswith(".py") else elsewhere
    link = tmp_path / "superoffice_custom" / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    with pytest.raises(UsageError, match="is a link"):
        loaded(tmp_path)


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "superoffice_custom"
    folder.mkdir()
    (folder / "again").symlink_to(folder)
    with pytest.raises(UsageError, match="again is a link"):
        loaded(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "superoffice_custom").write_text("")
    with pytest.raises(UsageError, match="is no folder"):
        loaded(tmp_path)


def test_a_folder_with_the_name_of_a_module_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "superoffice_custom/x.py").mkdir(parents=True)
    assert loaded(tmp_path) == {}


def test_there_is_a_limit_of_files_and_of_folders(tmp_path: Path) -> None:
    folder = tmp_path / "superoffice_custom"
    (folder / "/".join("abcdefghij")).mkdir(parents=True)
    with pytest.raises(UsageError, match="more than 8 folders above"):
        loaded(tmp_path)
    (tmp_path / "many/superoffice_custom").mkdir(parents=True)
    for number in range(MOST_FILES + 1):
        (tmp_path / f"many/superoffice_custom/m{number}.py").touch()
    with pytest.raises(UsageError, match="more than 1000 Python files"):
        loaded(tmp_path / "many")
