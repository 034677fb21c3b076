"""The status page in a browser: it is live, it can be read, and nothing leads out of it."""

from __future__ import annotations

import json
import urllib.request
from typing import Any, Callable, Iterator

import pytest

import browser as chromium
from browser import Browser
from engine import Engine, send
from isolation import KEY, SECRET
from pipeline import BUCKET, LOG_GROUP, STREAM, Pipeline, packed
from waiting import poll, poll_equal

PAGE = "/_brookmill/"
STATUS = "/_brookmill/status"
HOSTILE = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"
# WebDriver's name of the Tab key.
TAB = "\ue004"
needs_browser = pytest.mark.skipif(
    not (chromium.CHROMIUM and chromium.DRIVER), reason=chromium.MISSING
)
# Every piece of text that is shown, with the contrast of its colour to what lies behind it and
# the contrast it needs. See "Understanding SC 1.4.3" of WCAG 2.
CONTRASTS = """
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = parse(getComputedStyle(one).backgroundColor);
    if (colour.length === 3 || colour[3] === 1) return colour;
  }
  return [255, 255, 255];
};
const found = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const element = walk.currentNode.parentElement;
  const text = walk.currentNode.data.trim();
  if (!text || !element.getClientRects().length) continue;
  const style = getComputedStyle(element);
  const [one, other] = [light(parse(style.color)), light(behind(element))];
  const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const pixels = parseFloat(style.fontSize);
  const large = pixels >= 24 || (pixels >= 18.66 && Number(style.fontWeight) >= 700);
  found.push([text.slice(0, 40), contrast, large ? 3 : 4.5]);
}
return found;
"""
# Buttons, links and fields without a name; tables and sections without one; repeated ids.
NAMELESS = """
const named = (element) => element.getAttribute("aria-label") || element.textContent.trim()
  || (element.labels && element.labels.length)
  || document.getElementById(element.getAttribute("aria-labelledby"));
const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
return [...document.querySelectorAll("a, button, input, select, table, section, [tabindex='0']")]
  .filter((one) => !named(one)).map((one) => one.outerHTML.slice(0, 80))
  .concat(ids.filter((id, at) => ids.indexOf(id) !== at));
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser that the tests share."""
    one = Browser(tmp_path_factory.mktemp("browser"))
    yield one
    one.close()


def show(page: Browser, engine: Engine) -> None:
    """Opens an engine's page and waits until it is live."""
    page.open(engine.url + PAGE)
    poll_equal(lambda: page.text("#connection"), "Live", "the page's connection")


def document(engine: Engine) -> dict[str, Any]:
    """The status document."""
    status, body = engine.signed("GET", STATUS, "sts")
    assert status == 200, body
    return json.loads(body)


def number(text: str) -> int:
    """The first number of a text."""
    return int(text.split()[0].replace(",", ""))


@pytest.fixture(scope="module")
def pipeline(start_pipeline: Callable[..., Pipeline]) -> Pipeline:
    """A pipeline through which records have gone."""
    made = start_pipeline().create()
    made.send_rust("--count", "200", "--verify", BUCKET)
    return made


# The document, without a browser.


def test_the_document_is_for_root_alone(engine: Engine) -> None:
    assert send("GET", engine.url + STATUS)[0] == 403
    assert engine.signed("GET", STATUS, "sts", secret="wrong")[0] == 403
    iam = engine.client("iam")
    iam.create_user(UserName="looker")
    iam.put_user_policy(
        UserName="looker",
        PolicyName="all",
        PolicyDocument=json.dumps(
            {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        ),
    )
    made = iam.create_access_key(UserName="looker")["AccessKey"]
    mine = {"key": made["AccessKeyId"], "secret": made["SecretAccessKey"]}
    status, body = engine.signed("GET", STATUS, "sts", **mine)
    assert (status, json.loads(body)["code"]) == (403, "AccessDenied")


def test_no_other_page_gets_the_document(engine: Engine) -> None:
    for headers in (
        {"Origin": f"http://127.0.0.1:{engine.port}"},
        {"Origin": "http://127.0.0.1:3000"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        status, _ = engine.signed("GET", STATUS, "sts", headers=headers)
        assert status == 403, headers
    ours = engine.signed("GET", STATUS, "sts", headers={"Sec-Fetch-Site": "same-origin"})
    assert ours[0] == 200


def test_an_idle_engine_says_so(start_engine: Callable[..., Engine]) -> None:
    found = document(start_engine())
    assert found["format"] == 1
    for name in ("streams", "mappings", "functions", "buckets", "queues", "topics", "stacks", "alarms", "log"):
        assert found[name] == {"total": 0, "items": []}, name
    assert found["engine"]["account"] == "000000000000"
    assert found["engine"]["memory_bytes"] > 1 << 20


def test_the_document_counts_what_went_through(pipeline: Pipeline) -> None:
    poll_equal(lambda: document(pipeline.engine)["mappings"]["items"][0]["lag"]["records"], 0, "lag")
    found = document(pipeline.engine)
    (stream,) = found["streams"]["items"]
    assert (stream["name"], stream["status"], stream["records"]) == (STREAM, "ACTIVE", 200)
    (shard,) = stream["shards"]
    assert (shard["id"], shard["open"], shard["records"]) == ("shardId-000000000000", True, 200)
    assert int(shard["last_sequence_number"]) > 0
    (mapping,) = found["mappings"]["items"]
    assert (mapping["state"], mapping["last_result"]) == ("Enabled", "OK")
    assert mapping["lag"] == {"records": 0, "at_least": False, "ms": 0}
    (function,) = found["functions"]["items"]
    assert function["invocations"] > 0 and function["errors"] == 0
    assert 0 < function["duration_ms"]["p50"] <= function["duration_ms"]["max"]
    (bucket,) = found["buckets"]["items"]
    assert {one["prefix"]: one["objects"] for one in bucket["folders"]} == {"": 1, "data/": 200}
    assert (bucket["objects"], bucket["at_least"]) == (201, False)
    assert bucket["newest"][0]["key"].startswith("data/")
    (stack,) = found["stacks"]["items"]
    assert stack["status"] == "CREATE_COMPLETE" and stack["resources"] > 5
    assert found["log"]["items"][-1]["group"] == LOG_GROUP


def test_queues_and_topics_are_counted(start_engine: Callable[..., Engine], page: Browser) -> None:
    engine = start_engine()
    sqs, sns = engine.client("sqs"), engine.client("sns")
    url = sqs.create_queue(QueueName="letters")["QueueUrl"]
    topic = sns.create_topic(Name="news")["TopicArn"]
    page.open(engine.url + PAGE)
    for body in ("one", "two", "three"):
        sqs.send_message(QueueUrl=url, MessageBody=body)
    taken = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=2)["Messages"]
    sqs.delete_message(QueueUrl=url, ReceiptHandle=taken[0]["ReceiptHandle"])
    sns.publish(TopicArn=topic, Message="nobody listens")

    def counted() -> tuple[Any, ...]:
        found = document(engine)
        (one,), (other,) = found["queues"]["items"], found["topics"]["items"]
        names = ("name", "sent", "received", "deleted", "delayed")
        other_names = ("name", "subscriptions", "published", "delivered", "failed")
        return (*(one[name] for name in names), *(other[name] for name in other_names))

    received = len(taken)
    poll_equal(
        counted, ("letters", 3, received, 1, 0, "news", 0, 1, 0, 0), "what queues and topics count"
    )
    (one,) = document(engine)["queues"]["items"]
    assert one["visible"] + one["in_flight"] == 2 and one["oldest_ms"] >= 0
    poll(lambda: "letters" in page.text("#queues"), "the page shows the queue")
    poll(lambda: "news" in page.text("#topics"), "the page shows the topic")


def test_objects_are_counted_anew_after_a_start(start_engine: Callable[..., Engine]) -> None:
    engine = start_engine()
    s3 = engine.client("s3")
    s3.create_bucket(Bucket=BUCKET)
    for name in ("data/1", "data/2", "failed/1"):
        s3.put_object(Bucket=BUCKET, Key=name, Body=b"12345")
    engine.stop()
    engine.start()
    s3 = engine.client("s3")
    s3.put_object(Bucket=BUCKET, Key="data/2", Body=b"1")
    s3.put_object(Bucket=BUCKET, Key="data/3", Body=b"1")
    s3.delete_object(Bucket=BUCKET, Key="failed/1")

    def counted() -> tuple[Any, ...]:
        (bucket,) = document(engine)["buckets"]["items"]
        return (bucket["objects"], bucket["bytes"], bucket["puts"], bucket["deletes"])

    poll_equal(counted, (3, 7, 2, 1), "the bucket's count")
    (bucket,) = document(engine)["buckets"]["items"]
    assert [one["key"] for one in bucket["newest"]] == ["data/3", "data/2", "data/1"]


# The page.


def test_the_page_holds_nothing_and_lets_nothing_in(engine: Engine) -> None:
    with urllib.request.urlopen(engine.url + PAGE) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy and "require-trusted-types-for 'script'" in policy
    with urllib.request.urlopen(f"{engine.url}/_brookmill") as answer:
        assert answer.url == engine.url + PAGE


@needs_browser
def test_numbers_go_up_without_a_reload(pipeline: Pipeline, page: Browser) -> None:
    page.look(1400, "light")
    page.entries("performance")
    show(page, pipeline.engine)
    page.run("window.marked = true")
    total = "#flow li:first-child .more"
    before = number(page.text(total))
    pipeline.send_rust("--count", "50")
    poll_equal(lambda: number(page.text(total)), before + 50, "records in, as the page shows them")
    objects = "#flow li:last-child .more"
    poll(lambda: number(page.text(objects)) > before + 50, "objects, as the page shows them")
    assert page.run("return window.marked"), "the page was loaded again"
    rows = page.run("return [...document.querySelectorAll('#streams tbody tr')].map((r) => r.innerText)")
    assert len(rows) == 1 and "shard 0" in rows[0] and str(before + 50) in rows[0]
    assert "Enabled" in page.text("#mappings") and "OK" in page.text("#mappings")
    assert "REPORT RequestId" in page.text("#lines")
    # Nothing was asked of anybody else, and nothing was blocked or failed.
    asked = {url for url in page.requests() if not url.startswith("data:")}
    assert asked == {pipeline.engine.url + PAGE, pipeline.engine.url + STATUS}
    assert page.entries("browser") == []


@needs_browser
def test_a_batch_that_fails_is_named_until_it_passes(pipeline: Pipeline, page: Browser) -> None:
    engine, s3 = pipeline.engine, pipeline.client("s3")
    show(page, engine)
    deny = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:PutObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/data/*",
    }
    policy = {"Version": "2012-10-17", "Statement": [deny]}
    s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps(policy))
    pipeline.put([{"id": "held"}, {"id": "held-too"}], key="one")

    def failing() -> Any:
        (mapping,) = document(engine)["mappings"]["items"]
        (shard,) = mapping["shards"]
        return shard["failing"] and (mapping, shard)

    mapping, shard = poll(failing, "the failing batch")
    assert mapping["lag"]["records"] == shard["lag"]["records"] == 2
    assert not shard["lag"]["at_least"] and shard["lag"]["ms"] > 0
    assert shard["state"] == "reading" and shard["failing"]["attempts"] >= 1
    poll(lambda: "has been failing since" in page.text("#mappings"), "the page names the batch")
    assert "2 records" in page.text("#flow")
    s3.delete_bucket_policy(Bucket=BUCKET)
    pipeline.wait_for(["held", "held-too"])
    poll(lambda: "failing" not in page.text("#mappings"), "the page forgets the batch")
    (mapping,) = document(engine)["mappings"]["items"]
    assert mapping["lag"] == {"records": 0, "at_least": False, "ms": 0}


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
def test_it_can_be_read(pipeline: Pipeline, page: Browser, width: int, scheme: str) -> None:
    page.look(width, scheme)
    show(page, pipeline.engine)
    assert page.run("return document.documentElement.scrollWidth") <= width
    ground = page.run("return getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, ground[4:-1].split(","))) > 384) == (scheme == "light"), ground
    contrasts = page.run(CONTRASTS)
    assert len(contrasts) > 60
    assert [one for one in contrasts if one[1] < one[2]] == []
    assert page.run(NAMELESS) == []
    levels = page.run(
        "return [...document.querySelectorAll('h1, h2, h3')]"
        ".filter((one) => one.getClientRects().length).map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(later - one <= 1 for one, later in zip(levels, levels[1:])), levels
    for landmark in ("header", "main", "footer"):
        assert page.is_shown(landmark)


@needs_browser
def test_the_switch_overrules_the_system(pipeline: Pipeline, page: Browser) -> None:
    page.look(1400, "light")
    show(page, pipeline.engine)
    ground = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.type("#theme", "dark")
    assert page.run(ground) != light
    show(page, pipeline.engine)
    assert page.run(ground) != light, "not remembered"
    page.type("#theme", "as")
    assert page.run(ground) == light


@needs_browser
def test_the_keyboard_reaches_all_and_shows_where_it_is(pipeline: Pipeline, page: Browser) -> None:
    page.look(1400, "light")
    show(page, pipeline.engine)
    focus = (
        "const one = document.activeElement; const style = getComputedStyle(one);"
        "return [one.id || one.className || one.tagName,"
        " style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2]"
    )
    reached = []
    for _ in range(6):
        page.press(TAB)
        reached.append(page.run(focus))
    names = [name for name, _ in reached]
    assert [name for name in names if name != "BODY"][:4] == ["skip", "theme", "lines", "another"]
    assert all(is_shown for name, is_shown in reached if name != "BODY"), reached


@needs_browser
def test_a_wrong_key_is_asked_for_again(pipeline: Pipeline, page: Browser) -> None:
    page.look(400, "dark")
    show(page, pipeline.engine)
    page.click("#another")
    poll(lambda: page.is_shown("#refused"), "the form")
    assert not page.is_shown("#live")
    page.type("#key-id", KEY)
    page.type("#key-secret", "wrong")
    page.click("#key button")
    poll(lambda: "signature" in page.text("#refusal").lower(), "the engine's refusal")
    assert page.run(NAMELESS) == []
    assert [one for one in page.run(CONTRASTS) if one[1] < one[2]] == []
    # A page loaded anew knows the wrong key and asks at once.
    page.open(pipeline.engine.url + PAGE)
    poll(lambda: page.is_shown("#refused"), "the form")
    page.type("#key-id", KEY)
    page.type("#key-secret", SECRET)
    page.click("#key button")
    poll_equal(lambda: page.text("#connection"), "Live", "the page's connection")
    assert page.is_shown("#live") and not page.is_shown("#refused")


@needs_browser
def test_whatever_it_shows_is_text(start_engine: Callable[..., Engine], page: Browser) -> None:
    engine = start_engine()
    code = f"def handler(event, context):\n    print({HOSTILE!r})\n".encode()
    iam, functions, s3 = engine.client("iam"), engine.client("lambda"), engine.client("s3")
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
    role = iam.create_role(
        RoleName="writer",
        AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}),
    )
    logs = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    iam.attach_role_policy(RoleName="writer", PolicyArn=logs)
    functions.create_function(
        FunctionName="hostile",
        Runtime="python3.13",
        Role=role["Role"]["Arn"],
        Handler="main.handler",
        Code={"ZipFile": packed({"main.py": code})},
    )
    s3.create_bucket(Bucket=BUCKET)
    s3.put_object(Bucket=BUCKET, Key=f"{HOSTILE}/1", Body=b"1")
    page.look(1400, "light")
    show(page, engine)
    page.entries("browser")
    functions.get_waiter("function_active_v2").wait(FunctionName="hostile")
    functions.invoke(FunctionName="hostile")
    poll(lambda: HOSTILE in page.text("#lines"), "the line, as text")
    poll(lambda: HOSTILE in page.text("#buckets"), "the key, as text")
    assert page.run("return document.title") == "Brookmill"
    assert page.run("return document.querySelectorAll('img, #live script').length") == 0
    assert page.entries("browser") == []


@needs_browser
def test_an_engine_that_is_gone_and_comes_back(
    start_engine: Callable[..., Engine], page: Browser
) -> None:
    engine = start_engine()
    page.look(400, "light")
    show(page, engine)
    assert "aws cloudformation create-stack" in page.text("#streams")
    assert engine.url in page.text("#streams"), "the commands name this engine"
    page.run("window.marked = true")
    engine.kill()
    poll(lambda: page.text("#connection").startswith("Not reachable since"), "the error state")
    assert "trying again" in page.text("#connection")
    assert page.is_shown("#streams"), "what was known stays"
    assert [one for one in page.run(CONTRASTS) if one[1] < one[2]] == []
    engine.start()
    poll_equal(lambda: page.text("#connection"), "Live", "the page's connection")
    assert page.run("return window.marked"), "the page was loaded again"


@needs_browser
def test_without_signatures_the_page_is_there_at_once(
    start_engine: Callable[..., Engine], page: Browser
) -> None:
    engine = start_engine("--auth", "off")
    show(page, engine)
    assert "not checked" in page.text("footer")


@needs_browser
def test_nobody_asks_while_nobody_looks(engine: Engine, page: Browser) -> None:
    show(page, engine)
    hide = (
        "Object.defineProperty(document, 'hidden', {value: arguments[0], configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'));"
    )
    asked = "return performance.getEntriesByName(location.origin + '/_brookmill/status').length"
    page.run(hide, True)
    # That nothing happens can only be waited for: two rounds, after what was under way.
    wait = "return new Promise((done) => setTimeout(done, arguments[0]))"
    page.run(wait, 1100)
    before = page.run(asked)
    page.run(wait, 2500)
    assert page.run(asked) == before
    page.run(hide, False)
    poll(lambda: page.run(asked) > before, "the page asks again")
