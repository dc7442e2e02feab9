// Recall over time: what each aligner reached when it was accepted.

import { get } from "./api.js";
import { moment } from "./text.js";

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
  const [low, high] = range(values);
  const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const times = aligners.map((aligner) => Date.parse(aligner.created));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const inner = WIDTH - LEFT - RIGHT - 2 * AIR;
  const x = (i) => LEFT + AIR + (last === first ? 0.5 : (times[i] - first) / (last - first)) * inner;
  for (let i = 0; i <= 4; i++) {
    const value = low + ((high - low) * i) / 4;
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

/** The values with some air around; 0 is not left out where it is near. */
function range(values) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = (most - least) * 0.25 || Math.abs(most) * 0.2 || 1;
  return [least >= 0 && least < 2 * air ? 0 : least - air, most + air];
}

function row(aligner, name) {
  const line = document.createElement("tr");
  line.classList.toggle("live", aligner.version === answer.live);
  const value = aligner.metrics[name];
  const cells = [
    `a${aligner.version}${aligner.version === answer.live ? " · live" : ""}`,
    aligner.method,
    moment(aligner.created),
    aligner.parent ? `a${aligner.parent}` : "",
    value === undefined ? "" : short(value),
    aligner.generations.map((generation) => `g${generation}`).join(", "),
  ];
  cells.forEach((text, i) => {
    const cell = line.insertCell();
    cell.textContent = text;
    cell.classList.toggle("number", i === 4);
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
