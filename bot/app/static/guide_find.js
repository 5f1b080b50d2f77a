// The box to search a guide: what is typed is highlighted in the text, counted in the contents, and gone through.
import { search, wordsOf } from "./guide_text.js";

const PAUSE = 150; // milliseconds after a key before the text is searched
const HUSH = 800; // and before those who hear the page are told
const RESTING = 0.27; // how far down the screen a match comes to rest

const isTyping = (element) => element.matches("input, textarea, select") || element.isContentEditable;

class Find {
  constructor(form, contents, read, say) {
    Object.assign(this, { form, contents, read, say, matches: [], at: -1, blocks: null, began: 0 });
    this.little = new Set(say("little").split(" "));
    const find = (selector) => form.querySelector(selector);
    this.box = find("input");
    this.result = find(".found");
    this.told = find(".told");
    this.place = find(".place");
    this.instead = find(".instead");
    this.status = find("[role=status]");
    this.buttons = form.querySelectorAll("button");
  }

  listen() {
    this.box.addEventListener("input", () => this.soon());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => this.enter(event));
    this.form.querySelector(".previous").addEventListener("click", () => this.go(-1));
    this.form.querySelector(".next").addEventListener("click", () => this.go(1));
    this.place.addEventListener("click", (event) => this.readOn(event));
    document.addEventListener("keydown", (event) => this.shortcut(event));
  }

  shortcut(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    this.box.focus();
    this.box.select();
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.box.value = "";
      this.now();
    } else if (event.key === "Enter") {
      this.enter(event);
    }
  }

  // A key press as a keyboard sends it, or the form sent off by a phone's keyboard that sends none.
  enter(event) {
    event.preventDefault();
    if (this.waiting) this.now();
    else this.go(event.shiftKey ? -1 : 1);
  }

  soon() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.now(), PAUSE);
  }

  now() {
    clearTimeout(this.waiting);
    this.waiting = 0;
    this.blocks ??= this.read();
    const typed = this.box.value.trim();
    if (!this.matches.length) this.began = scrollY;
    this.matches = search(this.blocks, typed, this.little);
    this.at = this.nearest();
    this.highlight("found", this.matches.flatMap((match) => match.ranges));
    this.countInContents();
    this.show(typed);
    if (this.at >= 0) this.goThere();
  }

  // The first match from where one was reading, or the first of all.
  nearest() {
    const down = this.began - scrollY;
    const next = this.matches.findIndex(({ ranges }) => ranges[0].getBoundingClientRect().top >= down);
    return next < 0 && this.matches.length ? 0 : next;
  }

  go(step) {
    if (!this.matches.length) return;
    this.at = (this.at + step + this.matches.length) % this.matches.length;
    this.show(this.box.value.trim(), 0);
    this.goThere();
  }

  goThere() {
    const [range] = this.matches[this.at].ranges;
    range.startContainer.parentElement.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { top, bottom } = range.getBoundingClientRect();
    const covered = getComputedStyle(this.form).position === "static" ? 0 : this.form.getBoundingClientRect().bottom;
    if (top < covered + innerHeight / 8 || bottom > innerHeight * 0.8) scrollBy(0, top - innerHeight * RESTING);
  }

  show(typed, hush = HUSH) {
    const [match, count] = [this.matches[this.at], this.matches.length];
    const number = this.at + 1;
    this.result.hidden = !wordsOf(typed).length;
    this.told.textContent = match ? this.say("count", { number, count }) : this.say("none");
    this.place.hidden = !match;
    this.place.textContent = match?.section.title ?? "";
    this.place.href = match?.section.link?.hash ?? "#page.text";
    this.instead.hidden = count > 0;
    this.instead.href = `/?ask=${encodeURIComponent(typed)}`;
    this.buttons.forEach((button) => { button.hidden = !count; });
    this.highlight("found-current", match?.ranges ?? []);
    this.tell(this.result.hidden ? "" : this.spoken(match, number, count), hush);
  }

  spoken(match, number, count) {
    return match ? this.say("count_in", { number, count, section: match.section.title }) : this.say("none_said");
  }

  tell(words, hush) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => { this.status.textContent = words; }, hush);
  }

  highlight(name, ranges) {
    const highlight = new Highlight(...ranges);
    highlight.priority = name === "found" ? 0 : 1;
    CSS.highlights.set(name, highlight);
  }

  countInContents() {
    this.contents.querySelectorAll(".matches").forEach((count) => count.remove());
    const bySection = Map.groupBy(this.matches, (match) => match.section.link);
    bySection.forEach(({ length }, link) => link?.append(this.countOf(length)));
  }

  countOf(count) {
    const said = count === 1 ? this.say("match") : this.say("matches", { count });
    const [shown, number, words] = ["span", "span", "span"].map((name) => document.createElement(name));
    shown.className = "matches";
    Object.assign(number, { textContent: count, ariaHidden: "true" });
    Object.assign(words, { textContent: ` (${said})`, className: "hidden-words" });
    shown.append(number, words);
    return shown;
  }

  // From the box to the words that were found, so that keyboard and screen reader go on there.
  readOn(event) {
    const element = this.matches[this.at]?.ranges[0].startContainer.parentElement;
    if (!element) return;
    event.preventDefault();
    if (!element.matches("a, button")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    this.goThere();
  }
}

export const offerSearch = (form, contents, read, say) => {
  if (!("highlights" in CSS)) return;
  form.hidden = false;
  new Find(form, contents, read, say).listen();
};
