// Numbers and times for people.

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const whole = new Intl.NumberFormat("en");
const full = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });
const units = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];

export const count = (n) => whole.format(n);
export const rate = (n) => (n >= 100 ? whole.format(Math.round(n)) : n.toFixed(1));
export const score = (n) => n.toFixed(3);
export const moment = (iso) => full.format(new Date(iso));

/** 840 ms, 1.4 s, 2.1 min */
export function span(ms) {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60000 ? `${(ms / 1000).toFixed(1)} s` : `${(ms / 60000).toFixed(1)} min`;
}

export function ago(iso) {
  const seconds = (new Date(iso) - Date.now()) / 1000;
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.round(seconds / length), unit);
  }
  return "just now";
}

/** What stands for an item in words: its first caption, its text, or its id. */
export const title = (item) => {
  const first = item.captions?.[0];
  return item.text ?? first?.text ?? first ?? item.id;
};
