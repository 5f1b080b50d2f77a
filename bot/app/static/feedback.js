// Says to the author whether an answer helped: the sections and a reason, and words only where the learner agrees.
import { tell } from "./announce.js";
import { make } from "./elements.js";
import { words } from "./words.js";

const REASONS = ["wrong section", "not answered", "outdated", "other"];
const dialog = make("dialog", { id: "why", className: "sheet" });
dialog.setAttribute("aria-label", words("why"));
document.body.append(dialog);

const sectionsOf = (turn) =>
  [...new Set((turn.citations.length ? turn.citations : turn.nearest).map((each) => each.section))].slice(0, 20);

/** Sends what was said of an answer, and thanks for it. */
export const send = async (turn, said) => {
  if (!turn) return tell(words("not_sent"));
  const about = { kind: turn.kind, mode: turn.mode, sections: sectionsOf(turn) };
  const body = { reason: null, consent: false, question: null, comment: null, ...about, ...said };
  const reply = await fetch("/feedback", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  const is_kept = reply?.ok && (await reply.json()).kept;
  tell(words(is_kept ? "thanks" : "not_sent"));
};

const reason = (value) => {
  const input = make("input", { type: "radio", name: "reason", value, required: true });
  return make("label", {}, input, words(value.replace(" ", "_")));
};

/** Asks what was wrong with an answer, and sends it. */
export const askWhy = (turn) => {
  const comment = make("textarea", { name: "comment", rows: 3, maxLength: 300, disabled: true });
  const consent = make("input", { type: "checkbox", name: "consent" });
  consent.addEventListener("change", () => (comment.disabled = !consent.checked));
  const close = make("button", { type: "button", textContent: words("cancel") });
  close.addEventListener("click", () => dialog.close());
  const form = make("form", { method: "dialog" },
    make("h2", { textContent: words("why") }),
    make("fieldset", {}, make("legend", { textContent: words("reason") }), ...REASONS.map(reason)),
    make("label", { className: "consent" }, consent, words("consent")),
    make("label", { className: "comment" }, words("comment"), comment),
    make("p", { className: "sheet-end" }, close, make("button", { className: "main", textContent: words("send") })));
  form.addEventListener("submit", () => {
    const told = consent.checked ? { consent: true, question: turn?.message || null, comment: comment.value.trim() || null } : {};
    send(turn, { verdict: "bad", reason: form.elements.reason.value, ...told });
  });
  dialog.replaceChildren(form);
  dialog.showModal();
};

document.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
