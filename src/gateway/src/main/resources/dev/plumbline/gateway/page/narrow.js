// What narrows a search beside its filter: a span of event time, and a generation that is not the live one.

import { get } from "./api.js";
import { moment } from "./text.js";

const $ = (id) => document.getElementById(id);
const FIELDS = ["from", "to", "generation"];

export function startNarrow() {
  $("narrow-toggle").addEventListener("click", () => show($("narrow").hidden));
  $("narrow-clear").addEventListener("click", () => {
    setNarrow(new URLSearchParams());
    $("from").dispatchEvent(new Event("change", { bubbles: true }));
  });
  $("narrow").addEventListener("change", mark);
}

/** The parameters of the API that are set; a time is the browser's, told in UTC. */
export function narrow() {
  return {
    from: instant($("from").value),
    to: instant($("to").value),
    generation: $("generation").value || undefined,
  };
}

/** Takes what an address says. */
export function setNarrow(query) {
  $("from").value = local(query.get("from"));
  $("to").value = local(query.get("to"));
  const generation = query.get("generation") ?? "";
  if (![...$("generation").options].some((option) => option.value === generation)) {
    $("generation").append(new Option(`g${generation}`, generation));
  }
  $("generation").value = generation;
  showNarrowProblem(null);
  show(FIELDS.some((name) => $(name).value));
}

/** Whether the problem is of one of these fields; if so it is shown there. */
export function showNarrowProblem(problem) {
  const field = problem && FIELDS.includes(problem.parameter) ? $(problem.parameter) : null;
  for (const name of FIELDS) $(name).setAttribute("aria-invalid", String($(name) === field));
  $("problem-narrow").hidden = !field;
  $("problem-narrow").textContent = field ? problem.detail : "";
  if (field) {
    show(true);
    field.focus();
  }
  return Boolean(field);
}

function show(on) {
  $("narrow").hidden = !on;
  $("narrow-toggle").setAttribute("aria-expanded", String(on));
  mark();
  if (on) offerGenerations();
}

/** That something is set is seen while the row is closed, too. */
function mark() {
  $("narrow-toggle").classList.toggle("set", FIELDS.some((name) => $(name).value));
}

async function offerGenerations() {
  let aligners;
  try {
    ({ aligners } = await get("/v1/aligners"));
  } catch {
    return; // The live generation can still be asked.
  }
  const chosen = $("generation").value;
  const offered = aligners.flatMap((aligner) =>
    aligner.generations.map((number) => ({ number, aligner })),
  );
  offered.sort((one, other) => other.number - one.number);
  const options = offered.map(
    ({ number, aligner }) =>
      new Option(`g${number} · aligner a${aligner.version}, ${moment(aligner.created)}`, number),
  );
  $("generation").replaceChildren(new Option("the live generation", ""), ...options);
  if (chosen && !offered.some(({ number }) => String(number) === chosen)) {
    $("generation").append(new Option(`g${chosen} · no longer there`, chosen));
  }
  $("generation").value = chosen;
}

const instant = (value) => (value ? new Date(value).toISOString() : undefined);

/** A moment as the input writes it, in the browser's time zone. */
function local(iso) {
  const time = new Date(iso ?? NaN);
  if (Number.isNaN(time.getTime())) return "";
  return new Date(time.getTime() - time.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}
