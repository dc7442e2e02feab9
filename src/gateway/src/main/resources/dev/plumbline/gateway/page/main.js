// Starts the page's parts and goes between its views.

import { onKeyNeeded } from "./api.js";
import { startItem } from "./item.js";
import { startLive } from "./live.js";
import { draw, startMap } from "./map.js";
import { drawRecall, startRecall } from "./recall.js";
import { searchLike, showStart, startSearch } from "./search.js";

const $ = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll("[role=tab]")];

function select(tab, focus = false) {
  for (const one of tabs) {
    const on = one === tab;
    one.setAttribute("aria-selected", String(on));
    one.tabIndex = on ? 0 : -1;
    $(one.getAttribute("aria-controls")).hidden = !on;
  }
  if (focus) tab.focus();
  if (tab.id === "tab-map") draw();
  if (tab.id === "tab-recall") drawRecall();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) select(tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length], true);
  });
}

addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input, select, textarea");
  if (event.key === "/" && !typing && !$("item").open) {
    event.preventDefault();
    select($("tab-search"));
    $("text").select();
  }
});

onKeyNeeded(
  () =>
    new Promise((give) => {
      const dialog = $("key");
      $("key-value").value = "";
      dialog.addEventListener("close", () => give($("key-value").value || null), { once: true });
      dialog.showModal();
    }),
);

startItem((id) => {
  select($("tab-search"));
  searchLike(id);
});
startSearch();
startMap();
startRecall();

let before = "nothing yet";
startLive((stats) => {
  const now = stats ? stats.generation : null;
  if (now === before) return;
  before = now;
  showStart(stats);
  if (!$("view-recall").hidden) drawRecall();
});
