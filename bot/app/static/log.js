// The log: what is being answered, what of it is read out, and where it is scrolled to.
import { announce } from "./announce.js";
import { onNote } from "./bridge.js";
import { motion } from "./elements.js";
import { words } from "./words.js";

const PATIENCE = 700; // milliseconds after which it is said that an answer is on its way
let is_waiting = false;
let asked = "";
let timer = 0;

const lastOf = (selector) => [...document.querySelectorAll(selector)].at(-1);

/** The words of the last answer, without its buttons. */
const lastAnswer = () => {
  const answer = lastOf("#log .answer")?.cloneNode(true);
  answer?.querySelectorAll(".acts, .answer-mode").forEach((part) => part.remove());
  return answer?.textContent.trim().replace(/\s+/g, " ") || "";
};

/** The last question at the top of the log, so that its answer is read from its beginning. */
const scroll = () => {
  const row = lastOf("#log .user-row");
  const view = row?.closest(".bubble-wrap");
  if (view) view.scrollTo({ top: row.offsetTop - view.offsetTop - 8, behavior: motion() });
};

export const isBusy = () => document.body.classList.contains("busy");

/** What was asked last, also while it is not yet in the log. */
export const lastAsked = () => (isBusy() && asked) || lastOf("#log .message-text")?.textContent || "";

const begin = (message) => {
  asked = message;
  if (isBusy()) return;
  timer = setTimeout(() => announce(words("reading")), PATIENCE);
  document.body.classList.add("busy");
};

/** Nothing is being answered any more. */
export const end = () => {
  clearTimeout(timer);
  document.body.classList.remove("busy");
};

onNote((note) => {
  if (note.answered || note.refused || note.forgotten) end();
  if (!note.answered || note.stopped) return;
  asked = "";
  requestAnimationFrame(() => {
    announce(`${words("answered")} ${lastAnswer()}`);
    scroll();
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.closest("#question")) begin(event.target.value);
});
document.addEventListener("click", (event) => {
  const chip = event.target.closest("#log :is(.option, .example)");
  if (chip) begin(chip.textContent.trim());
  if (event.target.closest("#question .submit-button")) begin(document.querySelector("#question textarea").value);
});

const look = () => {
  const log = document.querySelector("#log [role=log]");
  // What is read out is decided here: Gradio would read every piece of an answer as it grows.
  if (log && log.getAttribute("aria-live") !== "off") log.setAttribute("aria-live", "off");
  // Gradio names each message by its source text, which here is HTML that nobody wants read out.
  document.querySelectorAll("#log [data-testid][aria-label]").forEach((message) => message.removeAttribute("aria-label"));
  // Gradio calls the first questions a list, which buttons cannot stand in.
  document.querySelector("#log .examples[role=list]")?.setAttribute("role", "group");
  document.body.classList.toggle("talking", Boolean(document.querySelector("#log .answer")));
  const waits = Boolean(document.querySelector("#log .waiting"));
  if (waits && !is_waiting) {
    begin(asked);
    requestAnimationFrame(scroll);
  }
  // Gradio says in such a box that a message was not taken, and then no answer comes.
  if (document.querySelector(".toast-body.error")) end();
  is_waiting = waits;
};

new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-label", "aria-live"] });
