// Orders to the server, and its notes: both pass through parts of the page that nobody sees.
import { type } from "./elements.js";
import { words } from "./words.js";

const PATIENCE = 20_000; // milliseconds after which an order counts as not carried out
const handlers = [];
const waiting = new Map();
let orders = 0;

/** Calls `handle` with every note. */
export const onNote = (handle) => handlers.push(handle);

/** Gives an order; resolves with the note that answers it, or with one that says it was refused or `unheard`. */
export const order = ({ message = "", ...content }) =>
  new Promise((resolve) => {
    const count = ++orders; // the same order twice is an order as well
    waiting.set(String(count), resolve);
    setTimeout(() => {
      waiting.delete(String(count));
      resolve({ refused: words("no_reply"), unheard: true });
    }, PATIENCE);
    type("#words", message);
    type("#order", JSON.stringify({ ...content, count }));
  });

/** What the server is told with every message, to take a conversation up from where it has lost it. */
export const remember = (text) => type("#memory", text);

const decoded = (holder) =>
  Uint8Array.from(atob(holder.textContent.trim()), (letter) => letter.charCodeAt(0));

/**
 * Calls `handle` with the bytes and the title of everything that is handed over in elements of a class. Once: Gradio
 * gives the last of every event again when that ends, by when there may be something newer.
 */
export const onHandedOver = (selector, handle) => {
  const taken = new Set();
  new MutationObserver(() => {
    const holder = document.querySelector(selector);
    if (!holder || taken.has(holder.className)) return;
    taken.add(holder.className);
    handle(decoded(holder), holder.title);
  }).observe(document, { subtree: true, childList: true });
};

onHandedOver("#told .note", (bytes, count) => {
  const note = JSON.parse(new TextDecoder().decode(bytes));
  handlers.forEach((handle) => handle(note));
  waiting.get(count)?.(note);
  waiting.delete(count);
});
