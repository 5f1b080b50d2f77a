// A footnote opens where it is referred to; the links to the list at the end stay what they are.
const EDGE = 8; // pixels that stay free between a footnote and the edge of the screen

const place = (note, reference) => {
  const at = reference.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const isBelow = at.bottom + height + EDGE <= innerHeight || at.top < height + EDGE;
  const left = Math.max(EDGE, Math.min(at.left - EDGE * 2, room - width - EDGE));
  note.style.left = `${left + scrollX}px`;
  note.style.top = `${(isBelow ? at.bottom + EDGE : at.top - height - EDGE) + scrollY}px`;
};

const content = (footnote) => {
  const holder = document.createElement("div");
  holder.append(...[...footnote.childNodes].map((node) => node.cloneNode(true)));
  holder.querySelectorAll(".footnote-back").forEach((link) => link.remove());
  holder.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
  return holder;
};

const make = (reference, footnote, say) => {
  const note = document.createElement("div");
  note.className = "note";
  note.popover = "auto";
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-label", say("footnote", { number: reference.textContent }));
  const list = Object.assign(document.createElement("a"), { href: reference.hash, textContent: say("footnote_list") });
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: say("close") });
  const ways = Object.assign(document.createElement("p"), { className: "note-ways" });
  ways.append(list, close);
  note.append(content(footnote), ways);
  return { note, list, close };
};

const open = (reference, footnote, say) => {
  const { note, list, close } = make(reference, footnote, say);
  reference.parentElement.after(note);
  list.addEventListener("click", () => note.hidePopover());
  close.addEventListener("click", () => note.hidePopover());
  note.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !note.contains(event.relatedTarget)) note.hidePopover();
  });
  note.addEventListener("toggle", (event) => {
    reference.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") note.remove();
  });
  reference.focus({ preventScroll: true }); // to which the keyboard comes back
  note.showPopover();
  place(note, reference);
  note.focus({ preventScroll: true });
};

export const openFootnotes = (main, say) => {
  if (!("popover" in HTMLElement.prototype)) return;
  main.querySelectorAll(".footnote-ref a").forEach((reference) => {
    reference.setAttribute("aria-haspopup", "dialog");
    reference.setAttribute("aria-label", say("footnote", { number: reference.textContent }));
  });
  main.addEventListener("click", (event) => {
    const reference = event.target.closest(".footnote-ref a");
    const footnote = reference && document.getElementById(decodeURIComponent(reference.hash.slice(1)));
    if (!footnote || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(reference, footnote, say);
  });
};
