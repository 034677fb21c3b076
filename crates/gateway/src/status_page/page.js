// Asking for the status document each second while somebody looks.

const EVERY_MS = 1000;
const PATIENCE_MS = 5000;
const RETRY_MAX_MS = 5000;
const POINTS = 60;
const RATE_OVER_MS = 5000;

const KEY = "brookmill-key";
const THEME = "brookmill-theme";
const DEFAULT_KEY = { id: "test", secret: "test" };

// Storage may be forbidden; the page works without.
function kept(storage, name) {
  try { return window[storage].getItem(name); } catch { return null; }
}
function keep(storage, name, value) {
  try { window[storage].setItem(name, value); } catch { /* for this view only, then */ }
}

document.documentElement.dataset.theme = kept("localStorage", THEME) || "auto";

let key = DEFAULT_KEY;
try { key = JSON.parse(kept("sessionStorage", KEY)) || DEFAULT_KEY; } catch { /* not ours */ }
// How far the engine's clock is ahead of the browser's.
let skewMs = 0;
let lostSince = null;
let lastSeen = null;
let retryMs = EVERY_MS;
let timer = null;
let asking = false;
// Somebody is entering another key: what is on its way is not shown any more.
let choosing = false;

function connection(state, text) {
  const element = byId("connection");
  mark(element, "data-state", state);
  say(element, text);
}
function view(name) {
  for (const id of ["insecure", "refused", "live"]) byId(id).hidden = id !== name;
}

// Sums over the document, and what has changed of them.
const samples = [];
const history = { records: [], behind: [], invocations: [], puts: [] };
let startedMs = null;

function sum(items, of) {
  return items.reduce((total, one) => total + of(one), 0);
}
function flowOf(status) {
  if (startedMs !== status.engine.started_ms) {
    startedMs = status.engine.started_ms;
    samples.length = 0;
    for (const name of Object.keys(history)) history[name].length = 0;
  }
  const lags = status.mappings.items.map((mapping) => mapping.lag).filter(Boolean);
  const functions = status.functions.items;
  const buckets = status.buckets.items;
  const flow = {
    at: performance.now(),
    records: sum(status.streams.items, (one) => one.records),
    bytes: sum(status.streams.items, (one) => one.bytes),
    behind: sum(lags, (lag) => lag.records),
    behindMs: Math.max(0, ...lags.map((lag) => lag.ms)),
    atLeast: lags.some((lag) => lag.at_least),
    invocations: sum(functions, (one) => one.invocations),
    errors: sum(functions, (one) => one.errors),
    puts: sum(buckets, (one) => one.puts),
    objects: sum(buckets, (one) => one.objects),
    objectsAtLeast: buckets.some((one) => one.at_least),
    buckets: buckets.length,
  };
  const before = samples[samples.length - 1];
  const old = samples.find((sample) => flow.at - sample.at <= RATE_OVER_MS + EVERY_MS / 2) || flow;
  const per = (name, than) => {
    const seconds = (flow.at - than.at) / 1000;
    return seconds > 0 ? Math.max(0, flow[name] - than[name]) / seconds : 0;
  };
  flow.rates = {};
  for (const name of ["records", "bytes", "invocations", "puts"]) flow.rates[name] = per(name, old);
  for (const name of ["records", "invocations", "puts"]) {
    if (before) history[name].push(per(name, before));
  }
  history.behind.push(flow.behind);
  for (const line of Object.values(history)) line.splice(0, line.length - POINTS);
  samples.push(flow);
  samples.splice(0, samples.length - POINTS);
  flow.history = history;
  return flow;
}

class Refused extends Error {}
class Superseded extends Error {}

async function request() {
  const options = { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(PATIENCE_MS) };
  if (crypto.subtle) options.headers = await signed(key, new Date(Date.now() + skewMs));
  return fetch(STATUS, options);
}

async function look() {
  let answer = await request();
  if (answer.status === 403) {
    // Perhaps the two clocks differ: once more by the engine's.
    const date = Date.parse(answer.headers.get("date"));
    if (Math.abs(date - Date.now() - skewMs) > 60000) {
      skewMs = date - Date.now();
      answer = await request();
    }
  }
  if (answer.status === 403 || answer.status === 400) {
    const { message } = await answer.json();
    throw new Refused(message);
  }
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

function refused(message) {
  lostSince = null;
  if (!crypto.subtle) {
    const port = location.port || "80";
    say(byId("tunnel"), `ssh -N -L ${port}:127.0.0.1:${port} ${location.hostname}\n`);
    byId("tunnel").append(`# then open localhost:${port}${location.pathname}`);
    view("insecure");
    connection("warn", "Not shown");
    return;
  }
  const isDefault = key.id === DEFAULT_KEY.id && key.secret === DEFAULT_KEY.secret;
  say(byId("refusal"), isDefault && byId("refused").hidden ? "" : message);
  connection("warn", "Waiting for a key");
  if (byId("refused").hidden) {
    view("refused");
    byId("key-id").focus();
  }
}

function lost() {
  lostSince = lostSince || lastSeen || Date.now();
  retryMs = Math.min(retryMs + EVERY_MS, RETRY_MAX_MS);
  const known = lastSeen ? `Not reachable since ${clock(lostSince)}; trying again` : "Not reachable; trying again";
  connection("bad", known);
}

async function round() {
  clearTimeout(timer);
  if (asking || choosing || document.hidden) return;
  asking = true;
  const asked = key;
  let goesOn = true;
  try {
    const status = await look();
    if (choosing || asked !== key) throw new Superseded();
    lastSeen = Date.now();
    lostSince = null;
    retryMs = EVERY_MS;
    view("live");
    show(status, flowOf(status));
    connection("good", "Live");
  } catch (error) {
    if (choosing || asked !== key) {
      goesOn = false;
    } else if (error instanceof Refused) {
      goesOn = false;
      refused(error.message);
    } else {
      lost();
    }
  }
  asking = false;
  if (asked !== key) round();
  if (goesOn) timer = setTimeout(round, lostSince ? retryMs : EVERY_MS);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && byId("refused").hidden && byId("insecure").hidden) round();
});
document.addEventListener("DOMContentLoaded", () => {
  const theme = byId("theme");
  theme.value = document.documentElement.dataset.theme;
  theme.addEventListener("change", () => {
    document.documentElement.dataset.theme = theme.value;
    keep("localStorage", THEME, theme.value);
  });
  byId("key").addEventListener("submit", (event) => {
    event.preventDefault();
    key = { id: byId("key-id").value.trim(), secret: byId("key-secret").value.trim() };
    keep("sessionStorage", KEY, JSON.stringify(key));
    byId("key-secret").value = "";
    choosing = false;
    round();
  });
  const another = byId("another");
  another.hidden = !crypto.subtle;
  another.addEventListener("click", () => {
    clearTimeout(timer);
    choosing = true;
    say(byId("refusal"), "");
    view("refused");
    connection("warn", "Waiting for a key");
    byId("key-id").focus();
  });
  round();
});
