// What can be done with a question and its answer: copy, ask again, edit, and say whether it helped.
import { tell } from "./announce.js";
import { order } from "./bridge.js";
import { make, type } from "./elements.js";
import { answerText } from "./export.js";
import { askWhy, send } from "./feedback.js";
import { current } from "./keeping.js";
import { lastAsked } from "./log.js";
import { words } from "./words.js";

const box = () => document.querySelector("#question textarea");
const turn = (number) => current()?.turns[number - 1];
const isEditing = () => document.body.classList.contains("editing");

/** Pages without encryption have no clipboard of their own; the old way works there. */
const copyText = async (text) => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const field = make("textarea", { value: text, className: "hidden-words" });
  document.body.append(field);
  field.select();
  const is_copied = document.execCommand("copy");
  field.remove();
  return is_copied;
};

const copy = async (button) => {
  const kept = turn(Number(button.value));
  const shown = button.closest(".answer").cloneNode(true);
  shown.querySelector(".acts").remove();
  tell(words((await copyText(kept ? answerText(kept) : shown.textContent)) ? "copied" : "copy_failed"));
};

const edit = () => {
  document.body.classList.add("editing");
  type("#question", lastAsked());
  box().focus();
};

const endEditing = () => {
  document.body.classList.remove("editing");
  type("#question", "");
};

/** Asks what stands in the box in place of the last question. */
const askEdited = () => {
  const message = box().value;
  endEditing();
  order({ do: "edit", message });
};

const ACTS = {
  "act-copy": copy,
  "act-again": () => order({ do: "edit", message: lastAsked() }),
  "act-edit": edit,
  "act-good": (button) => send(turn(Number(button.value)), { verdict: "good" }),
  "act-bad": (button) => askWhy(turn(Number(button.value))),
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(".act");
  const act = button && ACTS[[...button.classList].find((name) => ACTS[name])];
  if (act) act(button);
  if (isEditing() && event.target.closest("#log :is(.option, .example), #restart, .talk-open")) endEditing();
  // What is pressed goes away; the keyboard's place is then the text box.
  if (event.target.closest("#log :is(.option, .example, .act-again), #restart, #stop") && matchMedia("(pointer: fine)").matches) box()?.focus();
});

const intercept = (event, act) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
};

// While a question is edited, Enter and the button send it in place of the last one: before Gradio sees them.
for (const name of ["keydown", "keypress"]) {
  document.addEventListener(name, (event) => {
    if (!isEditing() || event.target !== box()) return;
    if (event.key === "Escape") intercept(event, endEditing);
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) intercept(event, name === "keydown" ? askEdited : () => {});
  }, true);
}
document.addEventListener("click", (event) => {
  if (isEditing() && event.target.closest("#question .submit-button")) intercept(event, askEdited);
  if (event.target.closest("#cancel-edit")) endEditing();
}, true);
