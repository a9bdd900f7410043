import { ChangeSet, type Text } from '@codemirror/state';
import type { Failure } from '../../../../shared/api/failure.ts';
import { editsOf, replacementOf, type StoreEdit, toStoreEdits, toText } from './text-edits.ts';

/** A coding whose words were all deleted. */
export interface Swallowed {
  readonly codingId: number;
  readonly code: string;
  readonly text: string;
}

export type SendResult =
  | { readonly ok: true; readonly rev: number; readonly swallowed: readonly Swallowed[] }
  | { readonly ok: false; readonly failure: Failure };

/** What is to be told about the text being edited. */
export type EditStatus =
  | { readonly kind: 'clean' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** Not taken; the words are still in the editor. `theirs`: the text was changed elsewhere. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly theirs: boolean };

export interface EditSessionOptions {
  readonly text: string;
  readonly rev: number;
  readonly send: (edits: readonly StoreEdit[], ifRev: number) => Promise<SendResult>;
  readonly onStatus: (status: EditStatus) => void;
  readonly onSwallowed: (swallowed: readonly Swallowed[]) => void;
  /** The user's text where the store refused it earlier; it waits for the user's word. */
  readonly draft?: string;
  /** Milliseconds of rest before what was typed is sent. */
  readonly delay?: number;
}

/**
 * Keeps the words in the editor and the text in the store the same. `base` is what the store has; `sent` is on its
 * way; `pending` is typed since. Nothing typed is ever dropped: what the store refuses goes back to `pending`.
 */
export class EditSession {
  private base: Text;
  private rev: number;
  private sent: ChangeSet | null = null;
  private pending: ChangeSet;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private running: Promise<boolean> | null = null;
  private refused = false;
  private readonly options: EditSessionOptions;

  constructor(options: EditSessionOptions) {
    this.options = options;
    this.base = toText(options.text);
    this.rev = options.rev;
    const change = options.draft === undefined ? null : replacementOf(options.text, options.draft);
    this.pending = change
      ? ChangeSet.of([change], this.base.length, '\n')
      : ChangeSet.empty(this.base.length);
    this.refused = change !== null;
  }

  /** Whether everything typed is in the store. */
  get isClean(): boolean {
    return this.sent === null && this.pending.empty;
  }

  get baseRev(): number {
    return this.rev;
  }

  /** Takes note of what the user typed; it is sent after a rest. */
  typed(changes: ChangeSet): void {
    if (changes.empty) return;
    this.pending = this.pending.compose(changes);
    if (this.refused) return;
    this.options.onStatus({ kind: this.sent ? 'sending' : 'waiting' });
    this.schedule();
  }

  /** Sends what is typed, now. True when the store has all of it. What was refused waits for the user's word. */
  async flush(): Promise<boolean> {
    this.unschedule();
    if (this.refused) return false;
    while (this.running) if (!(await this.running)) return false;
    if (this.pending.empty) return true;
    this.running = this.send();
    const done = await this.running;
    this.running = null;
    // More may have been typed meanwhile.
    return done ? this.flush() : false;
  }

  /**
   * The store's text as it is now. Returns the change to make in the editor so that it shows it, what is typed and
   * not yet sent kept in place; null where nothing is to be done (it is ours, older, or one of ours is on its way).
   */
  receive(text: string, rev: number): ChangeSet | null {
    if (this.sent !== null || rev <= this.rev || this.refused) return null;
    const change = replacementOf(this.base.toString(), text);
    this.rev = rev;
    if (change === null) return null;
    const theirs = ChangeSet.of([change], this.base.length, '\n');
    const shown = theirs.map(this.pending);
    this.base = theirs.apply(this.base);
    this.pending = this.pending.map(theirs, true);
    return shown;
  }

  /**
   * After a refusal: takes the store's text as the new ground and puts the user's text over it, then sends. `mine` is
   * the editor's text as it is at that moment, with all that was typed while the store's was fetched.
   */
  async keepMine(theirText: string, rev: number, mine: string): Promise<boolean> {
    if (!this.refused) return this.flush();
    this.refused = false;
    this.base = toText(theirText);
    this.rev = rev;
    const change = replacementOf(theirText, mine);
    this.pending = change
      ? ChangeSet.of([change], this.base.length, '\n')
      : ChangeSet.empty(this.base.length);
    if (change === null) this.options.onStatus({ kind: 'clean' });
    return this.flush();
  }

  /** Tries again to send what was refused. */
  async retry(): Promise<boolean> {
    this.refused = false;
    return this.flush();
  }

  /** Stops the timer. What is typed and not sent stays with the caller: flush first. */
  close(): void {
    this.unschedule();
  }

  private async send(): Promise<boolean> {
    const changes = this.pending;
    this.sent = changes;
    const next = changes.apply(this.base);
    this.pending = ChangeSet.empty(next.length);
    this.options.onStatus({ kind: 'sending' });
    const edits = toStoreEdits(this.base.toString(), editsOf(changes));
    const result = await this.options.send(edits, this.rev);
    this.sent = null;
    if (!result.ok) {
      this.refused = true;
      this.pending = changes.compose(this.pending);
      const theirs = result.failure.code === 'conflict';
      this.options.onStatus({ kind: 'refused', failure: result.failure, theirs });
      return false;
    }
    this.base = next;
    this.rev = result.rev;
    if (result.swallowed.length > 0) this.options.onSwallowed(result.swallowed);
    this.options.onStatus({ kind: this.pending.empty ? 'clean' : 'waiting' });
    return true;
  }

  private schedule(): void {
    this.unschedule();
    this.timer = setTimeout(() => void this.flush(), this.options.delay ?? 600);
  }

  private unschedule(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
