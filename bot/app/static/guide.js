// The page of a guide: its search, contents that follow the reader, footnotes in their place, tables that scroll.
import { followReader } from "./guide_contents.js";
import { offerSearch } from "./guide_find.js";
import { openFootnotes } from "./guide_notes.js";
import { readGuide } from "./guide_text.js";

const words = JSON.parse(document.querySelector("script#texts").textContent);
const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);

// What is wider than the screen can be scrolled by keyboard only when it can be reached.
const letReach = (box, sectionOf) => {
  const isWide = box.scrollWidth > box.clientWidth + 1;
  const name = say(box.matches("pre") ? "code" : "table", { section: sectionOf(box) });
  for (const [attribute, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]]) {
    if (isWide) box.setAttribute(attribute, value);
    else box.removeAttribute(attribute);
  }
};

const letScroll = (main) => {
  const title = main.querySelector("h1").textContent;
  const headings = [...main.querySelectorAll("h2, h3")];
  const isBefore = (heading, box) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
  const sectionOf = (box) => headings.findLast((heading) => isBefore(heading, box))?.textContent ?? title;
  const observer = new ResizeObserver((changes) => changes.forEach(({ target }) => letReach(target, sectionOf)));
  main.querySelectorAll(".table-scroll, pre").forEach((box) => observer.observe(box));
};

const main = document.querySelector("main");
const contents = document.querySelector(".contents");
followReader(contents, main);
openFootnotes(main, say);
letScroll(main);
offerSearch(document.querySelector(".find"), contents, () => readGuide(main, contents), say);
