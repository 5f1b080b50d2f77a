// Orders to the server, and its notes: both pass through parts of the page that nobody sees.
import { type } from "./elements.js";

const handlers = [];
const waiting = [];
let orders = 0;

/** Calls `handle` with every note. */
export const onNote = (handle) => handlers.push(handle);

/** Gives an order; resolves with the note that comes next, which the answer to it is where it has one. */
export const order = (content) =>
  new Promise((resolve) => {
    waiting.push(resolve);
    type("#order", JSON.stringify({ ...content, count: ++orders })); // the same order twice is an order as well
  });

/** What the server is told with every message, to take a conversation up from where it has lost it. */
export const remember = (text) => type("#memory", text);

const decoded = (holder) =>
  Uint8Array.from(atob(holder.textContent.trim()), (letter) => letter.charCodeAt(0));

/** Calls `handle` with the bytes and the title of everything that is handed over in elements of a class. */
export const onHandedOver = (selector, handle) => {
  let last = "";
  new MutationObserver(() => {
    const holder = document.querySelector(selector);
    if (!holder || holder.className === last) return;
    last = holder.className;
    handle(decoded(holder), holder.title);
  }).observe(document, { subtree: true, childList: true });
};

onHandedOver("#told .note", (bytes) => {
  const note = JSON.parse(new TextDecoder().decode(bytes));
  handlers.forEach((handle) => handle(note));
  waiting.splice(0).forEach((resolve) => resolve(note));
});
