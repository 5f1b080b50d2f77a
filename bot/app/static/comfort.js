// Light or dark, and the size of the text: as the learner chose on any page, else as the system has it.
import { lasting, readJson } from "./storage.js";

const KEY = "career-guide:display";
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const kept = () => readJson(lasting, KEY) || {};

const apply = () => {
  const { theme = "", size = "" } = kept();
  root.dataset.theme = theme;
  root.dataset.text = size;
  const is_dark = theme ? theme === "dark" : system.matches;
  // Gradio's own dark colours go by a class, which it sets by the system alone.
  if (document.body && document.body.classList.contains("dark") !== is_dark) document.body.classList.toggle("dark", is_dark);
};

/** What was chosen: `theme` is light, dark or empty; `size` is larger, largest or empty. */
export const display = () => ({ theme: "", size: "", ...kept() });

/** Chooses, for all pages. */
export const choose = (changed) => {
  lasting.set(KEY, JSON.stringify({ ...kept(), ...changed }));
  apply();
};

system.addEventListener("change", apply);
addEventListener("storage", ({ key }) => key === KEY && apply());
new MutationObserver(apply).observe(document.body, { attributeFilter: ["class"] });
apply();
