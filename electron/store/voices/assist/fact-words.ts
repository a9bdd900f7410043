import type { ReadDb } from '../../core/db.ts';

const levels: Readonly<Record<string, string>> = { '-': 'low', '0': 'middling', '+': 'high' };
const gaps: Readonly<Record<string, string>> = {
  'g-': 'worse than expected',
  g0: 'as expected',
  'g+': 'better than expected',
};
const scores: Readonly<Record<string, string>> = {
  nps: 'recommendation',
  csat: 'satisfaction',
  ces: 'effort score',
  experience: 'experience',
};

/** The facts of `factsOf` in words, for an explanation: "at Engineer on the day, experience low". */
export function factWords(db: ReadDb): (fact: string) => string | undefined {
  const names = (sql: string) =>
    new Map(db.all<{ id: number; name: string }>(sql).map(({ id, name }) => [id, name]));
  const touchpoints = names('SELECT id, name FROM touchpoint');
  const questions = names(`SELECT id, name FROM attribute WHERE kind = 'question'`);
  const one = (fact: string): string | undefined => {
    if (gaps[fact] !== undefined) return gaps[fact];
    const id = Number(fact.slice(1));
    if (fact.startsWith('t')) return touchpoints.has(id) ? `at ${touchpoints.get(id)}` : undefined;
    if (fact.startsWith('q')) return questions.has(id) ? `asked “${questions.get(id)}”` : undefined;
    const level = levels[fact.at(-1) ?? ''];
    return level === undefined ? undefined : `${scores[fact.slice(1, -1)] ?? 'score'} ${level}`;
  };
  return (fact) => {
    const parts = fact.split(' ').map(one);
    return parts.includes(undefined) ? undefined : parts.join(', ');
  };
}
