import { asCell, CONVERSATION, ConversationBuilder, INTERNAL } from './conversation.ts';
import type { TableRow } from './csv.ts';
import { ImportRefusal } from './failures.ts';
import { htmlText } from './html-text.ts';
import { timeOf } from './zendesk.ts';

/** UTF-16 units of messages held at once: a conversation's messages may stand anywhere in the file. */
const MOST_UNITS = 48 * 1024 * 1024;
const CUSTOMER = /^(user|lead|contact|visitor)$/i;
const NEEDED = ['conversation_id', 'message_body', 'message_author_type'] as const;

/** Whether a header row is that of an Intercom export, one row a message. */
export function isIntercom(header: readonly string[]): boolean {
  const names = new Set(header.map((cell) => cell.trim().toLowerCase()));
  return NEEDED.every((name) => names.has(name));
}

interface Group {
  readonly line: number;
  readonly first: readonly string[];
  readonly builder: ConversationBuilder;
  /** The first row the customer wrote. */
  customer: readonly string[] | undefined;
}

/** What is told of the customer, by the export's own column. */
const ABOUT_CUSTOMER = [
  ['customer_id', ['message_author_user_id', 'message_author_id']],
  ['customer_name', ['message_author_name']],
  ['customer_email', ['message_author_email']],
  ['customer_companies', ['message_author_companies']],
] as const;

/**
 * Turns rows of messages into rows of conversations: what the export says of the conversation, who the customer is,
 * and its messages. Notes among the team are left out and counted. A message without a conversation stays a row of
 * its own, refused. The first record must be the header.
 */
export async function* intercomConversations(
  records: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  let names: readonly string[] | undefined;
  const groups = new Map<string, Group>();
  const refused: TableRow[] = [];
  let units = 0;
  const cell = (row: readonly string[], name: string): string =>
    row[names?.indexOf(name) ?? -1]?.trim() ?? '';
  for await (const rows of records) {
    for (const { line, cells } of rows) {
      if (names === undefined) {
        names = cells.map((name) => name.trim().toLowerCase());
        continue;
      }
      const id = cell(cells, 'conversation_id');
      if (id === '') {
        refused.push({
          line,
          cells: [cell(cells, 'message_body')],
          refused: 'A message without a conversation id.',
        });
        continue;
      }
      let group = groups.get(id);
      if (!group) {
        group = { line, first: cells, builder: new ConversationBuilder(), customer: undefined };
        groups.set(id, group);
      }
      units += cells.reduce((sum, value) => sum + value.length, 0);
      if (units > MOST_UNITS) throw tooMany();
      addMessage(group, cells, cell);
    }
  }
  if (names === undefined) return;
  const kept = names.flatMap((name, index) => (/^message_/.test(name) ? [] : [{ name, index }]));
  yield [
    {
      line: 1,
      cells: [...kept.map(({ name }) => name), ...ABOUT_CUSTOMER.map(([name]) => name), CONVERSATION],
    },
  ];
  const rows = [...groups].map(([id, { line, first, builder, customer }]): TableRow => {
    const conversation = builder.take(`Conversation ${id}`);
    const about = ABOUT_CUSTOMER.map(([, sources]) =>
      customer === undefined
        ? ''
        : (sources.map((name) => cell(customer, name)).find((value) => value !== '') ?? ''),
    );
    return {
      line,
      cells: [...kept.map(({ index }) => first[index] ?? ''), ...about, asCell(conversation)],
      conversation,
    };
  });
  yield [...rows, ...refused].toSorted((a, b) => a.line - b.line);
}

function addMessage(
  group: Group,
  cells: readonly string[],
  cell: (row: readonly string[], name: string) => string,
): void {
  if (/note/i.test(cell(cells, 'message_type')) || /note/i.test(cell(cells, 'message_part_type'))) {
    group.builder.leaveOut(INTERNAL);
    return;
  }
  const type = cell(cells, 'message_author_type');
  const isCustomer = CUSTOMER.test(type);
  if (isCustomer) group.customer ??= cells;
  const name = cell(cells, 'message_author_name');
  group.builder.add({
    speaker: name || (isCustomer ? 'Customer' : /bot/i.test(type) ? 'Bot' : 'Agent'),
    isCustomer,
    at: timeOf(cell(cells, 'message_created_at').replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z')),
    text: htmlText(cell(cells, 'message_body')),
  });
}

const tooMany = (): ImportRefusal =>
  new ImportRefusal(
    'too-large',
    'The file holds more messages than are put together at once; export a shorter span of time and import several files.',
  );
