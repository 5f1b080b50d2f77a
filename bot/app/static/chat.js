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

  // A chip goes away when it is pressed; the keyboard's place is then the text box.
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#log .option, #log .example, #restart")) return;
    if (matchMedia("(pointer: fine)").matches) document.querySelector("#question textarea")?.focus();
  });
})();
