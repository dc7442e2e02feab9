// The API: every request of the page goes through here.

const KEY = "plumbline-key";

/** What the gateway said went wrong; `problem` is RFC 9457's object. */
export class ApiError extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

let askForKey = async () => null;

/** Says how a key is asked for: a function that gives one, or null. */
export function onKeyNeeded(ask) {
  askForKey = ask;
}

function authorization() {
  const key = sessionStorage.getItem(KEY);
  return key ? { authorization: `Bearer ${key}` } : {};
}

let asking = null;

async function request(path, options = {}) {
  const send = () =>
    fetch(path, { ...options, headers: { ...options.headers, ...authorization() } });
  let response;
  try {
    response = await send();
    while (response.status === 401) {
      asking ??= askForKey().finally(() => (asking = null));
      const key = await asking;
      if (key === null) break;
      sessionStorage.setItem(KEY, key);
      response = await send();
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError({ type: "unreachable", detail: "The gateway does not answer. Is it running?" });
  }
  const wait = Number(response.headers.get("retry-after"));
  if (response.status === 503 && wait > 0 && wait <= 2 && !options.method && !options.again) {
    await new Promise((resume) => setTimeout(resume, wait * 1000 * (0.5 + Math.random())));
    return request(path, { ...options, again: true });
  }
  if (!response.ok) {
    throw new ApiError(await response.json().catch(() => ({ detail: response.statusText })));
  }
  return response;
}

/** A JSON answer. Parameters without a value are left out. */
export async function get(path, parameters = {}, signal) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== "" && value !== null) query.set(name, value);
  }
  const tail = query.size > 0 ? `?${query}` : "";
  return (await request(path + tail, { signal })).json();
}

export async function postJson(path, body) {
  const headers = { "content-type": "application/json" };
  return (await request(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
}

export async function postForm(path, form, signal) {
  return (await request(path, { method: "POST", body: form, signal })).json();
}

/** Shows a picture in an element, or a word where there is none. */
export async function showImage(frame, path, alt) {
  const image = document.createElement("img");
  image.alt = alt;
  image.loading = "lazy";
  image.decoding = "async";
  const none = () => {
    frame.replaceChildren("no picture");
    frame.classList.add("none");
  };
  image.addEventListener("error", none);
  frame.replaceChildren(image);
  if (!sessionStorage.getItem(KEY)) {
    image.src = path;
    return;
  }
  // A key travels in a header, which an img element cannot send.
  try {
    image.src = URL.createObjectURL(await (await request(path)).blob());
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  } catch {
    none();
  }
}

/**
 * Calls back with the data of each server-sent event, and with null when the stream breaks. While
 * the page is hidden there is no stream: a browser has few connections, and tabs share them.
 */
export async function follow(path, take) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 15000)) {
    await shown();
    const stream = new AbortController();
    const stop = () => document.hidden && stream.abort();
    const leave = () => stream.abort();
    document.addEventListener("visibilitychange", stop);
    addEventListener("pagehide", leave);
    try {
      const response = await request(path, { signal: stream.signal });
      await read(response.body, (data) => {
        wait = 1000;
        take(data);
      });
    } catch {
      // Told to the caller below, as a stream that ended is.
    }
    document.removeEventListener("visibilitychange", stop);
    removeEventListener("pagehide", leave);
    if (stream.signal.aborted) continue;
    take(null);
    await new Promise((resume) => setTimeout(resume, wait));
  }
}

async function read(body, take) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const lines = rest.split("\n");
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith("data:")) take(JSON.parse(line.slice(5)));
    }
  }
}

function shown() {
  return new Promise((resume) => {
    const look = () => {
      if (document.hidden) return;
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", look);
      resume();
    };
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", look);
    look();
  });
}
