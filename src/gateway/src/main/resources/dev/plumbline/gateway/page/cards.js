// Items as cards: in the grid of answers, and in the rows of neighbours.

import { showImage } from "./api.js";
import { ago, moment, score, title } from "./text.js";

const card = document.getElementById("card");
const placeholder = document.getElementById("placeholder");

/** A card for a hit; it calls `open` when it is chosen. */
export function cardOf(hit, open) {
  const node = card.content.firstElementChild.cloneNode(true);
  const frame = node.querySelector(".frame");
  const words = node.querySelector(".words");
  if (hit.modality === "text") {
    node.classList.add("text-card");
    const of = document.createElement("span");
    of.className = "of";
    frame.replaceChildren(hit.text, of);
    showImage(of, hit.image, "");
    words.textContent = `a caption of ${hit.partOf}`;
  } else {
    showImage(frame, hit.image, title(hit));
    words.textContent = hit.captions.length > 0 ? title(hit) : "no caption yet";
    words.classList.toggle("none", hit.captions.length === 0);
  }
  node.querySelector(".score b").textContent = score(hit.score);
  node.querySelector(".score i").style.setProperty("--share", `${Math.max(0, hit.score) * 100}%`);
  const when = node.querySelector(".when");
  when.textContent = ago(hit.eventTime);
  when.title = moment(hit.eventTime);
  const button = node.querySelector("button");
  button.dataset.id = hit.id;
  button.addEventListener("click", () => open(hit));
  return node;
}

/** What stands in the grid while answers are on their way. */
export function placeholders(n) {
  return Array.from({ length: n }, () => placeholder.content.firstElementChild.cloneNode(true));
}
