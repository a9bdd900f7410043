import { guessScale } from './guess-scale.ts';
import {
  type ColumnRole,
  DISTINCT_CAP,
  type ScoreScale,
  type TableDialect,
  type UnguessedColumn,
} from './import-model.ts';
import { knownRole } from './known-columns.ts';

const RESPONSE_ID =
  /^(#|id|uuid|guid|key)$|\b(response|comment|submission|record|message|ticket|complaint|review|survey|case|feedback|entry|row|antwort|respuesta|r[ée]ponse)[ _-]?(id|no|nr|number|nummer|key)s?\b|^_?recordid$|^responseid$|^submissionid$/i;
const PARTICIPANT =
  /\b(respondent|participant|customer|client|user|member|patient|person|panel(ist)?|account|teilnehmer|kunde|kunden|befragte[nr]?|usuario|utilisateur|cliente)[ _-]?(id|no|nr|number|nummer|key|ref(erence)?)$|^respondent ?id$|\b(author|user)_(user_)?id$|^(username|nutzername|e-?mail( address)?|email|recipientemail|token|external ?(data ?)?reference|externaldatareference|participant|respondent|customer|teilnehmer)$/i;
const TECHNICAL =
  /^(ip[ -]?address|ip-adresse|status|response type|progress|duration \(in seconds\)|duration|finished|responseset|recipient(last|first)name|recipient (last|first) name|(first|last) name|nachname.*|vorname.*|location ?(latitude|longitude)|distribution ?channel|collector ?id|date modified|network id|lastpage|last page|seed|refurl|response set|custom data \d+)$|_DO(_\d+)*$|(first click|last click|page submit|click count|page timer|question timer)$|^(interviewtime|grouptime\d*|\w+time)$|millis since epoch$|\blink$|\burl$/i;
const TOUCHPOINT = /touch ?-?point|kontaktpunkt|berührungspunkt|point de contact|punto de contacto/i;
const OPEN_QUESTION =
  /\bwhy\b|please (explain|describe|specify|tell)|\bcomments?\b|tell us|narrative|describe|feedback|suggest|improv|what (else|could|would|did|do you|needs|aspects|new|specific)|in your own words|other \(please|open[- ]ended|review (text|body|title)|message_body|verbatim|\bwarum\b|wieso|weshalb|bitte (erläutern|beschreiben|begründen)|kommentar|anmerkung|verbesser|pourquoi|commentaire|améliorer|expliquez|por qué|comentario|mejorar|qué es lo que|[_-]text("|'|$)/i;
const CHOICE_QUESTION = /select all|tick all|choose all|check all|alle zutreffenden|marca todas|cochez/i;
const BETTER_DATE =
  /submit|end|record|complet|receiv|timestamp|creat|zeitstempel|abgeschickt|horodateur|marca temporal|response|review/i;
const WORSE_DATE = /start|modif|update|sent|open|closed|first|reply|started/i;

const ignore: ColumnRole = { role: 'ignore' };
const score = (scale: ScoreScale): ColumnRole => ({ role: 'score', scale });

const texts = (column: UnguessedColumn): readonly string[] =>
  [column.name, ...column.headers].filter((t) => t !== '');
const says = (column: UnguessedColumn, words: RegExp): boolean =>
  texts(column).some((text) => words.test(text));

/** Long texts that hardly ever repeat, or texts under a question that asks for words. */
function isAnswer(column: UnguessedColumn): boolean {
  const { filled, distinct, stats } = column;
  if (stats.scoreShare > 0.8 || stats.dateShare > 0.8 || stats.choices || says(column, CHOICE_QUESTION)) {
    return false;
  }
  const varied = distinct >= Math.min(filled, DISTINCT_CAP) * 0.5;
  if (varied && (stats.meanLength >= 60 || (stats.meanLength >= 25 && distinct >= 10))) return true;
  if (says(column, OPEN_QUESTION)) {
    return stats.meanLength >= 4 && (varied || (distinct >= 15 && distinct >= filled * 0.2));
  }
  return varied && distinct >= 50 && stats.meanLength >= 8 && hasSpaces(column.sample);
}

const hasSpaces = (sample: readonly string[]): boolean =>
  sample.filter((text) => /\S\s+\S/.test(text)).length * 2 >= sample.length;

/** The same in every row; a tick that is there or not is worth keeping. */
function saysNothing({ filled, distinct, stats }: UnguessedColumn): boolean {
  return distinct === 1 && filled === stats.rows && stats.rows >= 5;
}

/** What a column most likely becomes, from its header's words (English, some German, French, Spanish) and its cells. */
export function guessRole(column: UnguessedColumn, dialect: TableDialect = 'generic'): ColumnRole {
  const { stats, filled, distinct } = column;
  const known = knownRole(column, dialect);
  if (known !== undefined) return known;
  if (filled === 0) return ignore;
  if (says(column, TOUCHPOINT) && distinct <= 100) return { role: 'touchpoint' };
  if (stats.dateShare < 0.9 && saysNothing(column)) return ignore;
  const unique = distinct >= Math.min(filled, DISTINCT_CAP);
  if (says(column, RESPONSE_ID) && unique) return { role: 'response-id' };
  if (dialect === 'surveymonkey' && says(column, /^respondent ?id$/i) && unique)
    return { role: 'response-id' };
  if (says(column, PARTICIPANT) || stats.emailShare > 0.8) return { role: 'participant' };
  if (
    dialect === 'generic'
      ? says(column, /^(ip[ -]?address|duration|seed)$|millis since epoch$/i)
      : says(column, TECHNICAL)
  ) {
    return ignore;
  }
  if (stats.dateShare >= 0.9) return { role: 'date' };
  const scale = guessScale(column, dialect);
  if (scale !== undefined) return score(scale);
  if (isAnswer(column)) return { role: 'answer' };
  // Row names of statistics packages: an unnamed first column of running numbers.
  const unnamed =
    column.index === 0 && column.headers.length > 0 && column.headers.every((text) => text === '');
  if (unnamed && unique && filled >= 5 && isNumbered(column)) return { role: 'response-id' };
  return { role: 'attribute' };
}

const isNumbered = ({ sample }: UnguessedColumn): boolean => sample.every((text) => /^\d+$/.test(text));

/** What scores of one battery share: `expe` of `expe1`, `likert0` of `likert0[time1]. How much`. */
function battery(name: string): string | undefined {
  return /^([a-z]\w*)\[/i.exec(name)?.[1] ?? /^([a-z]{2,12})[_ ]?\d{1,2}$/i.exec(name)?.[1];
}

/** Gives the scores of one battery the widest of their scales: one question may have missed an end by chance. */
function shareScales(columns: readonly UnguessedColumn[], roles: ColumnRole[]): void {
  const scales = new Map<string, ScoreScale>();
  const keyOf = (column: UnguessedColumn, scale: ScoreScale): string | undefined => {
    const name = battery(column.name);
    return name === undefined ? undefined : `${scale.kind} ${name}`;
  };
  for (const spread of [false, true]) {
    for (const [i, column] of columns.entries()) {
      const role = roles[i];
      if (role?.role !== 'score') continue;
      const key = keyOf(column, role.scale);
      if (key === undefined) continue;
      const known = scales.get(key) ?? role.scale;
      if (spread) roles[i] = score(known);
      const { min, max } = role.scale;
      scales.set(key, { ...known, min: Math.min(known.min, min), max: Math.max(known.max, max) });
    }
  }
}

/**
 * Roles for all columns of a table: as guessRole, but at most one response id, one participant and one date.
 * Of several dates the one that tells when the answer was given is kept; of several ids the first. The others are
 * left out where the tool is known to write them about itself, and are attributes elsewhere.
 */
export function guessRoles(
  columns: readonly UnguessedColumn[],
  dialect: TableDialect,
): readonly ColumnRole[] {
  const roles = columns.map((column) => guessRole(column, dialect));
  const only = (role: ColumnRole['role'], rank: (column: UnguessedColumn) => number): void => {
    const rivals = columns.filter((_, i) => roles[i]?.role === role);
    const best = rivals.toSorted((a, b) => rank(b) - rank(a))[0];
    for (const column of rivals) {
      if (column !== best)
        roles[columns.indexOf(column)] = dialect === 'generic' ? { role: 'attribute' } : ignore;
    }
  };
  only('date', (column) => Number(says(column, BETTER_DATE)) - 2 * Number(says(column, WORSE_DATE)));
  only('response-id', (column) => Number(says(column, RESPONSE_ID)));
  only('participant', (column) => column.filled);
  shareScales(columns, roles);
  sharePairScale(roles);
  return roles;
}

/**
 * One expectation and one experience are the two sides of one gap: people rarely use the whole of either scale, so
 * both get the widest of what the two show. With several of a kind nothing tells which belongs to which.
 */
function sharePairScale(roles: ColumnRole[]): void {
  const at = (kind: ScoreScale['kind']): readonly number[] =>
    roles.flatMap((role, i) => (role.role === 'score' && role.scale.kind === kind ? [i] : []));
  const pair = [...at('expectation'), ...at('experience')];
  if (pair.length !== 2 || at('expectation').length !== 1) return;
  const scales = pair.flatMap((i) => {
    const role = roles[i];
    return role?.role === 'score' ? [role.scale] : [];
  });
  const min = Math.min(...scales.map((scale) => scale.min));
  const max = Math.max(...scales.map((scale) => scale.max));
  for (const [side, i] of pair.entries()) {
    const scale = scales[side];
    if (scale) roles[i] = score({ ...scale, min, max });
  }
}
