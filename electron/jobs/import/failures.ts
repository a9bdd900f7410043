export type RefusalCode = 'too-large' | 'invalid-input' | 'not-found';

/** A file that cannot be imported; the message is one sentence for the user: what is wrong and what to do. */
export class ImportRefusal extends Error {
  readonly code: RefusalCode;
  /** Line of the file, from 1, where the trouble begins, when it has one. */
  readonly line: number | undefined;

  constructor(code: RefusalCode, message: string, line?: number) {
    super(message);
    this.name = 'ImportRefusal';
    this.code = code;
    this.line = line;
  }
}

/** Turns an error of the file system into a refusal in words; other errors are returned as they are. */
export function refusalFromSystem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ESTALE':
      return new ImportRefusal(
        'not-found',
        'The file is no longer there; find it again and choose it once more.',
      );
    case 'EACCES':
    case 'EPERM':
      return new ImportRefusal(
        'invalid-input',
        'The file may not be read; change its permissions or choose a copy.',
      );
    case 'EISDIR':
      return new ImportRefusal('invalid-input', 'This is a folder; choose one file inside it.');
    case 'EIO':
    case 'ENXIO':
    case 'EBUSY':
      return new ImportRefusal(
        'invalid-input',
        'The disk stopped giving this file; copy it to this computer and choose the copy.',
      );
    default:
      return error;
  }
}

export function fileChanged(): ImportRefusal {
  return new ImportRefusal(
    'not-found',
    'The file was changed or removed while it was being read; import it again once nothing else writes to it.',
  );
}
