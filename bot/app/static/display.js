// The dialog in which a learner chooses light or dark and the size of the text.
import { choose, display } from "./comfort.js";
import { make } from "./elements.js";
import { words } from "./words.js";

const CHOICES = { theme: ["", "light", "dark"], size: ["", "larger", "largest"] };
const dialog = make("dialog", { id: "display", className: "sheet" });
dialog.setAttribute("aria-label", words("display"));
document.body.append(dialog);

const choice = (name, value) => {
  const input = make("input", { type: "radio", name, value, checked: display()[name] === value });
  input.addEventListener("change", () => choose({ [name]: value }));
  return make("label", {}, input, words(`${name}_${value || "system"}`));
};

const group = (name) =>
  make("fieldset", {}, make("legend", { textContent: words(name) }), ...CHOICES[name].map((value) => choice(name, value)));

const show = () => {
  const close = make("button", { type: "button", className: "main", textContent: words("close") });
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(
    make("h2", { textContent: words("display") }),
    ...Object.keys(CHOICES).map(group),
    make("p", { className: "sheet-end" }, close));
  dialog.showModal();
};

document.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  if (event.target.closest(".tool[value=display]")) show();
});
