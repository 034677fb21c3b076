"""The documentation: every block of code runs, every name and link is there."""

from __future__ import annotations

import json
import pathlib
import re
from typing import Callable, Iterator, Optional

import parliament
import pytest

import docs_pages
from docs_pages import Block, WrongPage, blocks, pages
from docs_shell import BlockFailed, PageShell
from engine import REPOSITORY, Engine

NODE = REPOSITORY / ".cache" / "node"
DEPLOYER = REPOSITORY / "pipeline" / "deployer-policy.json"
STARTS = re.compile(r"\bbrookmill up\b")


def names(page: pathlib.Path) -> str:
    """A page's name in a test's name."""
    return str(page.relative_to(REPOSITORY))


def to_run(page: pathlib.Path) -> list[Block]:
    """The blocks of a page that run, and what they say that is printed."""
    return [block for block in blocks(page) if runs(block)]


def runs(block: Block) -> bool:
    """Whether a block runs: as it stands, or as the file that it shows whole."""
    return block.is_run() or is_example(block) or block.is_output()


def is_example(block: Block) -> bool:
    """Whether it is a program of e2e/sdk/examples, which is built with the tests."""
    return (block.source() or "").startswith("e2e/sdk/examples/")


@pytest.fixture(scope="session")
def node_modules() -> str:
    """The packages of npm that the pages install; `cargo xtask test` has put them there."""
    installed = NODE / "package-lock.installed"
    wanted = (REPOSITORY / "e2e" / "node" / "package-lock.json").read_text()
    if not installed.is_file() or installed.read_text() != wanted:
        return ""
    return str(NODE / "node_modules")


@pytest.fixture
def shell(
    tmp_path: pathlib.Path, clean: dict[str, str], node_modules: str
) -> Iterator[Callable[..., PageShell]]:
    """Opens shells; their engines must not have panicked."""
    opened: list[PageShell] = []

    def open_one(engine: Optional[Engine] = None) -> PageShell:
        directory = tmp_path / f"page{len(opened)}"
        directory.mkdir()
        environment, port = (engine.environment(), engine.port) if engine else (clean, 0)
        opened.append(PageShell(directory, environment, node_modules, port))
        return opened[-1]

    yield open_one
    for one in opened:
        assert "panicked at" not in one.close()


@pytest.mark.parametrize("page", pages(), ids=names)
def test_every_block_is_run_or_says_why_not(page: pathlib.Path) -> None:
    for block in blocks(page):
        docs_pages.check(block)


@pytest.mark.parametrize("page", pages(), ids=names)
def test_every_link_leads_somewhere(page: pathlib.Path) -> None:
    docs_pages.check_links(page)


@pytest.mark.parametrize("page", [one for one in pages() if to_run(one)], ids=names)
def test_the_blocks_run_in_order(
    page: pathlib.Path,
    shell: Callable[..., PageShell],
    start_engine: Callable[..., Engine],
    node_modules: str,
) -> None:
    wanted = to_run(page)
    if any(block.language == "js" for block in wanted) and not node_modules:
        pytest.skip("no Node.js with npm when `cargo xtask test` prepared (Debian's nodejs, npm)")
    if any(STARTS.search(block.text) for block in wanted):
        one = shell()
    else:
        one = shell(start_engine())
    printed = ""
    for block in wanted:
        if block.is_output():
            docs_pages.check_output(block, printed)
        else:
            printed = one.run(block)


def test_rust_is_shown_whole() -> None:
    shown = [block for page in pages() for block in blocks(page) if is_example(block)]
    assert shown
    for block in shown:
        assert block.text == (REPOSITORY / str(block.source())).read_text(), block.where


# The pages that name tests and files.


def sources() -> str:
    """All sources that tests can be in."""
    folders = ("crates", "sim", "pipeline", "e2e", "xtask", "bench")
    files = [
        path
        for folder in folders
        for suffix in ("*.rs", "*.py")
        for path in (REPOSITORY / folder).rglob(suffix)
    ]
    return "\n".join(path.read_text() for path in files)


@pytest.mark.parametrize("name", ["brief.md", "security.md", "aws.md"])
def test_the_tests_and_files_that_it_names_are_there(name: str) -> None:
    text = sources()
    page = REPOSITORY / "docs" / name
    missing = missing_names(page.read_text(), text)
    assert missing == [], missing


def missing_names(page: str, text: str) -> list[str]:
    """The tests and files in backquotes that are not there."""
    missing = []
    named = 0
    for quoted in re.findall(r"`([^`\n]+)`", outside_blocks(page)):
        file, _, test = quoted.partition(" :: ")
        if test:
            named += 1
            path = REPOSITORY / file
            if not path.is_file() or not re.search(
                rf"\b(fn|def) {re.escape(test)}\(", path.read_text()
            ):
                missing.append(quoted)
        elif re.fullmatch(r"[a-z0-9_]+", quoted) and quoted.count("_") >= 3:
            named += 1
            if not re.search(rf"\b(fn|def) {quoted}\(", text):
                missing.append(quoted)
    return missing if named else ["no test is named"]


def outside_blocks(page: str) -> str:
    """A page without its fenced blocks."""
    return re.sub(r"^( *)```.*?^\1```$", "", page, flags=re.DOTALL | re.MULTILINE)


BRIEF_COMMANDS = [
    "aws cloudformation create-stack --stack-name KinesisLambdaS3Stack --template-body"
    " file://kinesis-lambda-s3-template.json --parameters"
    " ParameterKey=StreamName,ParameterValue=kinesis-stream-hw-03"
    " ParameterKey=BucketName,ParameterValue=s3-bucket-assignment-01"
    " --capabilities CAPABILITY_IAM",
    "python send_mock_data.py",
    "aws cloudformation update-stack --stack-name KinesisLambdaS3Stack --template-body"
    " file://kinesis-lambda-s3-template.json --parameters"
    " ParameterKey=StreamName,ParameterValue=kinesis-stream-hw-03"
    " ParameterKey=BucketName,ParameterValue=s3-bucket-assignment-01"
    " --capabilities CAPABILITY_IAM",
]


def test_the_briefs_commands_are_run_letter_for_letter() -> None:
    page = REPOSITORY / "docs" / "brief.md"
    lines = [line for block in to_run(page) for line in block.text.splitlines()]
    for command in BRIEF_COMMANDS:
        assert command in lines


# The deployer's policy, and what the linter says of it.

KNOWN = [
    # The linter's list has no resource for UpdateShardCount; "Actions, resources, and condition
    # keys for Amazon Kinesis Data Streams" in AWS's Service Authorization Reference has the stream.
    ("RESOURCE_MISMATCH", {"kinesis:UpdateShardCount"}),
    # The name of an alarm that is looked for may be a prefix, which is no resource.
    ("RESOURCE_STAR", {"cloudwatch:DescribeAlarms"}),
]


def test_the_policy_linter_finds_nothing_in_the_deployers_policy() -> None:
    policy = parliament.analyze_policy_string(DEPLOYER.read_text())
    findings = [(one.issue, json.dumps(one.detail)) for one in policy.findings]
    unknown = [one for one in findings if not any(known(*one, *known_one) for known_one in KNOWN)]
    assert unknown == [], unknown
    assert len(findings) == len(KNOWN)


def known(issue: str, detail: str, known_issue: str, actions: set[str]) -> bool:
    """Whether a finding is about these actions alone."""
    return issue == known_issue and set(re.findall(r"[a-z]+:[A-Z]\w+", detail)) == actions


# The runner itself.


def page_of(text: str) -> list[Block]:
    """The blocks of a page that is not in a file."""
    return blocks(REPOSITORY / "docs" / "README.md", text)


WRONG = {
    "bash\nfalse": "fails (1)",
    "bash\nfalse\ntrue": "fails (1)",
    "bash\nfalse | cat": "fails (1)",
    "bash\nbrookmil up": "brookmil: command not found",
    "bash\nbrookmill up --colour": "unexpected argument '--colour'",
    "bash\naws kinesis describe-stream-summary --stream-name x": "ResourceNotFoundException",
    "bash\naws logs tail /aws/lambda/absent": "ResourceNotFoundException",
    "python\nimport no_such_module": "ModuleNotFoundError",
    "bash\ncargo build": "mark the block",
    "bash\nnpm install left-pad": "left-pad is not in e2e/node/package.json",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items())
def test_what_is_wrong_does_not_pass(
    text: str, said: str, shell: Callable[..., PageShell], engine: Engine
) -> None:
    (block,) = page_of(f"```{text}\n```")
    docs_pages.check(block)
    one = shell(engine)
    with pytest.raises(BlockFailed) as failed:
        one.run(block)
    assert said in str(failed.value)


def test_what_is_right_passes_and_is_remembered(shell: Callable[..., PageShell]) -> None:
    text = "```bash\nbrookmill up\nthing=4566; export thing\n```\n\n```python\n"
    text += 'import os\nprint("it is", os.environ["thing"])\n```\n'
    first, second = page_of(text)
    one = shell()
    assert f"on http://127.0.0.1:{one.port} " in one.run(first)
    assert one.run(second) == f"it is {one.port}\n"


ILL_MARKED = {
    "an unknown language": "```perl\nprint 1\n```",
    "an unknown mark": "```bash maybe\ntrue\n```",
    "a command in a block without a language": "```\naws s3 ls\n```",
    "untested without a word": "Do this.\n\n```bash untested\ndocker run x\n```",
    "run by nobody": "```bash run-by-ci\nno-such-command-anywhere\n```",
    "Rust that is nowhere": "```rust\nfn main() {}\n```",
    "no JSON": "```json\n{,}\n```",
    "no TOML": "```toml\n= 1\n```",
    "no end": "```bash\ntrue\n",
    "lines that are not in the file": "```rust from=xtask/src/venv.rs\nlet x = 7001;\n```",
}


@pytest.mark.parametrize("text", ILL_MARKED.values(), ids=ILL_MARKED.keys())
def test_what_is_ill_marked_does_not_pass(text: str) -> None:
    with pytest.raises(WrongPage):
        for block in page_of(text):
            docs_pages.check(block)


def test_what_is_not_printed_does_not_pass() -> None:
    (block,) = page_of("```text output\nsent … records\n```")
    docs_pages.check_output(block, "it has sent 100 records in time\n")
    with pytest.raises(WrongPage):
        docs_pages.check_output(block, "it has sent nothing\n")


def test_a_link_into_nowhere_does_not_pass() -> None:
    page = REPOSITORY / "docs" / "README.md"
    for text in ("[x](no-such-page.md)", "[x](adding.md#no-such-heading)"):
        with pytest.raises(WrongPage):
            docs_pages.check_links(page, text)


def test_a_name_that_is_not_there_does_not_pass() -> None:
    page = "`test_no_such_test_at_all`, `e2e/test_demo.py :: test_nothing`"
    assert len(missing_names(page, "")) == 2
