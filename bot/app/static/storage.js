// The browser's storage; where that is blocked, a stand-in that lasts as long as the page.

const standIn = () => {
  const kept = new Map();
  return {
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key) ?? null,
    set: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
  };
};

const opened = (name) => {
  try {
    const storage = window[name];
    storage.setItem("career-guide:probe", "");
    storage.removeItem("career-guide:probe");
    return {
      keys: () => Object.keys(storage),
      get: (key) => storage.getItem(key),
      set: (key, text) => storage.setItem(key, text),
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
