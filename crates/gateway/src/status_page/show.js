// Showing the status document. Whatever comes from it becomes text, never markup.

const SVG = "http://www.w3.org/2000/svg";
const grouped = new Intl.NumberFormat("en-US");

const byId = (id) => document.getElementById(id);
const count = (value) => grouped.format(value);
const plural = (value, one, many) => `${count(value)} ${value === 1 ? one : many}`;
const atLeast = (value, isBound) => (isBound ? "≥ " : "") + count(value);
const rate = (value) => (value > 0 && value < 10 ? value.toFixed(1) : count(Math.round(value)));

function size(value) {
  if (value === null || value === undefined) return "—";
  if (value < 1024) return `${value} B`;
  const units = ["KiB", "MiB", "GiB", "TiB"];
  let unit = -1;
  while (value >= 1024 && unit < units.length - 1) { value /= 1024; unit += 1; }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

function span(ms) {
  if (ms < 1000) return `${ms < 10 && ms % 1 ? ms.toFixed(1) : Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const two = (value) => String(value).padStart(2, "0");
function clock(ms) {
  const time = new Date(ms);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}
// The time of today, or the day and the time.
function when(ms, now) {
  const time = new Date(ms);
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return time.toDateString() === new Date(now).toDateString() ? clock(ms) : `${day} ${clock(ms)}`;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
function mark(element, name, value) {
  if (value === undefined || value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

// Keeps an element per item, in order; only what has changed is touched.
function each(parent, items, keyOf, create, update) {
  const known = parent.known || (parent.known = new Map());
  const seen = new Set();
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    seen.add(key);
    let element = known.get(key);
    if (!element) known.set(key, (element = create(item)));
    if (element !== place) parent.insertBefore(element, place);
    else place = place.nextElementSibling;
    update(element, item);
  }
  for (const [key, element] of known) {
    if (!seen.has(key)) { element.remove(); known.delete(key); }
  }
}

// A table that stays a table for who cannot see that it is shown as cards on a narrow screen.
function table(name, columns) {
  const root = make("table");
  root.setAttribute("role", "table");
  root.setAttribute("aria-label", name);
  const head = root.createTHead();
  head.setAttribute("role", "rowgroup");
  const titles = head.insertRow();
  titles.setAttribute("role", "row");
  for (const [label, className] of columns) {
    const cell = make("th", className, label);
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    titles.append(cell);
  }
  const body = root.createTBody();
  body.setAttribute("role", "rowgroup");
  const create = () => {
    const row = make("tr");
    row.setAttribute("role", "row");
    columns.forEach(([label, className], index) => {
      const cell = make(index ? "td" : "th", className);
      cell.setAttribute("role", index ? "cell" : "rowheader");
      if (index) cell.dataset.label = label;
      else cell.scope = "row";
      cell.append(make("span"));
      row.append(cell);
    });
    return row;
  };
  root.fill = (items, keyOf, cells) => each(body, items, keyOf, create, (row, item) => {
    cells(item).forEach((value, index) => {
      const shown = row.children[index].firstElementChild;
      const { text, state, hot, title } = typeof value === "object" ? value : { text: value };
      say(shown, text);
      mark(shown, "class", state ? "state" : hot ? "hot" : null);
      mark(shown, "data-state", state);
      mark(shown, "title", title);
    });
  });
  return root;
}

function command(text) {
  const root = make("div", "command");
  const button = make("button", "", "Copy");
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(root.firstElementChild.textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Select it";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
  root.append(make("pre", "", text), button);
  return root;
}

// A section's content, or what to do while there is none.
function content(id, list, hint, create, update) {
  const root = byId(id);
  if (!root.parts) {
    root.parts = { full: create(), empty: make("div", "block"), cut: make("p", "hint") };
    root.append(root.parts.empty, root.parts.full, root.parts.cut);
  }
  const { full, empty, cut } = root.parts;
  const none = list.items.length === 0;
  empty.hidden = !none;
  full.hidden = none;
  cut.hidden = list.items.length >= list.total;
  if (none) hint(empty);
  else update(full, list.items);
  say(cut, `${count(list.items.length)} of ${count(list.total)} are shown.`);
}
function once(element, build) {
  if (!element.built) { element.built = true; build(); }
}

const STATES = {
  ACTIVE: "good", Enabled: "good", Active: "good", OK: "good", reading: "good",
  Disabled: "idle", INSUFFICIENT_DATA: "idle", ALARM: "bad",
};
function stateOf(text) {
  if (STATES[text]) return STATES[text];
  if (/ROLLBACK_COMPLETE$|DELETE_FAILED|FAILED/.test(text)) return "bad";
  return /_COMPLETE$/.test(text) ? "good" : "wait";
}
const chip = (text) => ({ text, state: stateOf(text) });
const result = (text) => {
  if (text === "OK") return { text, state: "good" };
  return /^PROBLEM/.test(text) ? { text, state: "bad" } : { text, state: "idle" };
};
const behind = (lag) => {
  if (!lag) return "—";
  return { text: atLeast(lag.records, lag.at_least), hot: lag.ms > 60000 };
};
const age = (lag) => {
  if (!lag) return "—";
  if (!lag.records && !lag.at_least) return "0 ms";
  return { text: span(lag.ms), hot: lag.ms > 60000 };
};

// The four figures at the top.

const TILES = [
  ["in", "Records in"], ["behind", "Records behind"],
  ["invocations", "Invocations"], ["puts", "Objects put"],
];
function tiles() {
  each(byId("flow"), TILES, ([key]) => key, ([, name]) => {
    const tile = make("li");
    const value = make("div", "value");
    value.append(make("span"), " ", make("span", "unit"));
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 59 30");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    svg.append(document.createElementNS(SVG, "polyline"));
    tile.append(make("div", "name", name), value, make("div", "more"), svg);
    return tile;
  }, () => {});
}
function tile(key, value, unit, more, history) {
  const root = byId("flow").known.get(key);
  const [number, name] = root.querySelector(".value").children;
  say(number, value);
  say(name, unit);
  say(root.querySelector(".more"), more);
  const top = Math.max(1, ...history);
  const points = history.map((one, index) => `${59 - history.length + 1 + index},${(28 - (26 * one) / top).toFixed(1)}`);
  mark(root.querySelector("polyline"), "points", points.join(" "));
}

function showFlow(flow) {
  tiles();
  tile("in", rate(flow.rates.records), "per second",
    `${count(flow.records)} since the start, ${size(flow.rates.bytes)}/s`, flow.history.records);
  tile("behind", atLeast(flow.behind, flow.atLeast), flow.behind === 1 ? "record" : "records",
    flow.behind || flow.atLeast ? `the oldest for ${span(flow.behindMs)}` : "nothing waits", flow.history.behind);
  tile("invocations", rate(flow.rates.invocations), "per second",
    `${count(flow.invocations)} since the start, ${plural(flow.errors, "error", "errors")}`, flow.history.invocations);
  tile("puts", rate(flow.rates.puts), "per second",
    `${atLeast(flow.objects, flow.objectsAtLeast)} in ${plural(flow.buckets, "bucket", "buckets")}`, flow.history.puts);
}

// The sections.

const setUp = (status) => [
  `export AWS_ENDPOINT_URL=${location.origin} AWS_DEFAULT_REGION=${status.engine.region}`,
  "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
].join("\n");
const DEPLOY = [
  "aws s3 mb s3://s3-bucket-assignment-01",
  "cargo xtask package --upload s3-bucket-assignment-01",
  "cd pipeline",
  "aws cloudformation create-stack --stack-name KinesisLambdaS3Stack --template-body file://kinesis-lambda-s3-template.json --parameters ParameterKey=StreamName,ParameterValue=kinesis-stream-hw-03 ParameterKey=BucketName,ParameterValue=s3-bucket-assignment-01 --capabilities CAPABILITY_IAM",
].join("\n");
const hint = (text) => (empty) => once(empty, () => empty.append(make("p", "hint", text)));

function showStreams(status) {
  const lags = new Map();
  for (const mapping of status.mappings.items) {
    for (const shard of mapping.shards) {
      const key = `${mapping.stream_arn}/${shard.id}`;
      const known = lags.get(key);
      if (shard.lag && (!known || known.ms <= shard.lag.ms)) lags.set(key, shard.lag);
    }
  }
  const empty = (root) => once(root, () => root.append(
    make("p", "", "Nothing is deployed yet. In the repository's directory, deploy the pipeline:"),
    command(`${setUp(status)}\n${DEPLOY}`),
    make("p", "hint", "The AWS CLI must be 2.13 or newer, or 1.29 of version 1; older ones do not know AWS_ENDPOINT_URL."),
  ));
  content("streams", status.streams, empty, () => make("div"), (root, streams) => {
    each(root, streams, (stream) => stream.arn, (stream) => {
      const block = make("article", "block");
      const head = make("div", "head");
      head.append(make("h3", "", stream.name), make("p", "state"), make("p", "facts"));
      block.shards = table(`Shards of ${stream.name}`, [
        ["Shard", "code"], ["State", "short"], ["Records", "number"], ["Bytes", "number"],
        ["Throttled", "number"], ["Behind", "number"], ["Age", "number"], ["Last arrival", "number"],
      ]);
      block.more = make("p", "hint");
      block.send = make("div");
      block.send.append(make("p", "hint", "No record has come since the engine started. Send some:"),
        command(`${setUp(status)}\npython3 pipeline/send_mock_data.py --stream ${quoted(stream.name)}`));
      block.append(head, block.shards, block.more, block.send);
      return block;
    }, (block, stream) => {
      const [, state, facts] = block.firstElementChild.children;
      say(state, stream.status);
      mark(state, "data-state", stateOf(stream.status));
      const parts = [plural(stream.open_shards, "open shard", "open shards"),
        `kept ${stream.retention_hours} h`, stream.encrypted ? "encrypted" : "not encrypted", stream.region];
      say(facts, parts.join(" · "));
      block.shards.fill(stream.shards, (shard) => shard.id, (shard) => {
        const lag = lags.get(`${stream.arn}/${shard.id}`);
        const title = shard.last_sequence_number ? `last sequence number ${shard.last_sequence_number}` : null;
        return [{ text: shard.id.replace(/^shardId-0*(?=\d)/, "shard "), title: shard.id },
          { text: shard.open ? "open" : "closed", state: shard.open ? "good" : "idle" },
          count(shard.records), size(shard.bytes),
          { text: count(shard.throttled), hot: shard.throttled > 0 }, behind(lag), age(lag),
          { text: shard.last_arrival_ms ? when(shard.last_arrival_ms, status.time_ms) : "—", title }];
      });
      block.more.hidden = stream.shards.length >= stream.total_shards;
      say(block.more, `${stream.shards.length} of ${stream.total_shards} shards are shown.`);
      block.send.hidden = stream.records > 0 || stream.shards.some((shard) => shard.last_arrival_ms);
    });
  });
}
const quoted = (text) => (/^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function showMappings(status) {
  const empty = hint("No event source mapping: nothing invokes a function with a stream's records. The pipeline's template makes one.");
  const create = () => {
    const block = make("div", "block");
    block.table = table("Event source mappings", [
      ["From stream to function", ""], ["State", "short"], ["Last result", "wide"], ["Behind", "number"], ["Age", "number"],
    ]);
    block.failing = make("ul", "under");
    block.append(block.table, block.failing);
    return block;
  };
  content("mappings", status.mappings, empty, create, (block, mappings) => {
    block.table.fill(mappings, (mapping) => mapping.uuid, (mapping) => [
      { text: `${mapping.stream} → ${mapping.function}${mapping.qualifier ? `:${mapping.qualifier}` : ""}`, title: mapping.uuid },
      chip(mapping.state), result(mapping.last_result), behind(mapping.lag), age(mapping.lag),
    ]);
    const failing = mappings.flatMap((mapping) => mapping.shards
      .filter((shard) => shard.failing).map((shard) => [mapping, shard]));
    each(block.failing, failing, ([mapping, shard]) => `${mapping.uuid}${shard.id}`, () => make("li"),
      (line, [mapping, shard]) => {
        const { attempts, since_ms, retry_at_ms, given_up } = shard.failing;
        const wait = Math.max(0, retry_at_ms - status.time_ms);
        const next = given_up ? `given up: ${given_up}` : wait ? `tried again in ${span(wait)}` : "being tried again";
        say(line, `${mapping.stream}, ${shard.id}: a batch has been failing since ${when(since_ms, status.time_ms)}, `
          + `${plural(attempts, "attempt", "attempts")} so far; ${next}.`);
      });
  });
}

function showFunctions(status) {
  const create = () => {
    const block = make("div", "block");
    block.append(table("Functions", [
      ["Function", ""], ["State", "short"], ["Invocations", "number"], ["Errors", "number"], ["Throttles", "number"],
      ["Running", "number"], ["Warm", "number"], ["p50", "number"], ["p99", "number"],
    ]));
    return block;
  };
  const time = (one, name) => (one.duration_ms ? span(one.duration_ms[name]) : "—");
  content("functions", status.functions, hint("No function yet. Its invocations, errors and durations will be here."), create,
    (block, functions) => block.firstElementChild.fill(functions, (one) => one.arn, (one) => [
      { text: one.name, title: `${one.runtime}, ${one.memory_mb} MiB, timeout ${one.timeout_s} s` }, chip(one.state),
      count(one.invocations), { text: count(one.errors), hot: one.errors > 0 },
      { text: count(one.throttles), hot: one.throttles > 0 },
      count(one.in_flight), count(one.idle_environments), time(one, "p50"), time(one, "p99"),
    ]));
}

function showBuckets(status) {
  const empty = (root) => once(root, () => root.append(make("p", "", "No bucket yet. Make the pipeline's:"),
    command(`${setUp(status)}\naws s3 mb s3://s3-bucket-assignment-01`)));
  content("buckets", status.buckets, empty, () => make("div"), (root, buckets) => {
    each(root, buckets, (bucket) => bucket.name, (bucket) => {
      const block = make("article", "block");
      const head = make("div", "head");
      head.append(make("h3", "", bucket.name), make("p", "facts"));
      block.folders = table(`Objects in ${bucket.name} by prefix`, [["Prefix", "code"], ["Objects", "number"], ["Size", "number"]]);
      block.newest = table(`Newest objects in ${bucket.name}`, [["Newest", "code"], ["Size", "number"], ["Put", "number"]]);
      block.append(head, block.folders, block.newest);
      return block;
    }, (block, bucket) => {
      const facts = `${atLeast(bucket.objects, bucket.at_least)} ${bucket.objects === 1 ? "object" : "objects"} · ${size(bucket.bytes)} · ${bucket.region}`;
      say(block.firstElementChild.children[1], facts);
      block.folders.hidden = bucket.folders.length === 0;
      block.folders.fill(bucket.folders, (folder) => folder.prefix, (folder) =>
        [folder.prefix || "(no prefix)", count(folder.objects), size(folder.bytes)]);
      block.newest.hidden = bucket.newest.length === 0;
      block.newest.fill(bucket.newest.slice(0, 5), (one) => one.key, (one) =>
        [one.key, size(one.size), when(one.modified_ms, status.time_ms)]);
    });
  });
}

// Most pipelines have none: then nothing is said of them.
function showMessages(status) {
  const { queues, topics } = status;
  byId("messages").hidden = !queues.total && !topics.total;
  const none = () => {};
  const createQueues = () => {
    const block = make("div", "block");
    block.append(table("Queues", [["Queue", ""], ["Visible", "number"], ["In flight", "number"], ["Delayed", "number"],
      ["Oldest", "number"], ["Sent", "number"], ["Deleted", "number"]]));
    return block;
  };
  content("queues", queues, none, createQueues, (block, items) =>
    block.firstElementChild.fill(items, (one) => one.arn, (one) => [one.name, count(one.visible), count(one.in_flight),
      count(one.delayed), one.oldest_ms === null ? "—" : span(one.oldest_ms), count(one.sent), count(one.deleted)]));
  const createTopics = () => {
    const block = make("div", "block");
    block.append(table("Topics", [["Topic", ""], ["Subscriptions", "number"], ["Published", "number"],
      ["Delivered", "number"], ["Failed", "number"]]));
    return block;
  };
  content("topics", topics, none, createTopics, (block, items) =>
    block.firstElementChild.fill(items, (one) => one.arn, (one) => [one.name, count(one.subscriptions),
      count(one.published), count(one.delivered), { text: count(one.failed), hot: one.failed > 0 }]));
}

function showStacks(status) {
  const create = () => {
    const block = make("div", "block");
    block.append(table("Stacks", [["Stack", ""], ["Status", "wide"], ["Resources", "number"], ["Changed", "number"]]));
    return block;
  };
  content("stacks", status.stacks, hint("No stack yet."), create, (block, stacks) =>
    block.firstElementChild.fill(stacks, (stack) => stack.arn, (stack) => [stack.name,
      { text: stack.reason ? `${stack.status}: ${stack.reason}` : stack.status, state: stateOf(stack.status) },
      count(stack.resources), when(stack.changed_ms, status.time_ms)]));
}

function showAlarms(status) {
  const create = () => {
    const block = make("div", "block");
    block.append(table("Alarms", [["Alarm", ""], ["State", "short"], ["Since", "number"]]));
    return block;
  };
  const words = { OK: "OK", ALARM: "alarm", INSUFFICIENT_DATA: "no data yet" };
  content("alarms", status.alarms, hint("No alarm yet. The pipeline's template makes three."), create, (block, alarms) =>
    block.firstElementChild.fill(alarms, (alarm) => `${alarm.region}/${alarm.name}`, (alarm) => [alarm.name,
      { text: words[alarm.state] || alarm.state, state: stateOf(alarm.state), title: alarm.reason },
      when(alarm.since_ms, status.time_ms)]));
}

function showLog(status) {
  const create = () => {
    const lines = make("ol");
    lines.id = "lines";
    lines.tabIndex = 0;
    lines.setAttribute("aria-labelledby", "h-log");
    lines.follows = true;
    lines.addEventListener("scroll", () => {
      lines.follows = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 40;
    });
    return lines;
  };
  content("log", status.log, hint("No line since the engine started. What functions write appears here as soon as it is in CloudWatch Logs."), create,
    (lines, items) => {
      each(lines, items, (line) => line.number, (line) => {
        const row = make("li");
        const level = /^\s*\{.*"level"\s*:\s*"(ERROR|WARN)"|^\[?(ERROR|WARN)\b/.exec(line.message);
        if (level) row.dataset.level = level[1] || level[2];
        const time = make("time", "", when(line.time_ms, status.time_ms));
        time.dateTime = new Date(line.time_ms).toISOString();
        const group = make("span", "group", line.group);
        group.title = `${line.group} ${line.stream}`;
        row.append(time, group, make("span", "text", line.message + (line.cut ? " …" : "")));
        return row;
      }, () => {});
      if (lines.follows) lines.scrollTop = lines.scrollHeight;
    });
  byId("log").parts.cut.hidden = true;
}

function showEngine(status) {
  const { engine } = status;
  say(byId("version"), engine.version);
  const facts = [["Up for", span(engine.uptime_ms)], ["Account", engine.account], ["Region", engine.region],
    ["Memory", size(engine.memory_bytes)], ["Data", `${engine.data_bytes_at_least ? "≥ " : ""}${size(engine.data_bytes)} in ${engine.data}`]];
  if (engine.auth === "off") facts.push(["Signatures", "not checked (--auth off)"]);
  if (status.queued_events) facts.push(["Asynchronous invocations waiting", count(status.queued_events)]);
  if (status.undelivered) facts.push(["Deliveries of topics waiting", count(status.undelivered)]);
  each(byId("engine"), facts, ([name]) => name, ([name]) => {
    const fact = make("div");
    fact.append(make("dt", "", name), make("dd"));
    return fact;
  }, (fact, [, value]) => say(fact.lastElementChild, value));
}

function show(status, flow) {
  showFlow(flow);
  showStreams(status);
  showMappings(status);
  showFunctions(status);
  showBuckets(status);
  showMessages(status);
  showStacks(status);
  showAlarms(status);
  showLog(status);
  showEngine(status);
  const { time_ms: now } = status;
  document.title = flow.behindMs > 60000 ? `▲ ${span(flow.behindMs)} behind · Brookmill` : "Brookmill";
  byId("main").dataset.shown = String(now);
}
