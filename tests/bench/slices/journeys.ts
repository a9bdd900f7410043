import type { Bench } from '../bench.ts';
import { median, repeated } from '../measure.ts';
import type { Row } from '../rows.ts';

const READS = 10;

/** The map of a journey of 150 steps at 20 touchpoints with all that was heard there. */
export async function benchJourneys(bench: Bench): Promise<readonly Row[]> {
  const store = await bench.store();
  const ours = await repeated(READS, async () => {
    const map = await store.ask('journeys.map', { id: 1, filter: {} });
    const steps = map.stages.flatMap((stage) => stage.steps);
    if (steps.length !== 150 || steps.some(({ quoteCount }) => quoteCount === 0))
      throw new Error('Another map');
  });
  const bare = await bench.bare('journeys', (db) => {
    const statements = [
      'SELECT s.* FROM stage g JOIN step s ON s.stage_id = g.id WHERE g.journey_id = 1',
      `SELECT r.*, p.id AS person FROM reading r LEFT JOIN coding c ON c.id = r.coding_id
        LEFT JOIN source s ON s.id = coalesce(r.source_id, c.source_id)
        LEFT JOIN respondent d ON d.id = coalesce(r.respondent_id, s.respondent_id)
        LEFT JOIN participant p ON p.id = coalesce(r.participant_id, d.participant_id, s.participant_id)
        WHERE r.touchpoint_id IN (SELECT touchpoint_id FROM step)`,
      `SELECT e.touchpoint_id, c.*, s.title, k.name, p.pseudonym FROM evidence e JOIN coding c ON c.id = e.coding_id
        JOIN code k ON k.id = c.code_id JOIN source s ON s.id = c.source_id
        LEFT JOIN respondent d ON d.id = s.respondent_id
        LEFT JOIN participant p ON p.id = coalesce(s.participant_id, d.participant_id)
        WHERE e.touchpoint_id IN (SELECT touchpoint_id FROM step)`,
    ].map((sql) => db.raw.prepare(sql));
    return repeated(READS, () => statements.map((statement) => statement.all().length));
  });
  return [
    {
      slice: 'journeys',
      name: 'map of 150 steps, 54,799 readings, 20,000 quotes',
      oursMs: median(ours),
      limitMs: null,
      ratio: median(ours) / median(bare),
      targetRatio: null,
      rssMb: store.rssMb(),
    },
  ];
}
