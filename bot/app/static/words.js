// The words of the page's scripts, as the server hands them over.
const texts = JSON.parse(document.querySelector("script#texts")?.textContent || "{}");

/** The words under a key, with `{name}` filled in from `values`. */
export const words = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), texts[key] ?? key);
