import { ImportRefusal } from '../failures.ts';
import { LIMITS } from '../limits.ts';
import type { ZipArchive, ZipEntry } from '../zip.ts';
import { type CellKind, kindOfFormat } from './number-format.ts';
import { readXml } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

/** What a workbook says before its sheets are read. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  /** The shared strings' part, where there is one. */
  readonly strings: ZipEntry | undefined;
  /** What numbers stand for, by the style of their cell. */
  readonly styles: readonly CellKind[];
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** The part a relationship leads to: its target is told from the folder of the part that has it. */
function partName(base: string, target: string): string {
  const steps = target.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function relations(archive: ZipArchive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const entry = archive.find(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const found = new Map<string, Relation>();
  if (!entry) return found;
  await readXml(archive.stream(entry), 'The workbook', {
    open: (name, { Id, Type, Target, TargetMode }) => {
      // What lies outside the file is never looked at.
      if (name !== 'Relationship' || TargetMode === 'External') return;
      if (Id !== undefined && Type !== undefined && Target !== undefined && found.size < LIMITS.zipEntries) {
        found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: partName(part, Target) });
      }
    },
  });
  return found;
}

async function readStyles(archive: ZipArchive, entry: ZipEntry): Promise<readonly CellKind[]> {
  const codes = new Map<number, string>();
  const styles: CellKind[] = [];
  let isInside = false;
  await readXml(archive.stream(entry), 'The workbook’s list of styles', {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') isInside = true;
      else if (name === 'xf' && isInside) {
        // Excel itself allows 65,490 styles.
        if (styles.length > 100_000) throw notAWorkbook();
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInside = false;
    },
  });
  return styles;
}

/** Whether an archive is a workbook, by the parts it must have. */
export const isWorkbook = (archive: ZipArchive): boolean =>
  archive.find('xl/workbook.xml') !== undefined ||
  (archive.find('[Content_Types].xml') !== undefined &&
    archive.entries.some(({ name }) => /(^|\/)workbook\d*\.xml$/i.test(name)));

/** Finds a workbook's sheets, styles and strings. Refuses (ImportRefusal) an archive that is none. */
export async function openWorkbook(archive: ZipArchive): Promise<Workbook> {
  const root = [...(await relations(archive, '')).values()].find(({ type }) => type === 'officeDocument');
  const part = root?.target ?? 'xl/workbook.xml';
  const entry = archive.find(part);
  if (!entry) throw notAWorkbook();
  const links = await relations(archive, part);
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readXml(archive.stream(entry), 'The workbook', {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const link = id === undefined ? undefined : links.get(id);
      // Charts and dialogs are sheets too, without cells.
      if (link?.type !== 'worksheet') return;
      const cells = archive.find(link.target);
      if (!cells) throw notAWorkbook();
      if (sheets.length >= 10_000) throw notAWorkbook();
      sheets.push({
        name: attributes.name ?? `Sheet ${sheets.length + 1}`,
        isHidden: (attributes.state ?? 'visible') !== 'visible',
        entry: cells,
      });
    },
  });
  if (sheets.length === 0) {
    throw new ImportRefusal('invalid-input', 'The workbook has no sheet with cells; choose another file.');
  }
  const byType = (type: string): ZipEntry | undefined => {
    const link = [...links.values()].find((candidate) => candidate.type === type);
    return link && archive.find(link.target);
  };
  const styles = byType('styles');
  return {
    sheets,
    is1904,
    strings: byType('sharedStrings'),
    styles: styles ? await readStyles(archive, styles) : [],
  };
}

const notAWorkbook = (): ImportRefusal =>
  new ImportRefusal(
    'invalid-input',
    'The workbook is not whole; open it in its own program and save it again.',
  );
