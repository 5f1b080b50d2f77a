// Opens a source when its marker is followed, and leads back to the marker.
(() => {
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const show = (element) => {
    element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  };

  const openAround = (element) => {
    for (let step = element; step; step = step.parentElement) {
      if (step.tagName === "DETAILS") step.open = true;
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    openAround(target);
    const quote = target.querySelector("mark") || target;
    if (target.tagName === "DETAILS") show(quote);
    else target.focus();
  });

  // Gradio names each message by its source text, which here is HTML that nobody wants read out.
  const unname = () => document.querySelectorAll("#log [data-testid][aria-label]").forEach((message) => {
    message.removeAttribute("aria-label");
  });
  new MutationObserver(unname).observe(document, { subtree: true, childList: true, attributeFilter: ["aria-label"] });

  // The page cannot write files: it is given one as text, and the browser saves it.
  const save = (holder) => {
    const bytes = Uint8Array.from(atob(holder.textContent.trim()), (letter) => letter.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    link.download = holder.title;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const saved = new Set();
  new MutationObserver(() => document.querySelectorAll("#file .file-to-save").forEach((holder) => {
    if (saved.has(holder.className)) return;
    saved.add(holder.className);
    save(holder);
  })).observe(document, { subtree: true, childList: true });

  // A file is read here and its text handed over, so that nothing of it is kept by the server.
  const LARGEST = 40_000;
  let opened = 0;
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#open-file")) return;
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", async () => {
      const file = input.files[0];
      const field = document.querySelector("#opened textarea, #opened input");
      if (!file || !field) return;
      const text = file.size <= LARGEST ? await file.text() : "too large";
      field.value = text + " ".repeat(++opened); // the same file twice is a change as well
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    input.click();
  });

  // A chip goes away when it is pressed; the keyboard's place is then the text box.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#log .option, #log .example, #restart")) return;
    if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea")?.focus();
  });
})();
