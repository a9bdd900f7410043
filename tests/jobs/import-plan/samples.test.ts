import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { haveSamples, samples } from '../import/files.ts';
import { guessedMapping, startRig } from './rig.ts';

const files = [
  'nhs-fft-coded.csv',
  'otel-developer-experience.csv',
  'ecsi-bank-satisfaction.csv',
  '538-pollsters-open-answers.tsv',
  'format-qualtrics-testgenerated-3header.csv',
  'limesurvey-rse-de-2017.csv',
  'survey-formats/surveymonkey_current_2header.csv',
  'survey-formats/google_forms.csv',
];

test.skipIf(!haveSamples).for(files)(
  '%s: as guessed, from the file to the grid and back',
  async (name, { skip }) => {
    const file = join(samples, name);
    if (!existsSync(file)) return skip('this sample is not here');
    const rig = await startRig();
    try {
      const token = rig.token(file);
      const mapping = await guessedMapping(rig, token);
      const plan = await rig.job('voices.import.planTable', { file: token, mapping });
      const { counts } = plan;
      expect(counts.respondents + counts.skipped).toBe(counts.rows);
      expect(counts.respondents).toBeGreaterThan(0);
      const applied = await rig.ask('voices.import.apply', { planId: plan.planId });
      expect(applied).toMatchObject({
        sources: counts.sources,
        respondents: counts.respondents,
        readings: counts.readings,
      });
      const { ids } = await rig.ask('voices.grid.order', {
        filter: { importFileId: applied.importFileId },
        sort: { by: 'order', direction: 'ascending' },
      });
      expect(ids).toHaveLength(counts.sources);
      const people = await rig.ask('people.participants', {});
      expect(people).toHaveLength(counts.participantsNew);
      await rig.ask('workspace.undo', {});
      expect((await rig.ask('voices.sources', {})).total).toBe(0);
    } finally {
      await rig.close();
    }
  },
);
