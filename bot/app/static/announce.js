// Says to screen readers what changes, each thing once, and shows short remarks to everybody.
import { make } from "./elements.js";

const region = make("div", { className: "hidden-words" });
region.setAttribute("role", "status");
const remark = make("div", { id: "remark", hidden: true });
remark.setAttribute("role", "status");
document.body.append(region, remark);
let timer = 0;

/** Read out, and seen by nobody. */
export const announce = (text) => {
  region.textContent = text;
};

/** Shown for a while, and read out. */
export const tell = (text) => {
  remark.textContent = text;
  remark.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (remark.hidden = true), 6000);
};
