// The conversations and the path in the learner's own browser.
import { tell } from "./announce.js";
import { lasting, ofThisTab, readJson } from "./storage.js";
import { words } from "./words.js";

const TALK = "career-guide:talk:";
const PATH = "career-guide:path";
const CURRENT = "career-guide:current";
export const FORMAT = 1;

/** Keeps a value, and tells whether that was done; says so where the browser has no room for it. */
const write = (key, text) => {
  const is_kept = lasting.set(key, text);
  if (!is_kept) tell(words("full"));
  return is_kept;
};

const isTurn = (turn) =>
  typeof turn?.message === "string" && typeof turn.text === "string" && [turn.citations, turn.nearest].every(Array.isArray);

/** A conversation in the form in which it is kept, out of what may be anything; null where it is none. */
export const asTalk = (content) => {
  if (content?.format !== FORMAT || !Array.isArray(content.turns) || !content.turns.every(isTurn)) return null;
  const time = (value) => (Number.isFinite(value) && Math.abs(value) < 8e15 ? value : Date.now());
  return { ...content, title: String(content.title ?? ""), begun: time(content.begun), changed: time(content.changed) };
};

/** A conversation by its id, or null. */
export const readTalk = (id) => (id ? asTalk(readJson(lasting, TALK + id)) : null);

/** All conversations, the one last spoken in first. */
export const allTalks = () =>
  lasting
    .keys()
    .filter((key) => key.startsWith(TALK))
    .map((key) => readTalk(key.slice(TALK.length)))
    .filter(Boolean)
    .sort((one, other) => other.changed - one.changed);

export const writeTalk = (talk) => write(TALK + talk.id, JSON.stringify(talk));
export const removeTalk = (id) => lasting.remove(TALK + id);
export const isTalk = (key, id) => key === TALK + id;

/** An id that no other conversation has; `crypto.randomUUID` is missing on pages without encryption. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The learner's path as the server wrote it, or an empty text. */
export const readPath = () => lasting.get(PATH) || "";
export const writePath = (text) => (text ? write(PATH, text) : lasting.remove(PATH));
export const isPath = (key) => key === PATH;

const withoutLearner = (state = {}) => {
  const { learner, proposed, before, step, planned, ...rest } = state;
  return rest;
};

/** Takes out of all conversations what they know of the learner. */
export const forgetLearner = () =>
  allTalks().forEach((talk) =>
    writeTalk({ ...talk, noted: false, state: withoutLearner(talk.state), before: withoutLearner(talk.before) }));

/** The conversation that is open in this tab. */
export const currentId = () => ofThisTab.get(CURRENT) || "";
export const setCurrent = (id) => (id ? ofThisTab.set(CURRENT, id) : ofThisTab.remove(CURRENT));
