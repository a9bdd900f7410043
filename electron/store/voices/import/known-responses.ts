import type { ReadDb } from '../../core/db.ts';
import { candidateNames, isSameAttribute, type KnownAttribute } from './attributes.ts';
import type { PlannedAttribute } from './plan-writer.ts';

/** One text of a response that is in the workspace. */
export interface KnownText {
  readonly id: number;
  readonly questionId: number | null;
  readonly kind: string;
  readonly text: string;
  readonly sha256: Buffer;
  /** Hash of the text as the file had it; null where that was not kept. */
  readonly importedSha256: Buffer | null;
  /** The text was never written since its import. */
  readonly isAsImported: boolean;
}

/** A reading that came in with a response. */
export interface KnownReading {
  readonly touchpoint: string;
  readonly expectation: number | null;
  readonly experience: number | null;
  readonly min: number;
  readonly max: number;
  readonly importance: number | null;
  readonly importanceMin: number | null;
  readonly importanceMax: number | null;
}

/** A response that is in the workspace, with everything a newer export could change. */
export interface KnownResponse {
  readonly id: number;
  readonly participantId: number | null;
  readonly respondedAt: number | null;
  readonly texts: readonly KnownText[];
  /** Values by attribute. */
  readonly values: ReadonlyMap<number, { readonly value: string; readonly number: number | null }>;
  readonly readings: readonly KnownReading[];
}

export interface KnownCoding {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly code: string;
}

/** Share of a file's columns that a later file of the same survey must still have. */
const SAME_SURVEY = 0.6;

interface ImportedBefore {
  readonly id: number;
  readonly shape_key: string | null;
  readonly mapping: string | null;
}

/**
 * The responses that a file may bring again: those of files of the same survey, told by the names of its columns
 * (most of an earlier file's are still there, or of the smaller of the two), in the same wave where one is chosen.
 * An id is only an id within its survey: customer numbers come back in every survey a company makes.
 */
export class KnownResponses {
  readonly #db: ReadDb;
  readonly #ids = new Map<string, number>();

  constructor(
    db: ReadDb,
    { shapeKey, names, waveId }: { shapeKey: string; names: readonly string[]; waveId: number | null },
  ) {
    this.#db = db;
    const wanted = new Set(names);
    const files = db
      .all<ImportedBefore>(
        `SELECT id, mapping ->> '$.shapeKey' AS shape_key, mapping -> '$.mapping' AS mapping FROM import_file`,
      )
      .filter((file) => file.shape_key === shapeKey || isSameSurvey(file.mapping, wanted));
    for (const { id } of files) {
      for (const row of db.all<{ id: number; response_key: string }>(
        `SELECT id, response_key FROM respondent WHERE import_file_id = ? AND response_key IS NOT NULL
         AND (? IS NULL OR wave_id IS NULL OR wave_id = ?) ORDER BY id`,
        [id, waveId, waveId],
      )) {
        this.#ids.set(row.response_key, row.id);
      }
    }
  }

  /** The respondent of a response id, or undefined for a new one. */
  idOf(responseKey: string): number | undefined {
    return this.#ids.get(responseKey);
  }

  /** All responses a newer file should have again. */
  keys(): Iterable<readonly [string, number]> {
    return this.#ids;
  }

  read(id: number): KnownResponse {
    const db = this.#db;
    const own = db.get<{ participant_id: number | null; responded_at: number | null }>(
      'SELECT participant_id, responded_at FROM respondent WHERE id = ?',
      [id],
    );
    const values = db.all<{ attribute_id: number; value: string; number: number | null }>(
      'SELECT attribute_id, value, number FROM respondent_attribute WHERE respondent_id = ?',
      [id],
    );
    return {
      id,
      participantId: own?.participant_id ?? null,
      respondedAt: own?.responded_at ?? null,
      texts: db
        .all<Omit<KnownText, 'isAsImported'> & { textRev: number; importRev: number | null }>(
          `SELECT s.id, s.question_id AS questionId, s.kind, t.text, t.sha256, s.imported_sha256 AS importedSha256,
             t.rev AS textRev, f.rev AS importRev
           FROM source s JOIN source_text t ON t.id = s.id LEFT JOIN import_file f ON f.id = s.import_file_id
           WHERE s.respondent_id = ? ORDER BY s.id`,
          [id],
        )
        .map(({ textRev, importRev, ...text }) => ({ ...text, isAsImported: textRev === importRev })),
      values: new Map(values.map(({ attribute_id, value, number }) => [attribute_id, { value, number }])),
      readings: db.all<KnownReading>(
        `SELECT p.name AS touchpoint, g.expectation, g.experience, g.scale_min AS min, g.scale_max AS max, g.importance,
           g.importance_min AS importanceMin, g.importance_max AS importanceMax
         FROM reading g JOIN touchpoint p ON p.id = g.touchpoint_id
         WHERE g.respondent_id = ? AND g.origin = 'survey' ORDER BY g.id`,
        [id],
      ),
    };
  }

  /** The attribute a planned one is in the workspace, or undefined for one that is not there. */
  attributeId(planned: PlannedAttribute): number | undefined {
    for (const name of candidateNames(planned)) {
      const known = this.#db.get<KnownAttribute>(
        'SELECT id, kind, score_kind, scale_min, scale_max FROM attribute WHERE name = ?',
        [name],
      );
      if (!known) return undefined;
      if (isSameAttribute(known, planned)) return known.id;
    }
    return undefined;
  }

  /** Codings on a text; `onlyCoder` while others' work is hidden. */
  codings(sourceId: number, onlyCoder: number | null): readonly KnownCoding[] {
    return this.#db.all<KnownCoding>(
      `SELECT c.id, c.start_cp AS start, c.end_cp AS end, k.name AS code FROM coding c JOIN code k ON k.id = c.code_id
       WHERE c.source_id = ? AND (? IS NULL OR c.coder_id = ?) ORDER BY c.start_cp, c.id`,
      [sourceId, onlyCoder, onlyCoder],
    );
  }
}

function isSameSurvey(mapping: string | null, wanted: ReadonlySet<string>): boolean {
  if (mapping === null) return false;
  const parsed: unknown = JSON.parse(mapping);
  if (typeof parsed !== 'object' || parsed === null || !('columns' in parsed)) return false;
  const columns = Array.isArray(parsed.columns) ? parsed.columns : [];
  const names = new Set<unknown>(columns.map((column: { readonly name?: unknown }) => column.name));
  let shared = 0;
  for (const name of names) if (typeof name === 'string' && wanted.has(name)) shared += 1;
  return shared > 0 && shared >= Math.min(names.size, wanted.size) * SAME_SURVEY;
}
