// The conversations and the path in the learner's own browser.
import { tell } from "./announce.js";
import { words } from "./words.js";

const TALK = "career-guide:talk:";
const PATH = "career-guide:path";
const CURRENT = "career-guide:current";
export const FORMAT = 1;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // damaged by something else than this page: there is nothing to show
  }
};

/** Keeps a value; says so where the browser has no room for it. */
const write = (key, text) => {
  try {
    localStorage.setItem(key, text);
  } catch {
    tell(words("full"));
  }
};

/** A conversation by its id, or null. */
export const readTalk = (id) => {
  const talk = id ? read(TALK + id) : null;
  return talk?.format === FORMAT && Array.isArray(talk.turns) ? talk : null;
};

/** All conversations, the one last spoken in first. */
export const allTalks = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(TALK))
    .map((key) => readTalk(key.slice(TALK.length)))
    .filter(Boolean)
    .sort((one, other) => other.changed - one.changed);

export const writeTalk = (talk) => write(TALK + talk.id, JSON.stringify(talk));
export const removeTalk = (id) => localStorage.removeItem(TALK + id);

/** An id that no other conversation has; `crypto.randomUUID` is missing on pages without encryption. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The learner's path as the server wrote it, or an empty text. */
export const readPath = () => localStorage.getItem(PATH) || "";
export const writePath = (text) => (text ? write(PATH, text) : localStorage.removeItem(PATH));
export const isPath = (key) => key === PATH;

/** The conversation that is open in this tab. */
export const currentId = () => sessionStorage.getItem(CURRENT) || "";
export const setCurrent = (id) => (id ? sessionStorage.setItem(CURRENT, id) : sessionStorage.removeItem(CURRENT));
