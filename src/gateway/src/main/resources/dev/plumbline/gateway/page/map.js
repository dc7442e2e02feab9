// The map: items in the plane in which they differ most.

import { get, showImage } from "./api.js";
import { openItem } from "./item.js";
import { count, title } from "./text.js";

const $ = (id) => document.getElementById(id);
const area = $("map");
const MARGIN = 40;

let points = [];
let view = { scale: 1, x: 0, y: 0 };

export function startMap() {
  $("map-again").addEventListener("click", draw);
  $("map-in").addEventListener("click", () => zoom(1.4));
  $("map-out").addEventListener("click", () => zoom(1 / 1.4));
  area.addEventListener("wheel", wheel, { passive: false });
  area.addEventListener("pointerdown", drag);
  area.addEventListener("keydown", walk);
  addEventListener("resize", place);
}

/** Fetches a sample and draws it. */
export async function draw() {
  $("map-summary").textContent = "Drawing…";
  try {
    const map = await get("/v1/map", { limit: innerWidth < 720 ? 160 : 320 });
    view = { scale: 1, x: 0, y: 0 };
    points = map.points.map((point) => ({ ...point, node: nodeOf(point) }));
    area.replaceChildren(...points.map((point) => point.node));
    if (points.length > 0) points[0].node.tabIndex = 0;
    place();
    const shares = map.explained.map((share) => `${Math.round(share * 100)} %`).join(" and ");
    $("map-summary").textContent =
      points.length === 0
        ? "There are no items yet."
        : `${count(points.length)} items of generation g${map.generation}; the axes hold ${shares} of what differs.`;
  } catch (error) {
    area.replaceChildren();
    $("map-summary").textContent = error.message;
  }
}

function nodeOf(point) {
  const node = document.createElement("button");
  node.type = "button";
  node.tabIndex = -1;
  node.ariaLabel = title(point);
  if (point.modality === "text") {
    node.className = "said";
  } else {
    node.className = "shown";
    showImage(node, point.image, title(point));
  }
  node.addEventListener("click", () => openItem(point));
  node.addEventListener("pointerenter", () => tip(point));
  node.addEventListener("focus", () => tip(point));
  node.addEventListener("pointerleave", () => tip(null));
  node.addEventListener("blur", () => tip(null));
  return node;
}

/** Puts each item where it belongs; both axes have the same scale, so distances can be compared. */
function place() {
  if (points.length === 0 || area.clientWidth === 0) return;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const unit = Math.min(
    (area.clientWidth - 2 * MARGIN) / (right - left || 1),
    (area.clientHeight - 2 * MARGIN) / (high - low || 1),
  );
  for (const point of points) {
    const x = (point.x - (left + right) / 2) * unit * view.scale + area.clientWidth / 2 + view.x;
    const y = ((low + high) / 2 - point.y) * unit * view.scale + area.clientHeight / 2 + view.y;
    Object.assign(point, { left: x, top: y });
    point.node.style.translate = `${x.toFixed(1)}px ${y.toFixed(1)}px`;
  }
}

function tip(point) {
  area.querySelector(".tip")?.remove();
  if (!point || point.modality !== "text") return;
  const node = document.createElement("div");
  node.className = "tip";
  node.textContent = point.text;
  area.append(node);
  const x = Math.min(Math.max(8, point.left + 12), area.clientWidth - node.offsetWidth - 8);
  const y = Math.min(point.top + 12, area.clientHeight - node.offsetHeight - 8);
  node.style.translate = `${x}px ${y}px`;
}

/** Changes the scale and keeps the point under the pointer where it is. */
function zoom(factor, x = area.clientWidth / 2, y = area.clientHeight / 2) {
  const scale = Math.min(12, Math.max(0.6, view.scale * factor));
  const by = scale / view.scale;
  const [dx, dy] = [x - area.clientWidth / 2, y - area.clientHeight / 2];
  view = { scale, x: dx - (dx - view.x) * by, y: dy - (dy - view.y) * by };
  place();
}

function wheel(event) {
  event.preventDefault();
  const box = area.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 400), event.clientX - box.left, event.clientY - box.top);
}

function drag(event) {
  if (event.button !== 0) return;
  let moved = false;
  const [fromX, fromY, start] = [event.clientX, event.clientY, { ...view }];
  const move = (now) => {
    const [dx, dy] = [now.clientX - fromX, now.clientY - fromY];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true;
    area.classList.add("dragging");
    view = { ...start, x: start.x + dx, y: start.y + dy };
    place();
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    area.classList.remove("dragging");
    // The end of a drag over an item is no choice of it.
    if (moved) addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

/** Arrow keys go to the nearest item in their direction. */
function walk(event) {
  const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  const here = points.find((point) => point.node === document.activeElement);
  if (!way || !here) return;
  event.preventDefault();
  let best = null;
  let least = Infinity;
  for (const point of points) {
    const along = (point.left - here.left) * way[0] + (point.top - here.top) * way[1];
    const aside = Math.abs((point.left - here.left) * way[1]) + Math.abs((point.top - here.top) * way[0]);
    if (along > 0.5 && along + 2 * aside < least) [best, least] = [point, along + 2 * aside];
  }
  if (best) {
    here.node.tabIndex = -1;
    best.node.tabIndex = 0;
    best.node.focus();
  }
}
