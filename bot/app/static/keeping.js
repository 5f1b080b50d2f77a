// Keeps what is said in this tab's conversation, and takes it up again after a reload or a restart of the server.
import { tell } from "./announce.js";
import { onNote, order, remember } from "./bridge.js";
import { FORMAT, currentId, isPath, newId, readPath, readTalk, setCurrent, writePath, writeTalk, removeTalk } from "./store.js";
import { words } from "./words.js";

const LONGEST_TITLE = 70;
const MOST_TURNS = 50;
const MOST_CHARACTERS = 44_000; // packed; a request may hold 64 KB
let talk = readTalk(currentId());
let path = readPath();

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
  for (let count = Math.min(kept.turns.length, MOST_TURNS); count > 0; count = Math.floor(count * 0.7)) {
    const forgotten = kept.turns.length - count;
    const text = await packed({ format: FORMAT, forgotten, turns: kept.turns.slice(forgotten), before: kept.before, state: kept.state });
    if (text.length <= MOST_CHARACTERS) return text;
  }
  return "";
};

const rememberAll = async () => {
  const kept = talk;
  const text = JSON.stringify({ talk: await packedTalk(kept), learner: readPath() });
  if (kept === talk) remember(text);
};

const fresh = (turn) => ({ format: FORMAT, id: newId(), title: shortened(turn.message), begun: Date.now(), changed: 0, turns: [] });

/** Where another tab has gone on with the same conversation, this one becomes a conversation of its own. */
const parted = () => {
  const stored = readTalk(talk.id);
  return stored && stored.changed !== talk.changed ? { ...talk, id: newId(), title: stored.title } : talk;
};

const keepTurn = ({ number, turn, before, state }) => {
  const known = talk ? parted() : fresh(turn);
  const turns = [...known.turns.slice(0, number - 1), turn];
  const title = known.title || shortened(turn.message);
  talk = { ...known, title, turns, before, state, changed: Date.now() };
  setCurrent(talk.id);
  writeTalk(talk);
};

const keepState = (state) => {
  talk = { ...parted(), state, changed: Date.now() };
  setCurrent(talk.id);
  writeTalk(talk);
};

const keepPath = (learner) => {
  if (learner === path) return;
  path = learner;
  writePath(learner);
};

const forget = () => {
  if (talk) removeTalk(talk.id);
  leave();
  keepPath("");
};

/** From now on there is no conversation in this tab; the next message begins one. */
export const leave = () => {
  talk = null;
  setCurrent("");
  rememberAll();
};

/** Opens a conversation in this tab, by its id, or one from a file. Resolves with whether it could be opened. */
export const open = async (kept) => {
  talk = null;
  const note = await order({ do: "restore", talk: await packedTalk(kept), learner: readPath() });
  if (note.refused) return false;
  talk = kept;
  setCurrent(kept.id);
  rememberAll();
  return true;
};

/** Renames the conversation of this tab too, if it is that one. */
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
  const note = await order({ do: "restore", talk: await packedTalk(talk), learner: path, about, ask });
  if (note.refused) talk = null;
  rememberAll();
};

onNote((note) => {
  if (note.begun) return void begin();
  if (note.refused) return tell(note.refused);
  if (note.forgotten) return forget();
  keepPath(note.learner);
  if (note.turn) keepTurn(note);
  else if (note.state && talk && note.number === talk.turns.length) keepState(note.state);
  rememberAll();
});

addEventListener("storage", ({ key, newValue }) => {
  if (!isPath(key) || (newValue || "") === path) return;
  path = newValue || "";
  order({ do: "learner", learner: path });
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#restart")) leave();
});
