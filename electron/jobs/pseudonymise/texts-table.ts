import type { ReadDb } from '../../store/core/db.ts';
import type { TableCell, TableFile } from '../export/table-file.ts';

interface TextRow {
  readonly title: string;
  readonly kind: string;
  readonly person: string | null;
  readonly heardAt: number | null;
  readonly text: string;
}

/** Every text with its title, whose it is and when it was heard; read row by row while it is written. */
export function textsTable(db: ReadDb): TableFile {
  function* rows(): Generator<readonly TableCell[]> {
    for (const { title, kind, person, heardAt, text } of db.iterate<TextRow>(
      `SELECT s.title, s.kind, p.pseudonym AS person, s.heard_at AS heardAt, t.text
      FROM source s JOIN source_text t ON t.id = s.id LEFT JOIN respondent r ON r.id = s.respondent_id
      LEFT JOIN participant p ON p.id = coalesce(s.participant_id, r.participant_id) ORDER BY s.id`,
    )) {
      yield [title, kind, person, heardAt, text];
    }
  }
  return {
    sheets: [
      {
        name: 'Texts',
        columns: [
          { title: 'Title', kind: 'text' },
          { title: 'Kind', kind: 'text' },
          { title: 'Participant', kind: 'text' },
          { title: 'Heard', kind: 'date' },
          { title: 'Text', kind: 'text', width: 80 },
        ],
        rows: rows(),
      },
    ],
  };
}
