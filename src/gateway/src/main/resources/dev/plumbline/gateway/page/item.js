// One item: its picture, its captions, what is near it, and whether it fits.

import { get, postJson, showImage } from "./api.js";
import { cardOf } from "./cards.js";
import { moment, score, title } from "./text.js";

const $ = (id) => document.getElementById(id);
const dialog = $("item");
const KINDS = { image: "Picture", text: "Caption", clip: "Clip" };

let shown = null;
let hits = [];
let queryId = null;
let onLike = () => {};

export function startItem(searchLike) {
  onLike = searchLike;
  $("item-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", step);
  $("item-like").addEventListener("click", () => {
    dialog.close();
    onLike(shown.id);
  });
  $("judge-up").addEventListener("click", () => judge("up"));
  $("judge-down").addEventListener("click", () => judge("down"));
}

/** Opens an item; with the answer that it came from it can be judged, and its neighbours reached. */
export async function openItem(item, answer) {
  shown = item;
  hits = answer?.hits ?? [];
  queryId = answer?.queryId ?? null;
  showFacts(item);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  if (queryId) say("click");
  try {
    const whole = await get(`/v1/items/${encodeURIComponent(item.id)}`);
    if (shown !== item) return;
    showFacts({ ...item, ...whole });
    await showNear(item);
  } catch (error) {
    if (shown === item) $("item-kind").textContent = error.message;
  }
}

function showFacts(item) {
  $("item-kind").textContent = KINDS[item.modality];
  $("item-title").textContent = title(item);
  showImage($("item-frame"), item.image, title(item));
  const captions = (item.captions ?? []).map((caption) => caption.text ?? caption);
  $("item-captions").replaceChildren(...captions.slice(1).map((text) => element("li", text)));
  const facts = [
    ["id", item.id],
    ["time", moment(item.eventTime)],
    ["source", item.source],
    ["describes", item.partOf],
    ["from", item.reference],
    ["score", item.score === undefined ? undefined : score(item.score)],
    ["generation", item.generation ? `g${item.generation}, aligner a${item.aligner}` : undefined],
    ...Object.entries(item.attributes),
  ].filter(([, value]) => value !== undefined && value !== "");
  $("item-list").replaceChildren(
    ...facts.flatMap(([name, value]) => [element("dt", name), element("dd", String(value))]),
  );
  $("item-judge").hidden = !queryId;
  for (const id of ["judge-up", "judge-down"]) $(id).setAttribute("aria-pressed", "false");
  $("judge-said").textContent = "";
}

/** Neighbours in both modalities. */
async function showNear(item) {
  for (const [modality, place] of [["image", $("near-images")], ["text", $("near-texts")]]) {
    const list = place.querySelector("ol");
    list.replaceChildren();
    const found = await get("/v1/search", { like: item.id, modality, k: 7 });
    if (shown !== item) return;
    const others = found.hits.filter((hit) => hit.id !== item.id).slice(0, 6);
    place.hidden = others.length === 0;
    list.replaceChildren(
      ...others.map((hit) => (modality === "image" ? cardOf(hit, (one) => openItem(one)) : line(hit))),
    );
  }
}

function line(hit) {
  const button = element("button", hit.text);
  button.type = "button";
  button.append(element("span", score(hit.score)));
  button.addEventListener("click", () => openItem(hit));
  const entry = element("li");
  entry.append(button);
  return entry;
}

async function judge(kind) {
  $("judge-up").setAttribute("aria-pressed", String(kind === "up"));
  $("judge-down").setAttribute("aria-pressed", String(kind === "down"));
  $("judge-said").textContent = (await say(kind)) ? "Noted" : "That did not get through";
}

async function say(kind) {
  try {
    await postJson("/v1/feedback", { queryId, id: shown.id, kind });
    return true;
  } catch {
    return false;
  }
}

/** Left and right go through the answers. */
function step(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = hits[hits.findIndex((hit) => hit.id === shown.id) + by];
  if (by && next) {
    event.preventDefault();
    openItem(next, { hits, queryId });
  }
}

function element(name, text = "") {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}
