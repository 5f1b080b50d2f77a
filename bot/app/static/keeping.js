// Keeps what is said in this tab's conversation, and takes it up again after a reload or a restart of the server.
import { tell } from "./announce.js";
import { onNote, order, remember } from "./bridge.js";
import {
  FORMAT, currentId, forgetLearner, isPath, isTalk, newId, readPath, readTalk, removeTalk, setCurrent, writePath, writeTalk,
} from "./store.js";

const LONGEST_TITLE = 70;
const MOST_TURNS = 50;
const MOST_CHARACTERS = 44_000; // packed; a request may hold 64 KB, and the path and a question go with it
let talk = readTalk(currentId());
let written = talk?.changed; // when this tab last wrote the conversation
let path = readPath();
let is_guarded = false; // never stored: it is the server's word that nothing more of this conversation is to be kept
let is_settled = !talk && !path; // whether the server knows what is kept here
let opening = null; // the conversation that is being opened

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

/** A state with the questions of the last `count` turns. */
const lately = (state, count) => (Array.isArray(state?.asked) ? { ...state, asked: state.asked.slice(-count) } : state);

/** As much of a conversation as a request can carry: the newest turns, and what the state has of them. */
const packedTalk = async (kept) => {
  if (!kept) return "";
  const most = MOST_CHARACTERS - 2 * path.length;
  let count = Math.min(kept.turns.length, MOST_TURNS);
  while (count > 0) {
    const forgotten = kept.turns.length - count;
    const [before, state] = [lately(kept.before, count), lately(kept.state, count)];
    const text = await packed({ format: FORMAT, forgotten, turns: kept.turns.slice(forgotten), before, state, noted: kept.noted });
    if (text.length <= most) return text;
    count = Math.min(count - 1, Math.floor((count * most) / text.length));
  }
  return "";
};

/** Has the server told with the next message what there is of the conversation. */
const rememberAll = async () => {
  const kept = opening ?? talk;
  const text = JSON.stringify({ talk: await packedTalk(kept), learner: path, guarded: is_guarded });
  if (kept === (opening ?? talk)) remember(text); // what changed meanwhile is packed by itself
};

const fresh = (turn) => ({ format: FORMAT, id: newId(), title: shortened(turn.message), begun: Date.now(), changed: 0, turns: [] });

/** Where another tab has gone on with the same conversation, this one becomes a conversation of its own. */
const parted = () => {
  const stored = readTalk(talk.id);
  if (!stored) return talk;
  return { ...talk, title: stored.title, id: stored.changed === written ? talk.id : newId() };
};

const keep = (changed) => {
  talk = { ...changed, changed: Date.now() };
  setCurrent(talk.id);
  if (talk.turns.some((turn) => turn.message) && writeTalk(talk)) written = talk.changed;
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
  opening = kept;
  await rememberAll();
  const note = await order({ do: "restore" });
  opening = null;
  if (!note.refused) {
    talk = kept;
    written = kept.changed;
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

/** Has the server take up what is kept here. Resolves with whether it may: what was not heard is told again later. */
const takeUp = async (more) => {
  await rememberAll();
  const note = await order({ do: "restore", ...more });
  return !note.refused || Boolean(note.unheard);
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
  let is_taken = await takeUp({ about, ask });
  if (!is_taken && path) {
    path = ""; // a path that cannot be read is as good as none
    is_taken = await takeUp({ about, ask });
  }
  is_settled = true;
  if (is_taken) return;
  path = readPath();
  leave();
};

onNote((note) => {
  if (note.begun) return void begin();
  if (note.refused) return tell(note.refused);
  if (note.forgotten) return forget();
  is_guarded ||= Boolean(note.guarded);
  keepPath(note);
  if (note.turn) keepTurn(note);
  else if (note.state && talk && !opening && note.number === talk.turns.length) {
    keep({ ...parted(), state: note.state, before: note.before, noted: note.noted });
  }
  if (!opening) rememberAll();
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
