// Keeps what is said in this tab's conversation, and takes it up again after a reload or a restart of the server.
import { tell } from "./announce.js";
import { onNote, order, remember } from "./bridge.js";
import {
  FORMAT, currentId, forgetLearner, isPath, isTalk, newId, readPath, readTalk, removeTalk, setCurrent, writePath, writeTalk,
} from "./store.js";

const LONGEST_TITLE = 70;
const MOST_TURNS = 50;
const MOST_CHARACTERS = 44_000; // packed; a request may hold 64 KB
let talk = readTalk(currentId());
let path = readPath();
let is_guarded = false; // never stored: it is the server's word that nothing more of this conversation is to be kept
let is_settled = !talk && !path; // whether the server knows what is kept here
let is_moving = false; // whether another conversation is being opened

/** The conversation of this tab, or null before the first message. */
export const current = () => talk;

const shortened = (text) => {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
};

/** JSON in gzip in base64. */
const packed = async (value) => {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
};

/** As much of a conversation as a request can carry, the newest turns. */
const packedTalk = async (kept) => {
  if (!kept) return "";
  const { before, state, noted } = kept;
  for (let count = Math.min(kept.turns.length, MOST_TURNS); count > 0; count = Math.floor(count * 0.7)) {
    const forgotten = kept.turns.length - count;
    const text = await packed({ format: FORMAT, forgotten, turns: kept.turns.slice(forgotten), before, state, noted });
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return "";
};

/** Has the server told with the next message what there is of a conversation. */
const rememberAll = async (kept = talk) => {
  const text = JSON.stringify({ talk: await packedTalk(kept), learner: readPath(), guarded: is_guarded });
  if (is_moving || kept === talk) remember(text);
};

const fresh = (turn) => ({ format: FORMAT, id: newId(), title: shortened(turn.message), begun: Date.now(), changed: 0, turns: [] });

/** Where another tab has gone on with the same conversation, this one becomes a conversation of its own. */
const parted = () => {
  const stored = readTalk(talk.id);
  return stored && stored.changed !== talk.changed ? { ...talk, id: newId(), title: stored.title } : talk;
};

const keep = (changed) => {
  talk = { ...changed, changed: Date.now() };
  setCurrent(talk.id);
  if (talk.turns.some((turn) => turn.message)) writeTalk(talk);
};

/** An answer takes the place of the last one at the most: where it would take more, it begins a conversation. */
const keepTurn = ({ number, turn, before, state, noted }) => {
  const known = talk && number >= talk.turns.length ? parted() : fresh(turn);
  const turns = [...known.turns.slice(0, number - 1), turn];
  keep({ ...known, title: known.title || shortened(turn.message), turns, before, state, noted });
};

/** Where the answer changed nothing of the path, what was changed beside it meanwhile holds. */
const keepPath = ({ learner, answered, noted }) => {
  if (learner === path || (!is_settled && !learner)) return;
  if (answered && !noted) return void order({ do: "learner", learner: path });
  path = learner;
  writePath(learner);
  if (!learner) forgetLearner();
};

/** From now on there is no conversation in this tab; the next message begins one. */
export const leave = () => {
  talk = null;
  is_guarded = false;
  setCurrent("");
  rememberAll();
};

const forget = () => {
  if (talk) removeTalk(talk.id);
  path = "";
  writePath("");
  forgetLearner();
  leave();
};

/** Opens a conversation in this tab. Resolves with whether it could be opened. */
export const open = async (kept) => {
  is_moving = true;
  await rememberAll(kept);
  const note = await order({ do: "restore" });
  is_moving = false;
  if (!note.refused) {
    talk = kept;
    is_guarded = false;
    setCurrent(kept.id);
  }
  rememberAll();
  return !note.refused;
};

/** Renames a conversation, also where it is this tab's. */
export const retitle = (id, title) => {
  const kept = readTalk(id);
  if (!kept) return;
  writeTalk({ ...kept, title });
  if (talk?.id === id) talk = { ...talk, title };
};

const begin = async () => {
  const asked = new URLSearchParams(location.search);
  const [about, ask] = [asked.get("about") || "", asked.get("ask") || ""];
  if (about || ask) {
    history.replaceState(null, "", location.pathname);
    talk = null;
    setCurrent("");
  }
  if (!about && !ask && !talk && !path) return;
  await rememberAll();
  const note = await order({ do: "restore", about, ask });
  is_settled = true;
  if (note.refused) leave();
};

onNote((note) => {
  if (note.begun) return void begin();
  if (note.refused) return tell(note.refused);
  if (note.forgotten) return forget();
  is_guarded ||= Boolean(note.guarded);
  keepPath(note);
  if (note.turn) keepTurn(note);
  else if (note.state && talk && !is_moving && note.number === talk.turns.length) keep({ ...parted(), state: note.state, before: note.before });
  if (!is_moving) rememberAll();
});

addEventListener("storage", ({ key, newValue }) => {
  if (talk && isTalk(key, talk.id) && newValue === null) return document.getElementById("restart")?.click();
  if (!isPath(key) || (newValue || "") === path) return;
  path = newValue || "";
  order({ do: "learner", learner: path });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#restart")) leave();
});
