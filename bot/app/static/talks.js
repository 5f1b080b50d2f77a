// The list of the conversations that this browser keeps: open, rename, save, delete, and open one from a file.
import { tell } from "./announce.js";
import { chooseFile, make, save } from "./elements.js";
import { fileName, talkJson, talkText } from "./export.js";
import { current, leave, open, retitle } from "./keeping.js";
import { settle } from "./stopping.js";
import { allTalks, asTalk, newId, readTalk, removeTalk, writeTalk } from "./store.js";
import { words } from "./words.js";

const LARGEST = 4_000_000;
const dialog = make("dialog", { id: "talks", className: "sheet" });
document.body.append(dialog);

const isSpoken = (talk) => talk.turns.some((turn) => turn.message);

const when = (time) => new Date(time).toLocaleDateString(undefined, { day: "numeric", month: "short", year: "numeric" });

const button = (key, act, properties = {}) => {
  const element = make("button", { type: "button", textContent: words(key), ...properties });
  element.addEventListener("click", act);
  return element;
};

const openTalk = async ({ id }) => {
  dialog.close();
  await settle();
  const talk = readTalk(id); // as it is now, which the list may not show
  if (!talk || !(await open(talk))) tell(words("not_opened"));
};

const rename = (talk, item) => {
  const field = make("input", { type: "text", value: talk.title, maxLength: 100, className: "rename" });
  field.setAttribute("aria-label", words("new_title"));
  const end = (is_kept) => {
    if (is_kept && field.value.trim()) retitle(talk.id, field.value.trim());
    list(talk.id);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // Enter would press what comes to stand here, Escape close the whole dialog
    end(event.key === "Enter");
  });
  field.addEventListener("blur", () => field.isConnected && end(true));
  item.querySelector(".talk-open").replaceWith(field);
  field.focus();
  field.select();
};

const remove = (talk) => {
  removeTalk(talk.id);
  if (current()?.id === talk.id) document.getElementById("restart")?.click();
  list();
  tell(words("deleted", { title: talk.title }));
};

const row = (talk) => {
  const title = talk.title || words("untitled");
  const named = (key) => ({ title: words(key + "_named", { title }), ariaLabel: words(key + "_named", { title }) });
  const opener = button("open", () => openTalk(talk), { className: "talk-open", textContent: title });
  opener.append(make("span", { textContent: when(talk.changed) }));
  if (talk.id === current()?.id) opener.setAttribute("aria-current", "true");
  const item = make("li", {}, opener);
  item.dataset.id = talk.id;
  item.append(
    make("p", {},
      button("rename", () => rename(talk, item), named("rename")),
      button("save_text", () => save(fileName(title, "md"), talkText(readTalk(talk.id))), named("save_text")),
      button("save_file", () => save(fileName(title, "json"), talkJson(readTalk(talk.id))), named("save_file")),
      button("delete", () => remove(talk), named("delete"))));
  return item;
};

const removeAll = (event) => {
  const asking = event.currentTarget;
  if (asking.dataset.sure) {
    allTalks().forEach((talk) => removeTalk(talk.id));
    leave();
    document.getElementById("restart")?.click();
    list();
    return tell(words("all_deleted"));
  }
  asking.dataset.sure = "asked";
  asking.textContent = words("delete_all_sure");
};

const openFile = async () => {
  const text = await chooseFile(LARGEST);
  let talk = null;
  try {
    talk = asTalk(JSON.parse(text));
  } catch {
    // told below, as for anything else that is no conversation
  }
  if (!talk) return tell(words("no_talk"));
  const kept = { ...talk, id: newId(), changed: Date.now() };
  dialog.close();
  await settle();
  if (await open(kept)) writeTalk(kept);
};

/** Shows the list as it is now, the keyboard on one of its conversations. */
const list = (id = "") => {
  const talks = allTalks().filter(isSpoken);
  const shown = talks.length ? make("ul", {}, ...talks.map(row)) : make("p", { textContent: words("no_talks") });
  dialog.replaceChildren(
    make("h2", { textContent: words("talks") }),
    make("p", { className: "hint", textContent: words("talks_hint") }),
    shown,
    make("p", { className: "sheet-end" },
      button("open_file", openFile),
      ...(talks.length ? [button("delete_all", removeAll)] : []),
      button("close", () => dialog.close(), { className: "main" })));
  (dialog.querySelector(`li[data-id="${id}"] .talk-open`) || dialog.querySelector("button")).focus();
};

dialog.setAttribute("aria-label", words("talks"));
document.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close(); // the ground around it
  if (!event.target.closest(".tool[value=conversations]")) return;
  dialog.showModal();
  list();
});
