// The browser's storage; where that is blocked, a stand-in that lasts as long as the page. `set` tells whether it kept.

const standIn = () => {
  const kept = new Map();
  return {
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key) ?? null,
    set: (key, text) => Boolean(kept.set(key, text)),
    remove: (key) => void kept.delete(key),
  };
};

/** Whether a text was kept: a storage may be full. */
const isKept = (storage, key, text) => {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
};

const opened = (name) => {
  try {
    const storage = window[name];
    // One that is full holds something, and lets it be read and deleted.
    if (!storage.length && !isKept(storage, "career-guide:probe", "")) return standIn();
    storage.removeItem("career-guide:probe");
    return {
      keys: () => Object.keys(storage),
      get: (key) => storage.getItem(key),
      set: (key, text) => isKept(storage, key, text),
      remove: (key) => storage.removeItem(key),
    };
  } catch {
    return standIn(); // the page works without, and forgets when it is closed
  }
};

export const lasting = opened("localStorage");
export const ofThisTab = opened("sessionStorage");

/** The JSON under a key; null where there is none, or something else. */
export const readJson = (storage, key) => {
  try {
    return JSON.parse(storage.get(key));
  } catch {
    return null;
  }
};
