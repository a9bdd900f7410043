/** One message of a conversation. */
export interface Message {
  readonly speaker: string;
  /** Whether the customer says it whom the conversation is with. */
  readonly isCustomer: boolean;
  /** Milliseconds since 1970, or undefined where the file does not say. */
  readonly at: number | undefined;
  readonly text: string;
}

/** A conversation as one row of a table, beside the attributes of that row. */
export interface Conversation {
  readonly title: string;
  readonly messages: readonly Message[];
  /** What of it is not imported, in words, with how many times. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export const INTERNAL = 'Internal comment, not said to the customer.';
export const WITHOUT_WORDS = 'An event without words.';

/** The header of the column that stands for the conversation itself. */
export const CONVERSATION = 'Conversation';

/** Collects the messages of one conversation. */
export class ConversationBuilder {
  readonly #messages: Message[] = [];
  readonly #leftOut = new Map<string, number>();

  add(message: Message): void {
    const text = message.text.trim().toWellFormed();
    if (text === '') this.leaveOut(WITHOUT_WORDS);
    else this.#messages.push({ ...message, text });
  }

  leaveOut(reason: string): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  /** The conversation in the order it was held; messages without a time keep the file's order. */
  take(title: string): Conversation {
    const isTimed = this.#messages.every(({ at }) => at !== undefined);
    const messages = isTimed
      ? this.#messages.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
      : [...this.#messages];
    return { title, messages, leftOut: this.#leftOut };
  }
}

/** The conversation as it is shown in a cell of the first rows. */
export const asCell = ({ messages }: Conversation): string =>
  messages.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n');

/** The text that is coded, and who speaks where in it: UTF-16 offsets, end exclusive, one line end between. */
export function asText({ messages }: Conversation): {
  readonly text: string;
  readonly turns: readonly { readonly message: Message; readonly start: number; readonly end: number }[];
} {
  let text = '';
  const turns = messages.map((message) => {
    if (text !== '') text += '\n';
    const start = text.length;
    text += message.text;
    return { message, start, end: text.length };
  });
  return { text, turns };
}
