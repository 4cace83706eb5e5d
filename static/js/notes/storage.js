/**
 * Keep the notes on this device, so that unsent text survives a closed page.
 *
 * One database for each account, document and epoch: what another account typed here is never shown or sent.
 */
import { getAllKeys } from "lib0/indexeddb";
import { IndexeddbPersistence } from "y-indexeddb";

const CONFIRMED = "confirmed";
const OWN = "own:";
const PAUSE = 300; // milliseconds of quiet before what is confirmed is written down

/** Open the store and load `doc` from it; fails where the browser keeps nothing. */
export async function openStore(doc, { account, documentAddress }, epoch) {
  const store = new Store(`kreba-notes:${account}:${documentAddress}:${epoch}`, doc);
  await store.loaded();
  return store;
}

class Store {
  constructor(name, doc) {
    this.name = name;
    this.doc = doc;
    this.persistence = new IndexeddbPersistence(name, doc);
  }

  async loaded() {
    const database = await this.persistence._db; // fails where whenSynced would wait for ever
    // Another tab wipes the database: stop writing into it.
    database.addEventListener("versionchange", () => this.persistence.destroy());
    await this.persistence.whenSynced;
  }

  isOrigin(origin) {
    return origin === this.persistence;
  }

  /** Return every client id this account wrote with on this device, and note that of this page. */
  async ownClients() {
    await this.persistence.set(OWN + this.doc.clientID, true); // a row each: tabs would overwrite a list
    const keys = await getAllKeys(this.#rows());
    return new Set(keys.filter((key) => key.startsWith(OWN)).map((key) => Number(key.slice(OWN.length))));
  }

  confirmed() {
    return this.persistence.get(CONFIRMED);
  }

  /** Write down soon what `snapshot()` says is confirmed; losing it only over-reports what is unsent. */
  keepConfirmed(snapshot) {
    clearTimeout(this.pausing);
    this.pausing = setTimeout(() => {
      if (!this.persistence._destroyed) this.persistence.set(CONFIRMED, snapshot()).catch(() => {});
    }, PAUSE);
  }

  /** Take everything off this device. */
  async wipe() {
    clearTimeout(this.pausing);
    await this.persistence.destroy();
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(this.name);
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
  }

  #rows() {
    return this.persistence.db.transaction("custom").objectStore("custom");
  }
}
