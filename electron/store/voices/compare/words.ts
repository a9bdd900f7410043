import { contextLines, searchedWords } from '../../../../shared/voices/compare/concordance.ts';
import type { ConcordanceLine } from '../../../../shared/voices/compare/model.ts';
import { WordCounter, type WordCountOptions } from '../../../../shared/voices/compare/word-counts.ts';
import type { ConcordanceInput, WordsInput } from '../../../../shared/voices/contract-compare.ts';
import type { ReadDb } from '../../core/db.ts';
import { refused } from '../../core/failures.ts';
import { personName } from '../../core/person.ts';
import { scopedTexts } from './texts.ts';

type Told = (done: number) => void;

/** The word list of a scope. */
export function wordList(
  db: ReadDb,
  { scope, least, most }: WordsInput,
  stop: WordCountOptions['stop'],
  onlyCoder: number | null,
  told: Told,
) {
  const counter = new WordCounter({ stop, least });
  for (const { sourceId, text, passages, done } of scopedTexts(db, scope, onlyCoder)) {
    counter.add(sourceId, text, passages);
    told(done);
  }
  return counter.result(most);
}

interface Found {
  readonly lines: ConcordanceLine[];
  readonly total: number;
  readonly sources: number;
}

/** Every place of some words, with what is around it. The first `most` by sources; then sorted as asked. */
export function concordance(
  db: ReadDb,
  { scope, words, sort, most }: ConcordanceInput,
  onlyCoder: number | null,
  told: Told,
): Found {
  const searched = searchedWords(words);
  if (searched.length === 0) throw refused('There is no word in that. Type at least one letter or digit.');
  const lines: Omit<ConcordanceLine, 'title' | 'person'>[] = [];
  let total = 0;
  let sources = 0;
  for (const { sourceId, text, passages, done } of scopedTexts(db, scope, onlyCoder)) {
    const found = contextLines(text, searched, passages);
    if (found.length > 0) sources += 1;
    total += found.length;
    for (const line of found) if (lines.length < most) lines.push({ sourceId, ...line });
    told(done);
  }
  const whose = whoseTexts(db, [...new Set(lines.map(({ sourceId }) => sourceId))]);
  const all = lines.map((line) => ({
    ...line,
    ...(whose.get(line.sourceId) ?? { title: '', person: null }),
  }));
  if (sort === 'right') all.sort((a, b) => compare(a.right, b.right));
  // What stands nearest to the word decides: the last words of the left side, read backwards.
  if (sort === 'left') all.sort((a, b) => compare(backwards(a.left), backwards(b.left)));
  return { lines: all, total, sources };
}

const collator = new Intl.Collator(undefined, { sensitivity: 'base', ignorePunctuation: true });
const compare = (a: string, b: string) => collator.compare(a, b);
const backwards = (text: string) => text.trim().split(' ').reverse().join(' ');

interface WhoseRow {
  readonly id: number;
  readonly title: string;
  readonly pseudonym: string | null;
  readonly respondentId: number | null;
}

function whoseTexts(db: ReadDb, ids: readonly number[]) {
  return new Map(
    db
      .all<WhoseRow>(
        `SELECT s.id, s.title, p.pseudonym, s.respondent_id AS respondentId FROM source s
          LEFT JOIN respondent d ON d.id = s.respondent_id
          LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)
        WHERE s.id IN (SELECT value FROM json_each(?))`,
        [JSON.stringify(ids)],
      )
      .map(({ id, title, pseudonym, respondentId }) => [
        id,
        { title, person: personName(pseudonym, respondentId) },
      ]),
  );
}
