import type { ReadDb } from '../../store/core/db.ts';
import { textsToWrite } from '../../store/voices/pseudonymise/read-texts.ts';
import type { TableCell, TableFile } from '../export/table-file.ts';

/** Every text with its title, whose it is and when it was heard; read row by row while it is written. */
export function textsTable(db: ReadDb): TableFile {
  function* rows(): Generator<readonly TableCell[]> {
    for (const { title, kind, person, heardAt, text } of textsToWrite(db)) {
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
