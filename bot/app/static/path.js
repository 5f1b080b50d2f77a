// Saves the files of the learner's path, and opens one.
import { onHandedOver } from "./bridge.js";
import { chooseFile, save, type } from "./elements.js";

const LARGEST = 40_000;
let opened = 0;

onHandedOver("#file .file-to-save", (bytes, name) => save(name, bytes));

// A file is read here and its text handed over, so that nothing of it is kept by the server.
document.addEventListener("click", async (event) => {
  if (!event.target.closest("#open-file")) return;
  const text = (await chooseFile(LARGEST)) ?? "too large";
  type("#opened", text + " ".repeat(++opened)); // the same file twice is a change as well
});
