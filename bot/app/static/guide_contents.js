// The contents of a guide: the section being read is marked, and where they are folded they close when one is chosen.
const LINE = 0.3; // how far down the screen the line is that a heading crosses when its section is being read
const ROOM = 10; // how many times longer the page may become, when its text is made larger, than it is at first

const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

const bringIntoView = (list, link) => {
  const [outer, inner] = [list.getBoundingClientRect(), link.getBoundingClientRect()];
  if (list.matches(":hover, :focus-within") || (inner.top >= outer.top && inner.bottom <= outer.bottom)) return;
  list.scrollTop += inner.top - outer.top - outer.height / 3;
};

const mark = (list, places) => {
  const height = innerHeight * LINE;
  const current = places.findLast(([, heading]) => heading.getBoundingClientRect().top <= height)?.[0];
  const marked = list.querySelector("[aria-current]");
  if (marked === (current ?? null)) return;
  marked?.removeAttribute("aria-current");
  current?.setAttribute("aria-current", "location");
  if (current) bringIntoView(list, current);
};

const foldAway = (contents, details) => {
  const wide = matchMedia("(min-width: 60rem)"); // as in the style
  const close = () => { details.open = wide.matches; };
  close();
  wide.addEventListener("change", close);
  details.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  document.addEventListener("click", (event) => { if (!contents.contains(event.target)) close(); });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || wide.matches || !details.open) return;
    close();
    details.querySelector("summary").focus();
  });
  details.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !contents.contains(event.relatedTarget)) close();
  });
};

export const followReader = (contents, main) => {
  const details = contents.querySelector("details");
  const places = [...contents.querySelectorAll("a")].map((link) => [link, target(link)]).filter(([, place]) => place);
  // All that is above the line counts, so that a jump from one long section into another is seen as well.
  const margins = `${document.documentElement.scrollHeight * ROOM}px 0px -${(1 - LINE) * 100}% 0px`;
  const observer = new IntersectionObserver(() => mark(contents, places), { rootMargin: margins });
  places.forEach(([, heading]) => observer.observe(heading));
  observer.observe(main);
  foldAway(contents, details);
};
