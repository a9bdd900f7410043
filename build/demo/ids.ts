/** The store's ids by the content's keys; asking for a key that was never written is a mistake in the content. */
export class IdMap {
  readonly #name: string;
  readonly #ids = new Map<string, number>();

  constructor(name: string) {
    this.#name = name;
  }

  set(key: string, id: number): void {
    if (this.#ids.has(key)) throw new Error(`${this.#name} “${key}” stands twice in the content`);
    this.#ids.set(key, id);
  }

  get(key: string): number {
    const id = this.#ids.get(key);
    if (id === undefined) throw new Error(`${this.#name} “${key}” is not in the content`);
    return id;
  }
}

/** One map for each kind of thing the example links together. */
export class Ids {
  readonly segment = new IdMap('segment');
  readonly participant = new IdMap('participant');
  readonly touchpoint = new IdMap('touchpoint');
  readonly forum = new IdMap('forum');
  readonly study = new IdMap('study');
  readonly wave = new IdMap('wave');
  readonly session = new IdMap('session');
  readonly sessionWave = new IdMap('session');
  readonly code = new IdMap('code');
  readonly coder = new IdMap('coder');
  readonly answer = new IdMap('answer');
  readonly opportunity = new IdMap('opportunity');
}
