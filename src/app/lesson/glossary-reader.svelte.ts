import { getContext, setContext } from "svelte";
import type { GlossaryEntry } from "../../lesson/glossary";
import { loadGlossary } from "../course";

/** The term a reader has opened on this page. The glossary loads with the first one. */
export class GlossaryReader {
  /** Id of the open term. */
  id = $state<string | null>(null);
  /** The word that was pressed: the note opens beside it. */
  anchor = $state.raw<HTMLElement | null>(null);
  #entries = $state.raw<readonly GlossaryEntry[] | null>(null);

  readonly entry = $derived<GlossaryEntry | undefined>(this.#entries?.find((entry) => entry.id === this.id));
  readonly loaded = $derived(this.#entries !== null);

  async open(id: string, anchor: HTMLElement): Promise<void> {
    this.id = id;
    this.anchor = anchor;
    try {
      this.#entries ??= await loadGlossary();
    } catch {
      this.#entries = null; // offline: tried again with the next term
    }
  }

  close(): void {
    this.id = null;
  }
}

const key = Symbol("glossary reader");
export const provideGlossary = (reader: GlossaryReader): GlossaryReader => setContext(key, reader);
export const getGlossary = (): GlossaryReader | undefined => getContext<GlossaryReader | undefined>(key);
