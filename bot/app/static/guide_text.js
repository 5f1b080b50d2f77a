// A guide's text as one searches it: in blocks, each a paragraph, an item, a heading or a row, without case or accents.
const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, tr, pre, blockquote";
const LEFT_OUT = ".footnote-ref, .footnote-back, .note, .facts, .last, .ways-on";
const ALIKE = { "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "ß": "ss", "ø": "o" };

export const fold = (text) => {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[’‘‐‑–—ßø]/g, (sign) => ALIKE[sign]);
};

// Searching takes place in folded text; a range in the page needs to know which letter each sign of it came from.
class Block {
  constructor(section, order) {
    Object.assign(this, { section, order });
    this.text = "";
    this.places = [];
  }

  add(node) {
    let at = 0;
    for (const letter of node.data) {
      const folded = fold(letter);
      for (let count = 0; count < folded.length; count += 1) this.places.push([node, at, at + letter.length]);
      this.text += folded;
      at += letter.length;
    }
  }

  // Cells stand apart, so that no words that only meet at a border are taken for a phrase.
  divide() {
    this.text += "\n|\n";
    this.places.push(null, null, null);
  }

  range(start, end) {
    const range = document.createRange();
    const [first, from] = this.places[start];
    const [last, , to] = this.places[end - 1];
    range.setStart(first, from);
    range.setEnd(last, to);
    return range;
  }
}

const sectionsOf = (contents) => new Map([...contents.querySelectorAll("a")].map((link) => (
  [decodeURIComponent(link.hash.slice(1)), { title: link.textContent, link }]
)));

// The section that a heading opens; one that is not in the contents, such as the footnotes', has no link there.
const opened = (heading, sections) => {
  if (sections.has(heading.id)) return sections.get(heading.id);
  return heading.closest("h1, .footnotes") ? { title: heading.textContent, link: null } : null;
};

// The blocks of a guide in their order; each knows its section, by its title and the link to it in the contents.
export const readGuide = (main, contents) => {
  const sections = sectionsOf(contents);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const blocks = [];
  let [section, around, cell] = [null, null, null];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement.closest(BLOCKS);
    if (!element || node.parentElement.closest(LEFT_OUT)) continue;
    if (element !== around) {
      if (element.matches("h1, h2, h3")) section = opened(element, sections) ?? section;
      blocks.push(new Block(section, blocks.length));
      around = element;
    } else if (node.parentElement.closest("td, th") !== cell) blocks.at(-1).divide();
    cell = node.parentElement.closest("td, th");
    blocks.at(-1).add(node);
  }
  return blocks;
};

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\\/-]/g, "\\$&");

// A word is found where a word begins with it, be it one or many: who types "libraries" wants "library" as well.
const pattern = (word) => {
  if (/^\p{L}$/u.test(word)) return `${word}(?![\\p{L}\\p{N}+#])`;
  if (/.{3}ies$/.test(word)) return `${escaped(word.slice(0, -3))}(?:ies|y)`;
  if (/.{3}[^s]s$/.test(word)) return `${escaped(word.slice(0, -1))}s?`;
  if (/.{3}y$/.test(word)) return `${escaped(word.slice(0, -1))}(?:y|ies)`;
  return escaped(word);
};

const searched = (word, blocks) => {
  const atStart = new RegExp(`(?<![\\p{L}\\p{N}])${pattern(word)}`, "gu");
  if (/^\p{L}$/u.test(word) || blocks.some((block) => block.text.search(atStart) >= 0)) return atStart;
  return new RegExp(pattern(word), "gu");
};

const phrase = (words) => new RegExp(
  `(?<![\\p{L}\\p{N}])${words.map(pattern).join("[\\p{L}\\p{N}]*[^\\p{L}\\p{N}|]{1,3}")}`, "gu",
);

const spans = (block, wanted) => [...block.text.matchAll(wanted)]
  .map((found) => ({ block, start: found.index, end: found.index + found[0].length }));

// What is found in one block: each place of the words as they are typed, or else one match where all of them stand.
const inBlock = (block, patterns, whole) => {
  const together = spans(block, whole);
  if (together.length || patterns.length === 1) return together.map((span) => [span]);
  const each = patterns.map((wanted) => spans(block, wanted));
  return each.every((found) => found.length) ? [each.flat()] : [];
};

// Where no block has all words, the sections that have them.
const inSections = (blocks, patterns) => {
  const bySection = Map.groupBy(blocks, (block) => block.section);
  return [...bySection.values()].flatMap((together) => {
    const each = patterns.map((wanted) => together.flatMap((block) => spans(block, wanted)));
    return each.every((found) => found.length) ? [each.flat()] : [];
  });
};

export const wordsOf = (typed) => fold(typed).split(/\s+/)
  .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, "")).filter(Boolean);

const searchFor = (blocks, words) => {
  if (!words.length) return [];
  const patterns = words.map((word) => searched(word, blocks));
  const whole = words.length > 1 ? phrase(words) : patterns[0];
  const found = blocks.flatMap((block) => inBlock(block, patterns, whole));
  return found.length ? found : inSections(blocks, patterns);
};

// The matches in the order of the text; each is its section and the ranges that are to be seen. Where nothing has all
// words, those that say little are left out, as in "how long does it take".
export const search = (blocks, typed, little) => {
  const words = wordsOf(typed);
  const found = searchFor(blocks, words);
  const matches = found.length ? found : searchFor(blocks, words.filter((word) => !little.has(word)));
  return matches.map((match) => {
    match.sort((one, other) => one.block.order - other.block.order || one.start - other.start);
    return { section: match[0].block.section, ranges: match.map(({ block, start, end }) => block.range(start, end)) };
  });
};
