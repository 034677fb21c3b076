"""What the documentation is made of: pages, their blocks of code, their links, their anchors."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re
from typing import Iterator, Optional

import yaml

from engine import REPOSITORY

SHELL = ("bash", "sh")
CODE = ("python", "js", "rust")
DATA = ("json", "toml", "yaml")
PLAIN = ("", "text")
# What an info string may say beside the language.
MARKS = ("aws-only", "run-by-ci", "untested")
# Marks a block of text as what the block before it prints; "…" stands for anything.
OUTPUT = "output"
FROM = re.compile(r"from=(\S+)")
FENCE = re.compile(r"^( *)(`{3,}|~{3,})(.*)$")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.*?) *$")
# What begins a line that somebody is meant to type.
TYPED = re.compile(r"^\s*(\$ |aws |brookmill |cargo |curl |docker |npm |pip |python3? |\./)")
ADMITS = ("untested", "not tested", "not been run", "not been tried")


class WrongPage(Exception):
    """A page that breaks the rules of pages."""


@dataclasses.dataclass
class Block:
    """A fenced block."""

    page: pathlib.Path
    line: int
    language: str
    marks: list[str]
    text: str
    before: str

    @property
    def where(self) -> str:
        """Where it stands, for messages."""
        return f"{self.page.name}:{self.line}"

    def is_run(self) -> bool:
        """Whether it is run as it stands."""
        return self.language in SHELL + CODE and not self.marks

    def is_output(self) -> bool:
        """Whether it is what the block before it prints."""
        return self.language in PLAIN and self.marks == [OUTPUT]

    def source(self) -> Optional[str]:
        """The file that it is taken from, if it says so."""
        found = [FROM.fullmatch(mark) for mark in self.marks]
        return next((one.group(1) for one in found if one), None)


def pages() -> list[pathlib.Path]:
    """All pages that users read."""
    return [
        REPOSITORY / "README.md",
        *sorted((REPOSITORY / "docs").glob("*.md")),
        REPOSITORY / "pipeline" / "README.md",
    ]


def blocks(page: pathlib.Path, text: Optional[str] = None) -> list[Block]:
    """The fenced blocks of a page, in order."""
    lines = (page.read_text() if text is None else text).splitlines()
    found: list[Block] = []
    paragraph: list[str] = []
    index = 0
    while index < len(lines):
        fence = FENCE.match(lines[index])
        if not fence:
            if lines[index].strip() or not paragraph or paragraph[-1]:
                paragraph.append(lines[index].strip())
            index += 1
            continue
        indent, mark, info = len(fence.group(1)), fence.group(2), fence.group(3).split()
        begin, inside = index, []
        index += 1
        while index < len(lines) and lines[index].strip() != mark:
            inside.append(lines[index][indent:] if lines[index].strip() else "")
            index += 1
        if index == len(lines):
            raise WrongPage(f"{page.name}:{begin + 1}: a block that does not end")
        index += 1
        words = " ".join(_last_paragraph(paragraph))
        language, marks = (info[0], info[1:]) if info else ("", [])
        found.append(Block(page, begin + 1, language, marks, "\n".join(inside) + "\n", words))
        paragraph = []
    return found


def _last_paragraph(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines = lines[:-1]
    last = next((at for at in range(len(lines) - 1, -1, -1) if not lines[at]), -1)
    return lines[last + 1 :]


def check(block: Block) -> None:
    """Refuses a block that is neither run nor says truthfully why not."""
    if block.language not in SHELL + CODE + DATA + PLAIN:
        raise WrongPage(f"{block.where}: nobody knows how to run {block.language!r}")
    if block.is_output():
        return
    for mark in block.marks:
        if mark not in MARKS and not FROM.fullmatch(mark):
            raise WrongPage(f"{block.where}: the mark {mark!r} means nothing")
    if block.language == "rust" and not block.source():
        raise WrongPage(f"{block.where}: Rust is not run from a page; say from=<its file>")
    if block.language in PLAIN:
        typed = [line for line in block.text.splitlines() if TYPED.match(line)]
        if typed:
            raise WrongPage(f"{block.where}: {typed[0]!r} is to be typed; call the block bash")
    if "untested" in block.marks and not any(word in block.before.lower() for word in ADMITS):
        raise WrongPage(f"{block.where}: the text before it does not say that it is untested")
    if "run-by-ci" in block.marks:
        _check_run_by_ci(block)
    if block.source():
        _check_source(block)
    _parse(block)


def check_output(block: Block, printed: str) -> None:
    """Refuses a block of output that the block before it has not printed, line by line."""
    for line in block.text.splitlines():
        pattern = ".*".join(re.escape(part) for part in line.strip().split("…"))
        if not re.search(pattern, printed):
            raise WrongPage(
                f"{block.where}: {line.strip()!r} is not in what was printed:\n{printed}"
            )


def _check_run_by_ci(block: Block) -> None:
    """Every line has to stand where the tests or the machine that runs them execute it."""
    sources = [
        REPOSITORY / ".ci" / "run",
        *sorted((REPOSITORY / "xtask" / "src").glob("*.rs")),
        *sorted((REPOSITORY / "e2e").glob("test_*.py")),
    ]
    texts = [one.read_text() for one in sources if one.name != "test_docs.py"]
    for line in block.text.splitlines():
        command = line.split(" #")[0].strip()
        if command and not any(command in text for text in texts):
            raise WrongPage(f"{block.where}: nothing in .ci, xtask or e2e runs {command!r}")


def _check_source(block: Block) -> None:
    """A sketch shows lines of a file that is there; its comments are its own."""
    path = REPOSITORY / str(block.source())
    if not path.is_file():
        raise WrongPage(f"{block.where}: there is no {block.source()}")
    source = {line.strip() for line in path.read_text().splitlines()}
    for line in block.text.splitlines():
        if line.strip() and not line.strip().startswith("//") and line.strip() not in source:
            raise WrongPage(f"{block.where}: {line.strip()!r} is not in {block.source()}")


def _parse(block: Block) -> None:
    try:
        if block.language == "json":
            json.loads(block.text)
        elif block.language == "yaml":
            list(yaml.safe_load_all(block.text))
        elif block.language == "toml":
            _toml(block.text)
    except (ValueError, yaml.YAMLError) as error:
        raise WrongPage(f"{block.where}: no {block.language}: {error}") from error


def _toml(text: str) -> None:
    try:
        import tomllib as toml
    except ImportError:
        # Python before 3.11 has none; pip brings one.
        from pip._vendor import tomli as toml
    toml.loads(text)


def anchors(page: pathlib.Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    inside = False
    found = set()
    for line in page.read_text().splitlines():
        if FENCE.match(line):
            inside = not inside
        heading = HEADING.match(line)
        if heading and not inside:
            words = re.sub(r"[^\w\- ]", "", heading.group(1).lower())
            found.add(words.replace(" ", "-"))
    return found


def links(page: pathlib.Path, text: Optional[str] = None) -> Iterator[tuple[str, str]]:
    """The links of a page into the repository: path (may be empty) and anchor (may be empty)."""
    inside = False
    for line in (page.read_text() if text is None else text).splitlines():
        if FENCE.match(line):
            inside = not inside
        if inside:
            continue
        for target in LINK.findall(re.sub(r"`[^`]*`", "", line)):
            if not re.match(r"[a-z]+:", target):
                path, _, anchor = target.partition("#")
                yield path, anchor


def check_links(page: pathlib.Path, text: Optional[str] = None) -> None:
    """Refuses links to what is not there."""
    for path, anchor in links(page, text):
        target = (page.parent / path) if path else page
        if not target.exists():
            raise WrongPage(f"{page.name}: a link to {path}, which is not there")
        if anchor and target.suffix == ".md" and anchor not in anchors(target):
            raise WrongPage(f"{page.name}: a link to {path}#{anchor}, which is not there")
