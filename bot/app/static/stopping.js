// Ends an answer that is still growing: taken back by Stop, or kept as far as it goes where something else is opened.
import { order } from "./bridge.js";
import { type } from "./elements.js";
import { end, isBusy, lastAsked } from "./log.js";

const SETTLED = 500; // milliseconds after which nothing more comes of an answer that was stopped
const SOON = 2000; // milliseconds within which an answer is begun, and one that does not grow is there
const STEP = 50;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
let settling = null;
let is_taken_back = true; // whether what Stop ends is taken back

/** Its question goes back into the box, and the log to what it was before. */
const takeBack = async () => {
  const message = lastAsked();
  end();
  await pause(SETTLED);
  order({ do: "stopped" });
  const box = document.querySelector("#question textarea");
  if (!box.value) type("#question", message);
};

/** Whether the server knows of the answer: until then not even the question could be kept. */
const hasBegun = () => Boolean(document.querySelector("#log :is(.begun, .growing)"));

const keepShown = async () => {
  for (let waited = 0; isBusy() && !hasBegun() && waited < SOON; waited += STEP) await pause(STEP);
  if (!isBusy()) return;
  is_taken_back = false;
  document.getElementById("stop").click();
  is_taken_back = true;
  await pause(SETTLED);
  await order({ do: "keep" });
  end();
};

/** Resolves once nothing more comes of the answer that is under way; what is shown of it is kept. */
export const settle = () => (settling ??= keepShown().finally(() => (settling = null)));

document.addEventListener("click", (event) => {
  if (event.target.closest("#stop") && is_taken_back) takeBack();
});

// A new conversation that a learner begins, not one that follows upon a deletion: before Gradio sees it.
document.addEventListener("click", (event) => {
  const restart = event.target.closest("#restart");
  if (!restart || !event.isTrusted || !isBusy()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  settle().then(() => restart.click());
}, true);
