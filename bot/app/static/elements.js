// Small steps on the page's elements that several scripts take.

/** A new element with properties, and what stands in it. */
export const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/** Resolves with the element once there is one; with null where there is none in time. */
export const appeared = (selector, within = 3000) =>
  new Promise((resolve) => {
    const found = document.querySelector(selector);
    if (found) return resolve(found);
    const end = (element) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(element);
    };
    const observer = new MutationObserver(() => {
      const element = document.querySelector(selector);
      if (element) end(element);
    });
    const timer = setTimeout(end, within, null);
    observer.observe(document, { subtree: true, childList: true });
  });

/** Writes into one of Gradio's text fields as if it were typed. */
export const type = (selector, text) => {
  const field = document.querySelector(`${selector} :is(textarea, input)`);
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};

export const isNarrow = () => matchMedia("(max-width: 900px)").matches;

/** How to scroll: at once where somebody wants less motion. */
export const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

/** Lets the browser save a file. */
export const save = (name, content) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type: "application/octet-stream" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

/** The text of a file that somebody chooses, or null where it is larger than `largest` bytes. */
export const chooseFile = (largest) =>
  new Promise((resolve) => {
    const input = make("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      resolve(file && file.size <= largest ? await file.text() : null);
    });
    input.click();
  });
