import type { DemoAnswer } from '../../content-types.ts';
import { appointmentWindow } from './appointment-window.ts';
import { atHomeAnswers } from './at-home.ts';
import { careAnswers } from './care.ts';
import { engineerDay } from './engineer-day.ts';
import { firstBill } from './first-bill.ts';
import { handoverAnswers } from './handovers.ts';
import { orderingAnswers } from './ordering.ts';
import { relationshipAnswers } from './relationship.ts';
import { stories } from './stories.ts';

export const answers: readonly DemoAnswer[] = [
  ...appointmentWindow,
  ...engineerDay,
  ...firstBill,
  ...handoverAnswers,
  ...careAnswers,
  ...orderingAnswers,
  ...atHomeAnswers,
  ...relationshipAnswers,
  ...stories,
];
