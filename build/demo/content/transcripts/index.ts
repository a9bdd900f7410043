import type { DemoTranscript } from '../../transcript-types.ts';
import { amber } from './t1-amber.ts';
import { bernard } from './t2-bernard.ts';
import { dora } from './t3-dora.ts';
import { priyaTom } from './t4-priya-tom.ts';
import { petra } from './t5-petra.ts';
import { julia } from './t6-julia.ts';
import { margaret } from './t7-margaret.ts';
import { callum } from './t8-callum.ts';

export const transcripts: readonly DemoTranscript[] = [
  amber,
  bernard,
  dora,
  priyaTom,
  petra,
  julia,
  margaret,
  callum,
];
