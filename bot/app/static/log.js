// The log: what is being answered, what of it is read out, and where it is scrolled to.
import { announce } from "./announce.js";
import { motion } from "./elements.js";
import { words } from "./words.js";

const PATIENCE = 700; // milliseconds after which it is said that an answer is on its way
let is_busy = false;
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
  const row = lastOf("#log .message-row.user-row, #log .user-row");
  const view = row?.closest(".bubble-wrap");
  if (view) view.scrollTo({ top: row.offsetTop - view.offsetTop - 8, behavior: motion() });
};

const begin = () => {
  timer = setTimeout(() => announce(words("reading")), PATIENCE);
  requestAnimationFrame(scroll);
};

const end = () => {
  clearTimeout(timer);
  announce(`${words("answered")} ${lastAnswer()}`);
  requestAnimationFrame(scroll);
};

const look = () => {
  const log = document.querySelector("#log [role=log]");
  // What is read out is decided here: Gradio would read every piece of an answer as it grows.
  if (log && log.getAttribute("aria-live") !== "off") log.setAttribute("aria-live", "off");
  // Gradio names each message by its source text, which here is HTML that nobody wants read out.
  document.querySelectorAll("#log [data-testid][aria-label]").forEach((message) => message.removeAttribute("aria-label"));
  document.body.classList.toggle("talking", Boolean(document.querySelector("#log .answer")));
  const busy = Boolean(document.querySelector("#log :is(.waiting, .growing)"));
  if (busy === is_busy) return;
  is_busy = busy;
  document.body.classList.toggle("busy", busy);
  (busy ? begin : end)();
};

new MutationObserver(look).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-label", "aria-live"] });
