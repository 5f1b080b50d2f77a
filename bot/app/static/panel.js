// The panel beside the chat: a marker opens its source in it, and where there is no room it opens over the chat.
import { onNote, order } from "./bridge.js";
import { appeared, isNarrow, make, motion } from "./elements.js";
import { words } from "./words.js";

const SOURCES = 0;
const SOURCE = /^answer-(\d+)-source-\d+$/;
let opener = null;

const tabs = () => document.querySelectorAll("#tabs [role=tab]:not([aria-hidden=true])");

/** Shows one of the panel's tabs, by its place. */
const showTab = (place) => {
  const tab = tabs()[place];
  if (tab && tab.getAttribute("aria-selected") !== "true") tab.click();
  return tab;
};

const isOpen = () => document.body.classList.contains("panel-open");

/** Where there is no room for the panel it covers the chat, which then cannot be reached. */
const cover = (is_open) => {
  document.body.classList.toggle("panel-open", is_open);
  document.querySelectorAll("#top, #talk").forEach((part) => (part.inert = is_open));
};

const openPanel = (from) => {
  opener = from;
  cover(true);
};

const closePanel = () => {
  if (!isOpen()) return;
  cover(false);
  opener?.isConnected && opener.focus();
};

const focus = (element) => {
  element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: isNarrow() ? "auto" : motion() });
};

const openAround = (element) => {
  for (let step = element; step; step = step.parentElement) if (step.tagName === "DETAILS") step.open = true;
};

/** The sources of an earlier answer are asked for; those of the last stand in the panel. */
const source = (id) => {
  const selector = `#${CSS.escape(id)}`;
  if (!document.querySelector(selector)) order({ do: "show", number: Number(SOURCE.exec(id)[1]) });
  return appeared(selector);
};

const follow = async (marker, id) => {
  if (isNarrow()) openPanel(marker);
  showTab(SOURCES);
  const found = await source(id);
  if (!found) return;
  openAround(found);
  focus(found.querySelector("mark") || found.querySelector("summary"));
};

/** Scrolls the panel, and nothing else, to words that are quoted; to its top where they are in sight from there. */
const showQuoted = (panel, marks) => {
  const origin = panel.getBoundingClientRect().top - panel.scrollTop;
  const [first, last] = [marks.at(0), marks.at(-1)].map((mark) => mark?.getBoundingClientRect());
  const is_below = last && last.bottom - origin > panel.clientHeight;
  panel.scrollTo({ top: is_below ? first.top - origin - panel.clientHeight / 4 : 0, behavior: motion() });
};

onNote(async ({ answered, stopped, number }) => {
  if (!answered || stopped) return;
  await new Promise(requestAnimationFrame); // the sources of the answer are there with its note
  const source = await appeared(`#sources [id^="answer-${number}-source-"]`, 500);
  const panel = document.getElementById("panel");
  if (panel?.querySelector("#sources")?.checkVisibility()) showQuoted(panel, [...(source?.querySelectorAll("mark") ?? [])]);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const id = decodeURIComponent(link.hash.slice(1));
  if (SOURCE.test(id)) {
    event.preventDefault();
    follow(link, id);
  } else if (link.matches(".back")) {
    event.preventDefault();
    opener = null;
    closePanel();
    document.getElementById(id)?.focus();
  }
});

document.addEventListener("click", (event) => {
  const button = event.target.closest(".to-panel");
  if (!button) return;
  openPanel(button);
  showTab(Number(button.value))?.focus();
});

// Tabs are moved through with the arrow keys, which Gradio leaves out.
document.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const all = [...tabs()];
  if (!step || !all.includes(event.target)) return;
  event.preventDefault();
  showTab((all.indexOf(event.target) + step + all.length) % all.length)?.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) closePanel();
});

matchMedia("(max-width: 900px)").addEventListener("change", closePanel);

appeared("#panel", 30_000).then((panel) => {
  if (!panel) return;
  const close = make("button", { type: "button", id: "close-panel", className: "plain", textContent: words("close") });
  close.addEventListener("click", closePanel);
  panel.prepend(close);
});
