import type { MapModel } from '../../../../shared/journeys/layout/map-model.ts';
import type { Reading } from '../../../../shared/journeys/reading.ts';
import { allLanes, mapStep, readingsAround, sampleMap } from './sample-map.ts';

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(4);
const r = readingsAround;

function map(title: string, stages: MapModel['stages'], rest: Partial<MapModel> = {}): MapModel {
  return { title, gapKind: 'subtracted', stages, lanes: allLanes, ...rest };
}

function answers(...values: readonly (-1 | 0 | 1)[]): readonly Reading[] {
  return values.map((direct, participantId) => ({ kind: 'direct', participantId, stepId: 1, direct }));
}

/** Maps that are hard to lay out, by name. */
export const hardMaps: Readonly<Record<string, MapModel>> = {
  sample: sampleMap(),
  empty: map('', []),
  'empty-stages': map('Two stages, no steps', [
    { id: 1, name: 'Before', steps: [] },
    { id: 2, name: 'After', steps: [] },
  ]),
  'one-step': map('One step only', [
    { id: 1, name: 'Order', steps: [mapStep(1, { name: 'Order', channel: 'Web', readings: r(1, -1, 9) })] },
  ]),
  direct: map(
    'Asked in one question',
    [
      {
        id: 1,
        name: 'Order',
        steps: [
          mapStep(1, { name: 'Order', readings: answers(1, 0, 1, 1, 0, 1) }, 'direct'),
          mapStep(2, { name: 'Visit', readings: answers(-1, -1, 0, -1, -1, -1) }, 'direct'),
          mapStep(3, { name: 'Bill' }, 'direct'),
        ],
      },
    ],
    { gapKind: 'direct' },
  ),
  scripts: map(
    'رحلة الانتقال إلى منزل جديد',
    [
      {
        id: 1,
        name: 'الطلب',
        steps: [
          mapStep(1, {
            name: 'حجز موعد.',
            touchpoint: 'مكالمة 24/7',
            channel: 'هاتف',
            readings: r(1, -1, 9),
            quotes: [['لم يصل الفني في الموعد، اتصلت 3 مرات!', 'أ-12']],
          }),
          mapStep(2, { name: 'ביקור טכנאי', channel: 'בבית', quotes: [['הוא לא הגיע (שוב).', 'ב-7']] }),
        ],
      },
      {
        id: 2,
        name: long,
        steps: [
          mapStep(3, {
            name: '配線工事の予約を変更する、とても長い名前の手順',
            channel: '電話窓口',
            readings: r(0, 0.6, 9),
            quotes: [['予約の電話が三回もつながらなかった。もう頼みたくない。', '顧客12']],
          }),
          mapStep(4, {
            name: long,
            touchpoint: long,
            channel: long,
            readings: r(0, -0.6, 2),
            quotes: [[long.repeat(50), long]],
            quoteCount: 99,
          }),
        ],
      },
    ],
    { persona: long, scenario: 'الأسر' },
  ),
  hostile: map(
    '</title><script>alert(1)</script>',
    [
      {
        id: 1,
        name: '"><img src=x onerror=alert(1)>',
        steps: [
          mapStep(1, {
            name: "' onload='alert(1)",
            touchpoint: '<![CDATA[x]]>',
            channel: '&lt;b&gt;',
            quotes: [['\u0000\u001b<svg/onload=alert(1)>\ud83d', ']]>']],
          }),
        ],
      },
    ],
    {
      lanes: [
        ...allLanes,
        { id: '"><script>', kind: 'text', name: '<!--', cells: { '1': '<foreignObject>\u202eevil' } },
      ],
    },
  ),
  'one-hundred-and-fifty-steps': map(
    'A very long journey',
    Array.from({ length: 10 }, (_, stage) => ({
      id: stage,
      name: `Stage ${stage + 1}`,
      steps: Array.from({ length: 15 }, (__, i) => {
        const id = stage * 15 + i;
        const readings =
          id % 7 === 3 ? [] : r(((id * 5) % 7) / 3 - 1, ((id * 3) % 9) / 3 - 1.4, (id % 11) + 1);
        return mapStep(id, {
          name: `Step ${id + 1}`,
          channel: ['Web', 'Phone', null][id % 3] ?? null,
          readings,
        });
      }),
    })),
  ),
};
