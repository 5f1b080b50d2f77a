// A conversation, or one answer, as text to take along.
import { words } from "./words.js";

const absolute = (url) => new URL(url, location.href).href;

const sources = (turn) =>
  turn.citations.map(({ number, title, url }) => `[${number}] ${title}: ${absolute(url)}`).join("\n");

/** An answer with its sources under it. */
export const answerText = (turn) => [turn.text, sources(turn)].filter(Boolean).join("\n\n");

const quoted = (text) => text.split("\n").map((line) => `> ${line}`).join("\n");

const turnText = (turn) => [turn.message && quoted(turn.message), answerText(turn)].filter(Boolean).join("\n\n");

/** A whole conversation as Markdown. */
export const talkText = (talk) => {
  const day = new Date(talk.begun).toISOString().slice(0, 10);
  return [`# ${talk.title || words("untitled")}`, `${words("begun")} ${day}`, ...talk.turns.map(turnText)].join("\n\n") + "\n";
};

/** A conversation as JSON, to be opened here again. */
export const talkJson = ({ id, ...talk }) => JSON.stringify(talk, null, 2) + "\n";

/** A name for a file, out of a title. */
export const fileName = (title, ending) => {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
  return `${plain || "conversation"}.${ending}`;
};
