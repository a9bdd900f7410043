import { asCell, CONVERSATION, type Conversation, ConversationBuilder, INTERNAL } from './conversation.ts';
import type { TableRow } from './csv.ts';
import { htmlText } from './html-text.ts';
import { flatten, type JsonLine, type JsonObject, rowOf } from './json-lines.ts';

/** Whether an object is a ticket of Zendesk's export. */
export function isTicket(object: JsonObject): boolean {
  return (
    'id' in object &&
    ('comments' in object || 'description' in object) &&
    ('requester' in object || 'requester_id' in object) &&
    'status' in object
  );
}

const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;

const textIn = (object: JsonObject | undefined, key: string): string => {
  const value = object?.[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** What the ticket says of itself, beside the conversation. */
export function ticketFields(object: JsonObject): ReadonlyMap<string, string> {
  const { comments: _, description: __, ...rest } = object;
  return flatten(rest);
}

/** A ticket's public comments in their order; internal ones are left out and counted. */
export function ticketConversation(object: JsonObject): Conversation {
  const requester = asObject(object.requester);
  const customer = textIn(requester, 'id') || textIn(object, 'requester_id');
  const name = textIn(requester, 'name') || 'Customer';
  const builder = new ConversationBuilder();
  const comments = Array.isArray(object.comments) ? object.comments : [];
  for (const item of comments) {
    const comment = asObject(item);
    if (comment === undefined) continue;
    if (comment.public === false) {
      builder.leaveOut(INTERNAL);
      continue;
    }
    const author = textIn(comment, 'author_id');
    const isCustomer = author !== '' && author === customer;
    builder.add({
      speaker: isCustomer ? name : textIn(asObject(comment.author), 'name') || agentName(author),
      isCustomer,
      at: timeOf(textIn(comment, 'created_at')),
      text: bodyOf(comment),
    });
  }
  if (comments.length === 0) {
    const at = timeOf(textIn(object, 'created_at'));
    builder.add({ speaker: name, isCustomer: true, at, text: htmlText(textIn(object, 'description')) });
  }
  const subject = textIn(object, 'subject').trim().slice(0, 150).toWellFormed();
  const number = textIn(object, 'id');
  return builder.take(subject === '' ? `Ticket ${number}` : `Ticket ${number}: ${subject}`);
}

const agentName = (id: string): string => (id === '' ? 'Agent' : `Agent ${id}`);

function bodyOf(comment: JsonObject): string {
  const plain = textIn(comment, 'plain_body') || textIn(comment, 'body');
  return htmlText(plain === '' ? textIn(comment, 'html_body') : plain);
}

export function timeOf(text: string): number | undefined {
  const at = Date.parse(text);
  return text === '' || Number.isNaN(at) ? undefined : at;
}

/** One ticket as one row: its fields, then its conversation. */
export function ticketRow(line: JsonLine, object: JsonObject, fields: readonly string[]): TableRow {
  const conversation = ticketConversation(object);
  const own = fields.filter((name) => name !== CONVERSATION);
  const row = rowOf(line, own, ticketFields(object));
  return { ...row, cells: [...row.cells, asCell(conversation)], conversation };
}
