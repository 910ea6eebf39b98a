"use strict";
(() => {
const data = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const SHARES = new Set(["crisis", "false-help", "failures", "language", "quotes", "unfinished"]);
const WORDS = { better: "Better", equal: "Equal", worse: "Worse", "not-enough-data": "Not enough data" };
const STATES = { better: "better", fine: "fine", worse: "worse", open: "open" };
const finding = Object.fromEntries(data.findings.map(f => [f.measure, f]));
const turns = data.turns;
turns.forEach((t, i) => { t.i = i; t.differs = !same(t); });

function same(t) { return JSON.stringify(t.base.answers) === JSON.stringify(t.candidate.answers) && t.base.outcome === t.candidate.outcome; }

/** An element: attributes and handlers by name, children as text or elements. Text is never markup. */
function el(name, attributes, ...children) {
  const svg = ["svg", "line", "rect", "circle", "path", "title"].includes(name);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter(child => child != null));
  return made;
}

const number = (value, places = 0) => value.toLocaleString("en", { minimumFractionDigits: places, maximumFractionDigits: places });
const percent = value => number(100 * value, Math.abs(value) < 0.1 ? 1 : 0) + " %";
const money = value => "$" + (value === 0 ? "0" : value < 0.01 ? value.toPrecision(2) : number(value, 2));
function shown(f, value) {
  if (f.scale === "share") return percent(value);
  if (f.measure === "length") return number(value) + " words";
  if (f.scale === "ratio") return number(value) + " ms";
  return number(value, 2);
}
/** In margins, to the right what is better. */
const benefit = (f, harm) => -harm / f.margin;

// ---------------------------------------------------------------- verdict
function verdict() {
  document.title = WORDS[data.verdict] + ": " + data.candidate.name + " beside " + data.base.name;
  const hero = $("verdict");
  hero.classList.add(data.verdict);
  const settings = Object.keys({ ...data.base.settings, ...data.candidate.settings }).sort()
    .filter(key => data.base.settings[key] !== data.candidate.settings[key])
    .map(key => el("span", { class: "chip" }, key + ": " + (data.base.settings[key] ?? "–") + " → " + (data.candidate.settings[key] ?? "–")));
  hero.append(
    el("div", { class: "sides" }, el("span", { class: "chip base" }, data.base.name), "beside", el("span", { class: "chip cand" }, data.candidate.name), settings),
    el("h1", { class: "word" }, WORDS[data.verdict]),
    el("p", { class: "reason" }, data.reason.replace(/^[^:]*: /, "").replace(/^./, c => c.toUpperCase())),
    facts());
}
function facts() {
  const differing = turns.filter(t => t.differs).length;
  const pair = (name, a, b, small) => el("div", {}, el("dt", {}, name), el("dd", {}, a === b ? a : a + " → " + b, el("small", {}, small)));
  const one = (name, value, small) => el("div", {}, el("dt", {}, name), el("dd", {}, value, el("small", {}, small)));
  const list = el("dl", { class: "facts" },
    one("Turns", number(data.turnsCompared), "of " + number(data.conversations) + " conversations"),
    one("Answered differently", data.turnsCompared ? percent(differing / data.turnsCompared) : "–", number(differing) + " turns"));
  const { base, candidate } = data;
  if (base.millis.p50 != null && candidate.millis.p50 != null) {
    list.append(pair("Reply, p50", number(base.millis.p50) + "", number(candidate.millis.p50) + " ms",
      "p95 " + number(base.millis.p95) + " → " + number(candidate.millis.p95) + ", p99 " + number(base.millis.p99) + " → " + number(candidate.millis.p99)));
  }
  if (base.tokensOut + candidate.tokensOut > 0) {
    list.append(pair("Tokens out", number(base.tokensOut), number(candidate.tokensOut), "in " + number(base.tokensIn) + " → " + number(candidate.tokensIn)));
  }
  if (base.dollars !== "0" || candidate.dollars !== "0") list.append(pair("Cost", money(+base.dollars), money(+candidate.dollars), "of the replies"));
  if (data.likeness.mean != null) {
    list.append(one("Likeness", percent(data.likeness.mean), data.likeness.noise == null ? "of both replies" : "to itself again: " + percent(data.likeness.noise)));
  }
  list.append(one("Judge", data.judgement.judge, data.judgement.agreementWithPerson != null ? "with a person: α " + number(data.judgement.agreementWithPerson, 2)
    : data.judgement.agreementBetweenOrders != null ? "with itself, swapped: α " + number(data.judgement.agreementBetweenOrders, 2) : number(data.judgement.judged) + " turns"));
  return list;
}

// ---------------------------------------------------------------- measures
function forest() {
  $("how").textContent = "How much better (right) or worse (left) the candidate is, in units of what is tolerated: the shaded zone. Thick: 90 % interval of this measure alone; it must end inside or right of the zone to pass."
    + " Thin: 95 % for all measures at once; worse is what stays left of zero with its dot beyond the zone." + (data.findings.some(f => f.noise) ? " Grey: the base played twice." : "");
  const most = Math.max(2.2, ...data.findings.flatMap(f => [f.harm.low, f.harm.high, f.harm.value].map(h => Math.min(30, Math.abs(h / f.margin)))));
  const place = value => (50 + 50 * Math.asinh(Math.max(-most, Math.min(most, value))) / Math.asinh(most) * 0.98) + "%";
  const line = (from, to, y, kind) => el("line", { x1: place(from), x2: place(to), y1: y, y2: y, class: kind });
  const rows = data.findings.map(f => {
    const at = harm => benefit(f, harm);
    const drawing = el("svg", { role: "img", "aria-label": f.title + ": " + STATES[f.state] },
      el("rect", { x: place(-1), width: (parseFloat(place(1)) - parseFloat(place(-1))) + "%", y: 0, height: 34, class: "zone" }),
      el("line", { x1: place(0), x2: place(0), y1: 0, y2: 34, class: "zero" }),
      f.noise ? line(at(f.noise.high), at(f.noise.low), 28, "noise") : null,
      line(at(f.harm.far), at(f.harm.near), 16, "thickline"), line(at(f.harm.high), at(f.harm.low), 16, "thinline"),
      el("circle", { cx: place(at(f.harm.value)), cy: 16, r: 5.5, class: "dot" }),
      el("title", {}, f.title + ", harm " + f.harm.value + " (" + f.harm.low + " to " + f.harm.high + "), tolerated " + f.margin));
    return el("div", { class: "row " + f.state, "data-measure": f.measure },
      el("div", { class: "name" }, f.title, el("small", {}, number(f.turns) + " turns")),
      el("div", { class: "vals" }, shown(f, f.base), " → ", el("b", {}, shown(f, f.candidate))),
      el("div", { class: "plot" }, drawing), el("span", { class: "pill" }, STATES[f.state]));
  });
  $("forest").append(el("div", { class: "row head" }, el("div", { class: "name" }, "measure"), el("div", { class: "vals" }, "base → candidate"),
    el("div", { class: "plot" }, el("span", {}, "← worse"), el("span", {}, "tolerated"), el("span", {}, "better →")), el("span", { class: "pillhead" })), ...rows);
  $("notes").append(el("ul", { class: "notes" }, data.notes.concat(data.judgement.limits).map(note => el("li", {}, note))));
}

// ---------------------------------------------------------------- distributions
function charts() {
  const values = (side, key) => turns.filter(t => t.base[key] != null && t.candidate[key] != null).map(t => t[side][key]);
  chart("Length", "words of a reply", values("base", "length"), values("candidate", "length"), v => number(v));
  chart("Time to reply", "milliseconds", values("base", "latency"), values("candidate", "latency"), v => number(v));
  chart("Score", "by the judge, 1 to 10", values("base", "score"), values("candidate", "score"), v => number(v, 1));
  chart("Style kept", "share of what can be checked", values("base", "style"), values("candidate", "style"), percent);
  const talk = turns.filter(t => t.base.length != null);
  chart("Likeness", "of both replies to one message", [], talk.map(t => t.likeness), percent, 0, 1);
  chart("Score gained", "candidate minus base", [], turns.filter(t => t.base.score != null && t.candidate.score != null).map(t => t.candidate.score - t.base.score), v => (v > 0 ? "+" : "") + number(v, 1));
  if (!$("charts").children.length) $("charts").append(el("p", { class: "empty card" }, "No reply of the companion is in both runs."));
}
function chart(title, about, base, candidate, show, low, high) {
  const all = base.concat(candidate).sort((a, b) => a - b);
  if (!all.length) return;
  const from = low ?? all[0];
  const to = high ?? Math.max(from + 1e-6, all[Math.floor(0.995 * (all.length - 1))]);
  const bins = 28;
  const heights = list => {
    const counts = new Array(bins).fill(0);
    list.forEach(v => counts[Math.min(bins - 1, Math.max(0, Math.floor((v - from) / (to - from || 1) * bins)))]++);
    return counts.map(c => list.length ? c / list.length : 0);
  };
  const b = heights(base), c = heights(candidate), top = Math.max(...b, ...c) * 1.06;
  const area = counts => "M0,100 " + counts.map((h, i) => "L" + (i / bins * 100) + "," + (100 - h / top * 100) + " L" + ((i + 1) / bins * 100) + "," + (100 - h / top * 100)).join(" ") + " L100,100";
  const middle = list => list.slice().sort((x, y) => x - y)[Math.floor(list.length / 2)];
  $("charts").append(el("figure", { class: "card chart" }, el("h3", {}, title), el("p", {}, about),
    el("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "none", role: "img", "aria-label": title + ", distribution" }, base.length ? el("path", { d: area(b), class: "b" }) : null, el("path", { d: area(c), class: "c" })),
    el("div", { class: "axis" }, el("span", {}, show(from)), el("span", {}, show((from + to) / 2)), el("span", {}, show(to))),
    el("div", { class: "key" }, base.length ? el("span", {}, el("i", { class: "b" }), data.base.name + ", median " + show(middle(base))) : null,
      el("span", {}, el("i", { class: "c" }), (base.length ? data.candidate.name + ", " : "") + "median " + show(middle(candidate))))));
}

// ---------------------------------------------------------------- turns
function harm(t, measure) {
  const b = t.base[measure], c = t.candidate[measure], f = finding[measure];
  if (b == null || c == null || !f) return 0;
  const more = f.scale === "ratio" ? Math.log(Math.max(1, c)) - Math.log(Math.max(1, b)) : c - b;
  return ["style", "length", "score"].includes(measure) ? -more : more;
}
const MEASURES = data.findings.map(f => f.measure).filter(m => m !== "tail");
/** Where this turn alone is worse than the margin of an event, or far beyond that of a mean: single turns vary. */
function regressed(t, measure) {
  const h = harm(t, measure);
  return SHARES.has(measure) ? h > 0 : measure === "score" ? h >= 1 : measure === "style" ? h >= 0.25 : measure === "repetition" ? h >= 0.25 : measure === "latency" ? h >= Math.log(2) : h >= Math.log(2);
}
const improved = (t, measure) => { const h = harm(t, measure); return SHARES.has(measure) ? h < 0 : measure === "score" ? h <= -1 : measure === "style" && h <= -0.25; };
turns.forEach(t => { t.bad = MEASURES.filter(m => regressed(t, m)); t.good = MEASURES.filter(m => improved(t, m)); });
const amount = (t, m) => SHARES.has(m) ? "" : " " + (finding[m].scale === "ratio" ? number(t.candidate[m] / Math.max(1, t.base[m]), 1) + "×" : (t.candidate[m] - t.base[m] > 0 ? "+" : "") + number(t.candidate[m] - t.base[m], 1));
const tags = t => t.bad.map(m => el("span", { class: "tag worse" }, finding[m].title + amount(t, m))).concat(t.good.map(m => el("span", { class: "tag better" }, finding[m].title + amount(t, m))));

function regressions() {
  const worst = turns.filter(t => t.bad.length).sort((a, b) => b.regression - a.regression || a.i - b.i).slice(0, 12);
  $("regressions").append(...worst.map((t, i) => el("button", { class: "card regression", type: "button", onclick: () => go(t) },
    el("span", { class: "n" }, i + 1), el("span", { class: "t" }, t.said || t.kind, el("small", {}, t.candidate.answers.map(a => a.text).join(" ") || t.candidate.outcome)), el("span", { class: "tags" }, tags(t)))));
  if (!worst.length) $("regressions").append(el("p", { class: "card empty" }, "None: no single turn is clearly worse."));
}

/** Words of both texts, those that only one of them has marked by true. */
function differing(one, other) {
  const split = text => text.match(/\s+|[\p{L}\p{N}’']+|[^\s\p{L}\p{N}]/gu) || [];
  const a = split(one), b = split(other);
  if (a.length * b.length > 360000) return [a.map(w => [w, false]), b.map(w => [w, false])];
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) length[i][j] = a[i] === b[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
  const left = [], right = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { left.push([a[i++], false]); right.push([b[j++], false]); }
    else if (j >= b.length || (i < a.length && length[i + 1][j] >= length[i][j + 1])) left.push([a[i++], true]);
    else right.push([b[j++], true]);
  }
  return [left, right];
}
function marked(words) {
  const parts = [];
  let text = "", on = false;
  const flush = () => { if (text) parts.push(on && text.trim() ? el("mark", {}, text) : text); text = ""; };
  words.forEach(([word, mark]) => { const next = word.trim() ? mark : on; if (next !== on) { flush(); on = next; } text += word; });
  flush();
  return parts;
}
function bubbles(side, texts) {
  const list = side.answers.flatMap((a, n) => [el("div", { class: "bubble" + (a.urgent ? " urgent" : "") }, a.picture ? "🖼 " : null, texts[n] || a.text),
    a.buttons ? el("div", { class: "keys" }, a.buttons.map(b => el("span", {}, b))) : null]);
  return list.length ? list : [el("div", { class: "bubble nothing" }, side.outcome === "silent" ? "nothing was said" : side.outcome)];
}
function texts(t) {
  const one = t.base.answers.length === 1 && t.candidate.answers.length === 1 && t.differs;
  if (!one) return [[], []];
  const [left, right] = differing(t.base.answers[0].text, t.candidate.answers[0].text);
  return [[marked(left)], [marked(right)]];
}
function who(side, name) {
  const details = [];
  if (side.outcome !== "answered") details.push(side.outcome);
  if (side.length != null) details.push(number(side.length) + " words");
  if (side.latency != null) details.push(number(side.latency) + " ms");
  if (side.score != null) details.push("score " + number(side.score, 1));
  if (side.invented) details.push("invented quote");
  return el("div", { class: "who" }, el("b", {}, name), details.join(" · "));
}
function view(t) {
  const [left, right] = texts(t);
  return el("article", { class: "turn", id: "t" + t.i, tabindex: -1 },
    el("div", { class: "meta" }, "turn " + t.number, el("time", { datetime: t.at }, t.at.slice(0, 16).replace("T", " ")), t.wish ? el("span", { class: "tag" }, t.wish) : null, tags(t), t.differs ? null : el("span", { class: "tag" }, "same")),
    el("div", { class: "said" }, el("div", { class: "bubble" + (t.kind === "command" ? " command" : "") }, t.kind === "button" ? "▸ " + t.said : t.said || "(" + t.kind + ")")),
    el("div", { class: "both" },
      el("div", { class: "side left" }, who(t.base, data.base.name), bubbles(t.base, left)),
      el("div", { class: "side right" }, who(t.candidate, data.candidate.name), bubbles(t.candidate, right))));
}

// ---------------------------------------------------------------- conversations
const filter = { which: "all", measure: "", search: "", whole: new Set() };
const WHICH = { all: () => true, different: t => t.differs, regressions: t => t.bad.length > 0, crisis: t => t.base.crisis != null || t.candidate.crisis != null || t.base["false-help"] > 0 || t.candidate["false-help"] > 0 };
const text = t => [t.said, t.conversation, ...t.base.answers.map(a => a.text), ...t.candidate.answers.map(a => a.text)].join("\n").toLowerCase();
const wanted = t => WHICH[filter.which](t) && (!filter.measure || t.bad.includes(filter.measure) || t.good.includes(filter.measure)) && (!filter.search || text(t).includes(filter.search));
let groups = [], open = 0;
const PAGE = 12;

function tools() {
  $("which").append(...[["all", "All"], ["different", "Different"], ["regressions", "Regressions"], ["crisis", "Crisis"]].map(([key, name]) =>
    el("button", { type: "button", role: "radio", "aria-checked": key === "all" ? "true" : "false", "data-which": key, onclick: () => choose(key) }, name)));
  $("which").addEventListener("keydown", e => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (step) { const all = [...$("which").children]; const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length]; next.focus(); next.click(); e.preventDefault(); }
  });
  $("measure").append(el("option", { value: "" }, "any"), ...MEASURES.map(m => el("option", { value: m }, finding[m].title)));
  $("measure").addEventListener("change", e => { filter.measure = e.target.value; list(); });
  $("search").addEventListener("input", e => { filter.search = e.target.value.trim().toLowerCase(); list(); });
  $("more").addEventListener("click", more);
  new IntersectionObserver(seen => { if (seen[0].isIntersecting && !$("more").hidden) more(); }, { rootMargin: "400px" }).observe($("more"));
}
function choose(key) {
  filter.which = key;
  [...$("which").children].forEach(b => { b.setAttribute("aria-checked", b.dataset.which === key); b.tabIndex = b.dataset.which === key ? 0 : -1; });
  list();
}
function list() {
  const found = turns.filter(wanted);
  groups = [...Map.groupBy(found, t => t.conversation)];
  $("count").textContent = number(found.length) + " of " + number(turns.length) + " turns, " + number(groups.length) + " conversations";
  $("list").replaceChildren();
  open = 0;
  more();
  if (!found.length) $("list").append(el("p", { class: "card empty" }, "No turn is like that."));
}
function more() {
  groups.slice(open, open + PAGE).forEach(([name, found]) => $("list").append(conversation(name, found)));
  open += PAGE;
  $("more").hidden = open >= groups.length;
}
function conversation(name, found) {
  const all = turns.filter(t => t.conversation === name);
  const body = el("div", {}, found.map(view));
  const whole = all.length > found.length ? el("button", { type: "button", class: "quiet", onclick: e => { body.replaceChildren(...all.map(view)); e.target.remove(); } }, "all " + all.length + " turns") : null;
  return el("section", { class: "card talk", "data-conversation": name }, el("header", {}, el("b", {}, name), found.length + (found.length === 1 ? " turn" : " turns"), whole), body);
}
function go(t) {
  filter.measure = filter.search = $("measure").value = $("search").value = "";
  choose("all");
  while (open < groups.length && !$("t" + t.i)) more();
  current(t.i);
}
function current(i) {
  document.querySelectorAll(".turn.now").forEach(e => e.classList.remove("now"));
  const turn = $("t" + i);
  if (turn) { turn.classList.add("now"); turn.focus({ preventScroll: true }); turn.scrollIntoView({ block: "start" }); }
}
function step(by) {
  const all = [...document.querySelectorAll(".turn")];
  const at = all.findIndex(e => e.classList.contains("now"));
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (next) current(+next.id.slice(1));
}

// ---------------------------------------------------------------- theme
function stored(key, value) {
  try { if (value === undefined) return localStorage.getItem(key); localStorage.setItem(key, value); } catch { /* a file may have no storage */ }
  return null;
}
function theme(name) {
  document.documentElement.dataset.theme = name;
  $("theme").textContent = name === "dark" ? "☀" : "☾";
}
const dark = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => stored("soulnear.theme") || (dark.matches ? "dark" : "light");
function toggle() { const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; stored("soulnear.theme", next); theme(next); }

// ---------------------------------------------------------------- scoring by a person, blind
const CRITERIA = ["relevance", "depth", "usefulness", "style"];
const ABOUT = { relevance: "answers this person, this message", depth: "goes below the surface", usefulness: "something to think on or try", style: "the tone and length chosen" };
const KEY = "soulnear.scores." + data.digest;
const hash = s => { let h = 0x811c9dc5; for (const c of s) h = Math.imul(h ^ c.codePointAt(0), 0x01000193) >>> 0; return h; };
const place = t => t.conversation + "#" + t.number;
const swapped = t => (hash(place(t) + data.digest) >>> 7 & 1) === 1;
const queue = turns.filter(t => t.differs && t.base.length != null && t.candidate.length != null).sort((a, b) => hash(place(a)) - hash(place(b)));
const given = JSON.parse(stored(KEY) || "{}");
const isWhole = s => s && ["base", "candidate"].every(side => CRITERIA.every(c => s[side] && s[side][c]));
let at = 0, field = 0;

function score() {
  at = Math.max(0, queue.findIndex(t => !isWhole(given[place(t)])));
  field = 0;
  desk();
  $("scoring").showModal();
}
function desk() {
  const t = queue[at], done = queue.filter(q => isWhole(given[place(q)])).length;
  const head = el("header", {}, el("b", {}, "Score blind"), el("progress", { max: queue.length || 1, value: done }), done + " of " + queue.length + " scored", el("button", { type: "button", class: "quiet push", onclick: () => $("scoring").close() }, "Close"));
  if (!t) { $("scoring").replaceChildren(el("div", { class: "desk" }, head, el("div", { class: "body empty" }, "No reply differs: there is nothing to score."))); return; }
  const before = turns.filter(o => o.conversation === t.conversation && o.number < t.number && o.said).slice(-2);
  const order = swapped(t) ? ["candidate", "base"] : ["base", "candidate"];
  const column = (side, letter, from) => el("div", { class: "side" }, el("div", { class: "who" }, el("b", {}, "Answer " + letter)), t[side].answers.map(a => el("div", { class: "bubble card" }, a.text)),
    el("div", { class: "rubric" }, CRITERIA.map((c, n) => el("div", { class: "criterion" + (field === from + n ? " on" : "") }, el("span", { title: ABOUT[c] }, c),
      el("div", { class: "ten", role: "radiogroup", "aria-label": c + " of answer " + letter }, Array.from({ length: 10 }, (_, v) => el("button", { type: "button", role: "radio", "aria-checked": (given[place(t)]?.[side]?.[c] === v + 1) + "", onclick: () => give(from + n, v + 1) }, v + 1)))))));
  $("scoring").replaceChildren(el("div", { class: "desk" }, head,
    el("div", { class: "body" }, before.map(o => el("div", { class: "said" }, el("div", { class: "bubble" }, o.said))), el("div", { class: "said" }, el("div", { class: "bubble" }, el("b", {}, t.said))),
      t.wish ? el("div", { class: "meta" }, "chosen style: ", el("span", { class: "tag" }, t.wish)) : null, el("div", { class: "both" }, column(order[0], "A", 0), column(order[1], "B", 4))),
    el("footer", {}, el("span", {}, el("kbd", {}, "1"), "…", el("kbd", {}, "0"), " give ", el("kbd", {}, "↑"), el("kbd", {}, "↓"), " choose ", el("kbd", {}, "←"), el("kbd", {}, "→"), " turn"),
      el("button", { type: "button", class: "quiet push", onclick: () => move(-1) }, "Back"), el("button", { type: "button", class: "quiet", onclick: () => move(1) }, "Next"), el("button", { type: "button", class: "quiet", id: "save", onclick: save }, "Download scores.json"))));
}
function give(to, value) {
  const t = queue[at], order = swapped(t) ? ["candidate", "base"] : ["base", "candidate"];
  const own = given[place(t)] ??= { base: {}, candidate: {} };
  own[order[to < 4 ? 0 : 1]][CRITERIA[to % 4]] = value;
  stored(KEY, JSON.stringify(given));
  field = (to + 1) % 8;
  desk();
}
function move(by) { at = Math.max(0, Math.min(queue.length - 1, at + by)); field = 0; desk(); }
function save() {
  const scores = queue.filter(t => isWhole(given[place(t)])).map(t => ({ conversation: t.conversation, number: t.number, ...given[place(t)] }));
  const url = URL.createObjectURL(new Blob([JSON.stringify({ version: 1, report: data.digest, scores }, null, 1)], { type: "application/json" }));
  el("a", { href: url, download: "scores.json" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function keys(e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if ($("scoring").open) {
    const act = { ArrowUp: () => { field = (field + 7) % 8; desk(); }, ArrowDown: () => { field = (field + 1) % 8; desk(); }, ArrowLeft: () => move(-1), ArrowRight: () => move(1) }[e.key] || (/^[0-9]$/.test(e.key) && queue[at] ? () => give(field, +e.key || 10) : null);
    if (act) { act(); e.preventDefault(); }
    return;
  }
  if (["INPUT", "SELECT", "TEXTAREA"].includes(document.activeElement.tagName)) return;
  const act = { "/": () => $("search").focus(), j: () => step(1), k: () => step(-1), t: toggle, s: score }[e.key];
  if (act) { act(); e.preventDefault(); }
}

theme(chosen());
dark.addEventListener("change", () => theme(chosen()));
$("theme").addEventListener("click", toggle);
$("score").addEventListener("click", score);
document.addEventListener("keydown", keys);
verdict(); forest(); charts(); regressions(); tools(); list();
$("foot").append(
  el("p", {}, "Keys: ", el("kbd", {}, "j"), " ", el("kbd", {}, "k"), " next and previous turn, ", el("kbd", {}, "/"), " search, ", el("kbd", {}, "s"), " score blind, ", el("kbd", {}, "t"), " dark or light."),
  el("p", {}, "This page fetches nothing and sends nothing. Report " + data.digest + ", version " + data.version + "."));
})();
