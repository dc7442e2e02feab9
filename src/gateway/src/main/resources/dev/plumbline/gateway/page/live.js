// The live strip: figures as they come.

import { follow } from "./api.js";
import { count, rate, span } from "./text.js";

const $ = (id) => document.getElementById(id);
const rates = [];
const KEPT = 60;

/** Follows the figures; calls back with each, and with null while there are none. */
export function startLive(take) {
  follow("/v1/stats/stream", (stats) => {
    $("strip").dataset.state = stats ? "live" : "lost";
    $("strip").title = stats ? "" : "The gateway does not answer; trying again.";
    if (stats) show(stats);
    take(stats);
  });
}

function show(stats) {
  $("live-rate").textContent = rate(stats.eventsPerSecond);
  $("live-items").textContent = count(stats.items.total);
  $("live-fresh").hidden = !stats.freshness;
  if (stats.freshness) {
    $("live-p50").textContent = span(stats.freshness.p50Ms);
    $("live-p99").textContent = span(stats.freshness.p99Ms);
  }
  $("live-aligner").textContent = stats.aligner ? `a${stats.aligner}` : "–";
  rates.push(stats.eventsPerSecond);
  if (rates.length > KEPT) rates.shift();
  const top = Math.max(...rates);
  $("live-spark").parentElement.hidden = top === 0;
  if (top === 0) return;
  const points = rates.map((value, i) => `${i + KEPT - rates.length},${15 - (13 * value) / top}`);
  $("live-spark").firstElementChild.setAttribute("points", points.join(" "));
}
