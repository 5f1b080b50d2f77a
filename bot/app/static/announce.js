// Says to screen readers what changes, each thing once, and shows short remarks to everybody.
import { make } from "./elements.js";

const region = make("div", { className: "hidden-words" });
region.setAttribute("role", "status");
const remark = make("div", { id: "remark", hidden: true });
document.body.append(region, remark);
let timer = 0;

/** While a dialog is open nothing outside of it is read or seen. */
const place = () => (document.querySelector("dialog[open]") || document.body).append(region, remark);

/** Read out, and seen by nobody. */
export const announce = (text) => {
  place();
  region.textContent = text;
};

/** Shown for a while, and read out. */
export const tell = (text) => {
  announce(text);
  remark.textContent = text;
  remark.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (remark.hidden = true), 6000);
};
