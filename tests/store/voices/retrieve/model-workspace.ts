import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Db } from '../../../../electron/store/core/db.ts';
import { migrate } from '../../../../electron/store/core/migrate.ts';
import { openWriter } from '../../../../electron/store/core/open-connection.ts';
import { newUid } from '../../../../electron/store/core/uid.ts';
import type { Condition } from '../../../../shared/voices/condition.ts';
import type { QueryNode } from '../../../../shared/voices/query/ast.ts';
import type { Model } from './reference.ts';

/** Row ids of a model's lists. */
export interface ModelIds {
  readonly codes: readonly number[];
  readonly sets: readonly number[];
  readonly coders: readonly number[];
  readonly waves: readonly number[];
  readonly sources: readonly number[];
  readonly attribute: number;
}

const tables = [
  'coding',
  'turn',
  'source_text',
  'source',
  'respondent_attribute',
  'respondent',
  'participant',
  'attribute',
  'wave',
  'study',
  'code_set_member',
  'code_set',
  'code',
  'coder',
] as const;

type Value = string | number | Buffer | null;

/** One file that is emptied and filled anew for each model. */
export class ModelWorkspace {
  readonly db: Db;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'touchline-retrieve-'));

  constructor() {
    this.db = openWriter(path.join(this.#folder, 'model.touchline'), 'wal');
    this.db.raw.pragma('synchronous = OFF');
    migrate(this.db);
  }

  /** Puts the model in the place of what is there. Ids are not those of the model's lists. */
  fill(model: Model): ModelIds {
    return this.db.raw.transaction(() => {
      for (const table of tables) this.db.run(`DELETE FROM ${table}`);
      return this.#insert(model);
    })();
  }

  #insert(model: Model): ModelIds {
    const insert = (table: string, row: Readonly<Record<string, Value>>): number => {
      const columns = Object.keys(row);
      return this.db.run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      ).lastId;
    };
    const thing = (row: Readonly<Record<string, Value>>) => ({ uid: newUid(0), rev: 1, ...row });
    const coders = ['Ada', 'Bo', 'Cy'].map((name) =>
      insert('coder', thing({ name, initials: name.slice(0, 1) })),
    );
    const codes: number[] = [];
    for (const [n, { parent }] of model.codes.entries()) {
      codes.push(insert('code', thing({ name: `Code ${n}`, parent_id: at(codes, parent) })));
    }
    const sets = model.sets.map((members, n) => {
      const id = insert('code_set', thing({ name: `Set ${n}` }));
      for (const code of members)
        insert('code_set_member', { rev: 1, code_set_id: id, code_id: at(codes, code) });
      return id;
    });
    const study = insert('study', thing({ name: 'Study', pattern: 'past', created_at: 0 }));
    const waves = ['Spring', 'Autumn'].map((name) => insert('wave', thing({ study_id: study, name })));
    const participants = [0, 1, 2].map((n) =>
      insert('participant', thing({ pseudonym: `P${n}`, created_at: 0 })),
    );
    const attribute = insert('attribute', thing({ name: 'Region', kind: 'text' }));
    const sources = model.sources.map((source, n) => {
      const respondent = source.respondent ? insert('respondent', thing({ response_key: `R${n}` })) : null;
      if (source.value !== null) {
        insert('respondent_attribute', {
          rev: 1,
          respondent_id: respondent,
          attribute_id: attribute,
          value: source.value,
        });
      }
      const id = insert(
        'source',
        thing({
          kind: source.kind,
          title: `Source ${n}`,
          wave_id: at(waves, source.wave),
          participant_id: at(participants, source.participant),
          respondent_id: respondent,
          created_at: 0,
        }),
      );
      const { length } = [...source.text];
      insert('source_text', { id, rev: 1, text: source.text, length, sha256: Buffer.alloc(32) });
      for (const [m, turn] of source.turns.entries()) {
        insert('turn', {
          rev: 1,
          source_id: id,
          speaker: `Speaker ${m}`,
          participant_id: at(participants, turn.participant),
          start_cp: turn.start,
          end_cp: source.turns[m + 1]?.start ?? length,
        });
      }
      for (const { code, coder, start, end } of source.codings) {
        insert(
          'coding',
          thing({
            source_id: id,
            code_id: at(codes, code),
            coder_id: at(coders, coder),
            start_cp: start,
            end_cp: end,
            created_at: 0,
          }),
        );
      }
      return id;
    });
    return { codes, sets, coders, waves, sources, attribute };
  }

  close(): void {
    this.db.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The query with the row ids of the workspace in place of the model's numbers. */
export function queryWithIds(node: QueryNode, ids: ModelIds): QueryNode {
  switch (node.kind) {
    case 'code':
      return { ...node, id: at(ids.codes, node.id - 1) ?? 0 };
    case 'set':
      return { ...node, id: at(ids.sets, node.id - 1) ?? 0 };
    case 'and':
    case 'or':
      return { ...node, parts: node.parts.map((part) => queryWithIds(part, ids)) };
    case 'not':
      return { ...node, part: queryWithIds(node.part, ids) };
    case 'any':
    case 'gone':
      return node;
    default:
      return { ...node, left: queryWithIds(node.left, ids), right: queryWithIds(node.right, ids) };
  }
}

/** The same for a condition. */
export function conditionWithIds(condition: Condition, ids: ModelIds): Condition {
  if ('all' in condition) return { all: condition.all.map((one) => conditionWithIds(one, ids)) };
  if ('any' in condition) return { any: condition.any.map((one) => conditionWithIds(one, ids)) };
  if ('not' in condition) return { not: conditionWithIds(condition.not, ids) };
  switch (condition.test) {
    case 'code':
      return { ...condition, id: at(ids.codes, condition.id - 1) ?? 0 };
    case 'set':
      return { ...condition, id: at(ids.sets, condition.id - 1) ?? 0 };
    case 'coder':
      return { ...condition, id: at(ids.coders, condition.id - 1) ?? 0 };
    case 'wave':
      return { ...condition, id: at(ids.waves, condition.id - 1) ?? 0 };
    case 'attribute':
      return { ...condition, attributeId: ids.attribute };
    default:
      return condition;
  }
}

function at(list: readonly number[], index: number | null): number | null {
  return index === null ? null : (list[index] ?? null);
}
