// The search: words, a picture, or both; and the grid of answers.

import { ApiError, get, postForm } from "./api.js";
import { cardOf, placeholders } from "./cards.js";
import { openItem } from "./item.js";
import { narrow, setNarrow, showNarrowProblem, startNarrow } from "./narrow.js";
import { span } from "./text.js";

const $ = (id) => document.getElementById(id);
const form = $("search");
const MAX_UPLOAD = 900_000;
const MAX_SIDE = 1280;

let picture = null;
let like = null;
let running = null;
let answer = null;

export function startSearch() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    like = null;
    search();
  });
  form.addEventListener("change", (event) => {
    if (event.target !== $("text") && event.target !== $("picture-file") && askedBefore()) search();
  });
  $("weight").addEventListener("input", showWeight);
  $("text").addEventListener("input", showWeight);
  $("filter").addEventListener("input", () => showFilterProblem(null));
  $("picture-choose").addEventListener("click", () => $("picture-file").click());
  $("picture-file").addEventListener("change", () => take($("picture-file").files[0]));
  $("picture-remove").addEventListener("click", () => {
    take(null);
    $("text").focus();
  });
  startNarrow();
  takeDrops();
  addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((f) => f.type.startsWith("image/"));
    if (file) take(file);
  });
  addEventListener("popstate", fromAddress);
  $("results").addEventListener("keydown", walk);
  fromAddress();
}

/** Whether a changed option has a search to be changed in. */
function askedBefore() {
  return document.body.classList.contains("searched") && Boolean(picture || like || $("text").value.trim());
}

/** Searches for others like an item. */
export function searchLike(id) {
  like = id;
  $("text").value = "";
  setPicture(null);
  search();
  scrollTo({ top: 0 });
}

/** Shows that nothing is asked yet, with captions to try; without figures, that the gateway is away. */
export async function showStart(stats) {
  if (answer || running) return;
  if (!stats) {
    showEmpty("The gateway does not answer", "This page tries again by itself.");
    return;
  }
  if (!stats.generation) {
    showEmpty("Nothing to search yet", "The first items are being read and aligned. This page wakes up by itself.");
    return;
  }
  showEmpty("", "");
  try {
    const map = await get("/v1/map", { limit: 60, filter: 'modality == "text"' });
    if (answer || running) return;
    const texts = map.points.map((point) => point.text).filter((text) => text && text.length < 60);
    const tries = texts.sort(() => Math.random() - 0.5).slice(0, 4);
    showEmpty("", tries.length > 0 ? "Try one of these" : "", tries);
  } catch {
    // Only a hint; the search itself will say what is wrong.
  }
}

function takeDrops() {
  let depth = 0;
  const dropping = (on) => $("box").classList.toggle("dropping", on);
  addEventListener("dragenter", (event) => {
    if (event.dataTransfer?.types.includes("Files")) dropping(++depth > 0);
  });
  addEventListener("dragleave", () => dropping((depth = Math.max(0, depth - 1)) > 0));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    dropping((depth = 0) > 0);
    take(event.dataTransfer?.files[0] ?? null);
  });
}

async function take(file) {
  like = null;
  setPicture(file ? await reduced(file) : null);
  if (file || $("text").value.trim()) search();
}

function setPicture(file) {
  picture = file;
  $("picture-file").value = "";
  $("picture").hidden = !file;
  if (file) {
    const url = URL.createObjectURL(file);
    $("picture-image").addEventListener("load", () => URL.revokeObjectURL(url), { once: true });
    $("picture-image").src = url;
  }
  showWeight();
}

/** A photograph as a camera makes it is larger than a gateway takes, and than an encoder sees. */
async function reduced(file) {
  if (file.size <= MAX_UPLOAD) return file;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
  } catch {
    return file; // Not a picture that the browser reads; the gateway says so.
  }
}

function showWeight() {
  $("weight-row").hidden = !(picture && $("text").value.trim());
  $("weight-value").textContent = `${Math.round($("weight").value * 100)} %`;
}

function parameters() {
  const kinds = [...form.querySelectorAll("[name=modality]:checked")].map((box) => box.value);
  return {
    text: like ? undefined : $("text").value.trim(),
    like: like ?? undefined,
    k: $("k").value,
    modality: kinds.join(","),
    filter: $("filter").value.trim(),
    hybrid: $("hybrid").checked && !like && $("text").value.trim() ? "true" : undefined,
    ...narrow(),
  };
}

async function search({ remember = true } = {}) {
  const asked = parameters();
  showQueryProblem(null);
  showFilterProblem(null);
  showNarrowProblem(null);
  if (!asked.text && !asked.like && !picture) {
    showQueryProblem("Say in words what you look for, or give a picture.");
    $("text").focus();
    return;
  }
  running?.abort();
  const mine = (running = new AbortController());
  if (remember) toAddress(asked);
  document.body.classList.add("searched");
  $("empty").hidden = true;
  $("results").setAttribute("aria-busy", "true");
  // Only a wait that can be felt is worth a sign.
  const patience = setTimeout(() => {
    $("summary").textContent = "Searching…";
    $("results").replaceChildren(...placeholders(8));
  }, 150);
  try {
    answer = picture ? await byPicture(asked, mine.signal) : await get("/v1/search", asked, mine.signal);
    showAnswer(asked);
  } catch (error) {
    if (error.name !== "AbortError") showError(error, asked);
  } finally {
    clearTimeout(patience);
    if (running === mine) {
      running = null;
      $("results").removeAttribute("aria-busy");
    }
  }
}

function byPicture(asked, signal) {
  const body = new FormData();
  body.set("image", picture, "picture");
  for (const [name, value] of Object.entries(asked)) {
    if (value) body.set(name, value);
  }
  if (asked.text) body.set("imageWeight", $("weight").value);
  return postForm("/v1/search", body, signal);
}

function showAnswer(asked) {
  const { hits, tookMs, generation, aligner } = answer;
  const number = hits.length === 1 ? "1 answer" : `${hits.length} answers`;
  const what = like ? ` like ${like}` : "";
  $("summary").textContent = `${number}${what} in ${span(tookMs)} · generation g${generation} · aligner a${aligner}`;
  $("results").replaceChildren(...hits.map((hit) => cardOf(hit, (one) => openItem(one, answer))));
  if (hits.length === 0) {
    showEmpty("Nothing found", asked.from || asked.to ? "No item of the chosen kinds and time passes the filter." : "No item of the chosen kinds passes the filter.");
  }
}

function showError(error, asked) {
  answer = null;
  $("results").replaceChildren();
  $("summary").textContent = "";
  const problem = error instanceof ApiError ? error.problem : {};
  if (problem.parameter === "filter") {
    showFilterProblem(problem, asked.filter);
  } else if (showNarrowProblem(problem)) {
    return;
  } else if (problem.parameter) {
    showQueryProblem(problem.detail);
  } else if (problem.type?.endsWith("not-ready")) {
    showEmpty("Nothing to search yet", "The first items are being read and aligned. Try again in a moment.");
  } else if (problem.type?.endsWith("overloaded")) {
    showEmpty("Too busy just now", "More searches came than can be answered at once. Try again in a moment.");
  } else {
    showEmpty("That did not work", problem.detail ?? String(error));
  }
}

function showQueryProblem(text) {
  $("problem-query").hidden = !text;
  $("problem-query").textContent = text ?? "";
}

/** Shows the filter's text with the place that is wrong marked, and below what is wrong with it. */
function showFilterProblem(problem, text = "") {
  $("problem-filter").hidden = !problem;
  $("filter").setAttribute("aria-invalid", String(Boolean(problem)));
  if (!problem) return;
  const at = Math.min((problem.column ?? 1) - 1, text.length);
  const word = /^("[^"]*"?|\w+|.)?/.exec(text.slice(at))[0] || " ";
  const mark = document.createElement("mark");
  mark.textContent = word;
  $("problem-filter-text").replaceChildren(text.slice(0, at), mark, text.slice(at + word.length));
  $("problem-filter-detail").textContent = problem.detail;
  $("filter").focus();
  if (problem.column) $("filter").setSelectionRange(at, at + word.length);
}

function showEmpty(title, text, tries = []) {
  $("empty").hidden = !title && !text && tries.length === 0;
  $("empty-title").textContent = title;
  $("empty-title").hidden = !title;
  $("empty-text").textContent = text;
  $("tries").replaceChildren(
    ...tries.map((words) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => {
        $("text").value = words;
        like = null;
        search();
      });
      const entry = document.createElement("li");
      entry.append(button);
      return entry;
    }),
  );
}

/** A search in words has an address that can be kept and passed on. */
function toAddress({ text, like: id, k, modality, filter, hybrid, ...narrowed }) {
  const query = new URLSearchParams();
  if (text) query.set("text", text);
  if (id) query.set("like", id);
  if (modality !== "image") query.set("modality", modality);
  if (k !== "24") query.set("k", k);
  if (filter) query.set("filter", filter);
  if (hybrid) query.set("hybrid", hybrid);
  for (const [name, value] of Object.entries(narrowed)) {
    if (value) query.set(name, value);
  }
  const tail = picture ? "/" : `/?${query}`;
  if (tail !== location.pathname + location.search) history.pushState(null, "", tail);
}

function fromAddress() {
  const query = new URLSearchParams(location.search);
  $("text").value = query.get("text") ?? "";
  like = query.get("like");
  $("filter").value = query.get("filter") ?? "";
  $("hybrid").checked = query.get("hybrid") === "true";
  if (query.has("k")) $("k").value = query.get("k");
  const kinds = (query.get("modality") ?? "image").split(",");
  for (const box of form.querySelectorAll("[name=modality]")) box.checked = kinds.includes(box.value);
  setNarrow(query);
  setPicture(null);
  if ($("text").value || like) search({ remember: false });
}

/** Arrow keys go from one answer to the next, in rows and columns. */
function walk(event) {
  const buttons = [...$("results").querySelectorAll("button")];
  const here = buttons.indexOf(document.activeElement);
  const columns = getComputedStyle($("results")).gridTemplateColumns.split(" ").length;
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  const next = buttons[here + step];
  if (here >= 0 && step && next) {
    event.preventDefault();
    next.focus();
  }
}
