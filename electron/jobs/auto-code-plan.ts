import { rmSync } from 'node:fs';
import { z } from 'zod';
import { type CodePointIndex, codePoint, indexCodePoints } from '../../shared/text/code-points.ts';
import {
  type AutoCodeAsked,
  type AutoCodePlan,
  autoCodeAskedSchema,
  MOST_HITS,
} from '../../shared/voices/auto-code/model.ts';
import { type Hit, hitsOf } from '../../shared/voices/auto-code/ranges.ts';
import { type Found, termFinder } from '../../shared/voices/auto-code/terms.ts';
import { participantTurns } from '../../shared/voices/participant-turns.ts';
import type { Db } from '../store/core/db.ts';
import { openReader } from '../store/core/open-connection.ts';
import { AutoCodePlanWriter } from '../store/voices/assist/auto-code-plan.ts';
import {
  codingsOfCode,
  existingCode,
  type SearchedText,
  type SearchedTurn,
  sourcesToSearch,
  textsToSearch,
  turnsOf,
} from '../store/voices/assist/auto-code-texts.ts';
import { patternFinder } from './auto-code/pattern.ts';
import type { Job, Progress } from './job.ts';

const argsSchema = z.strictObject({
  workspacePath: z.string(),
  planId: z.string(),
  planPath: z.string(),
  now: z.number(),
  coderId: z.int(),
  onlyCoder: z.int().nullable(),
  asked: autoCodeAskedSchema,
});

/** Sources read at a time. */
const BATCH = 400;
/** Characters of a text shown on either side of what will be coded, and the most of it that is shown. */
const AROUND = 90;
const MOST_SHOWN = 700;
/** Slow texts named in a note. */
const NAMED = 3;

type Find = (texts: readonly string[]) => readonly (readonly Found[] | undefined)[];

/** Looks for the terms in every source asked for and writes down each stretch that would be coded. */
export const autoCodePlanJob: Job = (args, progress): AutoCodePlan => {
  const { workspacePath, planId, planPath, coderId, onlyCoder, asked } = argsSchema.parse(args);
  const finders = asked.rules.map(({ terms }): Find => {
    if (asked.way === 'words') {
      const find = termFinder(terms);
      return (texts) => texts.map(find);
    }
    const { find } = patternFinder(terms);
    return find;
  });
  const db = openReader(workspacePath);
  const writer = new AutoCodePlanWriter(planPath, asked, coderId);
  try {
    const plan = new Planner({ db, writer, asked, finders, coderId, onlyCoder }).run(progress);
    writer.finish();
    return { planId, ...plan };
  } catch (error) {
    writer.abandon();
    rmSync(planPath, { force: true });
    throw error;
  } finally {
    db.close();
  }
};

interface Parts {
  readonly db: Db;
  readonly writer: AutoCodePlanWriter;
  readonly asked: AutoCodeAsked;
  readonly finders: readonly Find[];
  readonly coderId: number;
  readonly onlyCoder: number | null;
}

class Planner {
  readonly #parts: Parts;
  readonly #coded: readonly ReturnType<typeof codingsOfCode>[];
  readonly #byRule: number[];
  readonly #sources = new Set<number>();
  readonly #people = new Set<string>();
  readonly #slow = new Set<string>();
  #written = 0;
  #already = 0;
  #nobodyKnown = 0;

  constructor(parts: Parts) {
    const { db, asked, coderId } = parts;
    this.#parts = parts;
    this.#coded = asked.rules.map(({ code }) => {
      const id = existingCode(db, code);
      return id === undefined ? new Map() : codingsOfCode(db, id, coderId);
    });
    this.#byRule = asked.rules.map(() => 0);
  }

  run(progress: Progress): Omit<AutoCodePlan, 'planId'> {
    const { db, asked, finders, onlyCoder } = this.#parts;
    const ids = sourcesToSearch(db, asked.where, asked.sourceIds, onlyCoder);
    let looked = 0;
    for (let from = 0; from < ids.length && this.#written < MOST_HITS; from += BATCH) {
      progress(from / ids.length, 'Looking through the texts');
      const batch = ids.slice(from, from + BATCH);
      const turns = turnsOf(db, batch);
      const texts = textsToSearch(db, batch);
      const found = finders.map((find) => find(texts.map(({ text }) => text)));
      for (const [at, text] of texts.entries()) {
        if (this.#written >= MOST_HITS) break;
        this.#look(
          text,
          turns.get(text.id) ?? [],
          found.map((ofRule) => ofRule[at]),
        );
        looked += 1;
      }
    }
    return {
      hits: this.#written - this.#already,
      already: this.#already,
      sources: this.#sources.size,
      people: this.#people.size,
      looked,
      byRule: this.#byRule,
      isCut: this.#written >= MOST_HITS,
      notes: this.#notes(),
    };
  }

  /** `byRule`: what each rule finds in the text; undefined where its pattern was too slow. */
  #look(
    text: SearchedText,
    turns: readonly SearchedTurn[],
    byRule: readonly (readonly Found[] | undefined)[],
  ): void {
    const { asked, writer } = this.#parts;
    const theirs = participantTurns(turns);
    const isFiltered = asked.participantsOnly && theirs !== undefined;
    let index: CodePointIndex | undefined;
    let isUnmapped = false;
    for (const [rule, all] of byRule.entries()) {
      if (all === undefined) {
        this.#slow.add(text.title);
        continue;
      }
      const found = isFiltered ? all.filter((one) => theirs.some((t) => within(one, t))) : all;
      if (found.length === 0) continue;
      if (asked.participantsOnly && turns.length > 0 && theirs === undefined) isUnmapped = true;
      index ??= indexCodePoints(text.text);
      const needs = asked.need === 'all' ? (asked.rules[rule]?.terms.length ?? 1) : 1;
      const hits = hitsOf(index, found, { scope: asked.scope, needs, turns });
      if (hits.length > 0 && !this.#sources.has(text.id)) {
        this.#sources.add(text.id);
        this.#people.add(text.personKey);
        writer.source(text.id, text.sha256);
      }
      for (const hit of hits) if (this.#written < MOST_HITS) this.#write(text, index, rule, hit);
    }
    if (isUnmapped) this.#nobodyKnown += 1;
  }

  #write(text: SearchedText, index: CodePointIndex, rule: number, hit: Hit): void {
    const coded = this.#coded[rule]?.get(text.id) ?? [];
    const isAlready = coded.some(({ start, end }) => start <= hit.start && hit.end <= end);
    this.#written += 1;
    if (isAlready) this.#already += 1;
    else this.#byRule[rule] = (this.#byRule[rule] ?? 0) + 1;
    const begin = Math.max(0, hit.start - AROUND);
    const end = Math.min(index.length, hit.end + AROUND, hit.start + MOST_SHOWN);
    const unit = (offset: number): number =>
      index.toUtf16(codePoint(Math.min(Math.max(offset, begin), end))) - index.toUtf16(codePoint(begin));
    this.#parts.writer.hit({
      n: this.#written,
      rule,
      sourceId: text.id,
      title: text.title,
      person: text.person,
      start: hit.start,
      end: hit.end,
      isAlready,
      context: index.slice(codePoint(begin), codePoint(end)),
      from: unit(hit.start),
      to: unit(hit.end),
      found: hit.found
        .map(({ start, end: stop }): [number, number] => [unit(start), unit(stop)])
        .filter(([from, to]) => to > from),
    });
  }

  #notes(): string[] {
    const notes: string[] = [];
    if (this.#slow.size > 0) {
      const named = [...this.#slow].slice(0, NAMED).map((title) => `“${title}”`);
      const more = this.#slow.size - named.length;
      notes.push(
        `The pattern took too long on ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}; what it would find there is missing.`,
      );
    }
    if (this.#nobodyKnown > 0) {
      notes.push(
        `${this.#nobodyKnown === 1 ? 'One text has' : `${this.#nobodyKnown} texts have`} speakers, but none is mapped to a participant or said to be the interviewer; all their turns were looked through.`,
      );
    }
    return notes;
  }
}

function within(one: Found, turn: SearchedTurn): boolean {
  return turn.start <= one.start && one.end <= turn.end;
}
