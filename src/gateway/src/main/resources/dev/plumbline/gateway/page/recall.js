// Recall over time: what each aligner reached when it was accepted.

import { get } from "./api.js";
import { count, moment } from "./text.js";

const $ = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, AIR] = [960, 320, 52, 24, 28, 44, 28];

let answer = { aligners: [] };

export function startRecall() {
  $("metric").addEventListener("change", show);
}

/** Fetches the aligners and draws them. */
export async function drawRecall() {
  try {
    answer = await get("/v1/aligners");
  } catch (error) {
    $("chart").replaceChildren(error.message);
    return;
  }
  const names = [...new Set(answer.aligners.flatMap((aligner) => Object.keys(aligner.metrics)))].sort();
  const chosen = $("metric").value;
  $("metric").replaceChildren(...names.map((name) => new Option(name, name)));
  $("metric").value = names.includes(chosen) ? chosen : (PREFERRED.map((like) => names.find((name) => like.test(name))).find(Boolean) ?? "");
  show();
}

// Words to pictures first: that is what most people ask.
const PREFERRED = [/t2i\.r10$/, /r10$/, /rsum$/, /./];

function show() {
  const name = $("metric").value;
  const known = answer.aligners.filter((aligner) => name in aligner.metrics);
  $("recall-empty").hidden = answer.aligners.length > 0;
  $("chart").hidden = known.length === 0;
  $("metric").parentElement.hidden = name === "";
  $("versions").hidden = answer.aligners.length === 0;
  $("versions-metric").textContent = name;
  $("chart").replaceChildren(chart(known, name));
  $("versions").tBodies[0].replaceChildren(...[...answer.aligners].reverse().map((one) => row(one, name)));
}

function chart(aligners, name) {
  const svg = node("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  svg.setAttribute("aria-label", `${name} by aligner version; the numbers are in the table below`);
  const values = aligners.map((aligner) => aligner.metrics[name]);
  const marks = ticks(values);
  const [low, high] = [marks[0], marks.at(-1)];
  const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const times = aligners.map((aligner) => Date.parse(aligner.created));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const inner = WIDTH - LEFT - RIGHT - 2 * AIR;
  const x = (i) => LEFT + AIR + (last === first ? 0.5 : (times[i] - first) / (last - first)) * inner;
  for (const value of marks) {
    svg.append(node("line", { class: "rule", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }));
    svg.append(label(LEFT - 10, y(value) + 4, short(value), "end"));
  }
  svg.append(node("polyline", { class: "curve", points: values.map((v, i) => `${x(i)},${y(v)}`).join(" ") }));
  let right = -Infinity;
  aligners.forEach((aligner, i) => {
    const live = aligner.version === answer.live;
    const mark = node("circle", { class: live ? "version live" : "version", cx: x(i), cy: y(values[i]), r: 5.5 });
    const hint = node("title", {});
    hint.textContent = `a${aligner.version}, ${aligner.method}: ${short(values[i])}, ${moment(aligner.created)}`;
    mark.append(hint);
    svg.append(mark);
    // A name that would stand on the one before it is left out.
    if (x(i) - right > 30) {
      right = x(i);
      svg.append(label(x(i), y(values[i]) - 14, `a${aligner.version}`, "middle", live ? "name" : ""));
    }
  });
  svg.append(label(LEFT, HEIGHT - 14, moment(new Date(first)), "start"));
  if (last > first) svg.append(label(WIDTH - RIGHT, HEIGHT - 14, moment(new Date(last)), "end"));
  return svg;
}

/** Round numbers around the values, four steps or so. */
function ticks(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const raw = (most - least || Math.abs(most) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw);
  const low = Math.floor(least / step - 1e-9) * step;
  const marks = [];
  for (let value = low; value < most + step * 0.999; value += step) marks.push(value);
  return marks.length > 1 ? marks : [low, low + step];
}

function row(aligner, name) {
  const line = document.createElement("tr");
  line.classList.toggle("live", aligner.version === answer.live);
  const value = aligner.metrics[name];
  const candidates = aligner.metrics[name.replace(/[^.]+$/, "candidates")];
  const cells = [
    `a${aligner.version}${aligner.version === answer.live ? " · live" : ""}`,
    aligner.method,
    moment(aligner.created),
    aligner.parent ? `a${aligner.parent}` : "",
    value === undefined ? "" : short(value),
    candidates === undefined ? "" : count(candidates),
    aligner.generations.map((generation) => `g${generation}`).join(", "),
  ];
  cells.forEach((text, i) => {
    const cell = line.insertCell();
    cell.textContent = text;
    cell.classList.toggle("number", i === 4 || i === 5);
  });
  return line;
}

const short = (value) => String(Number(value.toPrecision(4)));

function label(x, y, text, anchor, name = "") {
  const made = node("text", { x, y, "text-anchor": anchor, class: name });
  made.textContent = text;
  return made;
}

function node(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
