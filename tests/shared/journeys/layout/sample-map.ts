import { gapAtStep } from '../../../../shared/journeys/gap.ts';
import type { MapLane, MapModel, MapStep } from '../../../../shared/journeys/layout/map-model.ts';
import type { GapKind, Reading } from '../../../../shared/journeys/reading.ts';

/** Readings of people 1..n around a mean expectation and experience on -2..+2, the same every time. */
export function readingsAround(expectation: number, experience: number, n: number): readonly Reading[] {
  const spread = [0, 0.5, -0.5, 0.25, -0.25, 0.75, -0.75];
  const held = (value: number): number => Math.max(-2, Math.min(2, value));
  return Array.from(
    { length: n },
    (_, i): Reading => ({
      kind: 'subtracted',
      participantId: i,
      stepId: 1,
      expectation: held(expectation + (spread[(i * 3) % 7] ?? 0)),
      experience: held(experience + (spread[i % 7] ?? 0)),
      scale: { min: -2, max: 2 },
    }),
  );
}

export interface StepSketch {
  readonly name: string;
  readonly touchpoint?: string;
  readonly channel?: string | null;
  readonly readings?: readonly Reading[];
  readonly quotes?: readonly (readonly [text: string, person: string])[];
  readonly quoteCount?: number;
}

export function mapStep(id: number, sketch: StepSketch, kind: GapKind = 'subtracted'): MapStep {
  const quotes = (sketch.quotes ?? []).map(([text, person], i) => ({ id: id * 100 + i, text, person }));
  return {
    id,
    name: sketch.name,
    touchpointName: sketch.touchpoint ?? sketch.name,
    channel: sketch.channel ?? null,
    gap: gapAtStep(sketch.readings ?? [], { kind }),
    quotes,
    quoteCount: sketch.quoteCount ?? quotes.length,
  };
}

export const allLanes: readonly MapLane[] = [
  { id: 1, kind: 'steps', name: 'Step' },
  { id: 2, kind: 'channels', name: 'Channel' },
  { id: 3, kind: 'gap', name: 'Expectation and experience' },
  { id: 4, kind: 'quotes', name: 'In their words' },
  { id: 5, kind: 'text', name: 'Behind the scenes' },
];

/** Half of the people got help, half did not: a mean below zero that nobody can be sure of. */
function helpLine(): readonly Reading[] {
  return [
    ...readingsAround(0.5, 0.9, 5),
    ...readingsAround(0.6, -1.2, 4).map((r, i) => ({ ...r, participantId: 50 + i })),
  ];
}

/** A broadband installation: two steps break, one delights, one is at risk, one thin, one silent. */
export function sampleMap(): MapModel {
  const r = readingsAround;
  const steps: readonly StepSketch[] = [
    {
      name: 'Compare offers',
      touchpoint: 'Price page',
      channel: 'Website',
      readings: r(0.6, 0.7, 11),
      quotes: [['Prices were clear, I liked that nothing was hidden in a footnote.', 'P-104, switchers']],
      quoteCount: 9,
    },
    {
      name: 'Order',
      touchpoint: 'Order form',
      channel: 'Website',
      readings: r(0.8, 0.6, 12),
      quotes: [['It asked for my old meter number. Who has that lying around?', 'P-117, movers']],
      quoteCount: 14,
    },
    {
      name: 'Get a date',
      touchpoint: 'Appointment call',
      channel: 'Phone',
      readings: r(0.9, -0.6, 14),
      quotes: [
        ['I had to tell it all again: address, floor, what the last person had promised.', 'P-121, movers'],
        ['“Between eight and six” is not an appointment, it is a day off work.', 'P-133, families'],
      ],
      quoteCount: 31,
    },
    {
      name: 'Waiting for the day',
      touchpoint: 'Reminder message',
      channel: 'Text message',
      readings: r(0.3, 0.1, 3),
    },
    {
      name: 'Engineer visit',
      touchpoint: 'Visit at home',
      channel: 'In person',
      readings: r(1.1, -1.1, 16),
      quotes: [
        ['He came without the right box and left after ten minutes.', 'P-109, families'],
        ['Nobody rang. I only knew he had been because of the card in the door.', 'P-140, movers'],
      ],
      quoteCount: 42,
    },
    {
      name: 'First evening online',
      touchpoint: 'Set-up guide',
      channel: 'App',
      readings: r(0.2, 1.3, 12),
      quotes: [['Plugged it in and it simply worked. My neighbour did not believe me.', 'P-115, switchers']],
      quoteCount: 12,
    },
    { name: 'First bill', touchpoint: 'Bill by post', channel: 'Letter' },
    {
      name: 'Ask for help',
      touchpoint: 'Help line',
      channel: 'Phone',
      readings: helpLine(),
      quotes: [['Friendly, but she could not see what the engineer had written.', 'P-128, families']],
      quoteCount: 6,
    },
  ];
  const made = steps.map((sketch, i) => mapStep(i + 1, sketch));
  return {
    title: 'New installation: from the offer to the first bill',
    persona: 'Families and movers who order broadband for a new home',
    scenario: 'Order online, engineer has to come to the house',
    gapKind: 'subtracted',
    stages: [
      { id: 1, name: 'Choose and order', steps: made.slice(0, 2) },
      { id: 2, name: 'Wait', steps: made.slice(2, 4) },
      { id: 3, name: 'Get connected', steps: made.slice(4, 6) },
      { id: 4, name: 'Settle in', steps: made.slice(6) },
    ],
    lanes: allLanes.map((lane) =>
      lane.kind === 'text'
        ? {
            ...lane,
            cells: {
              '2': 'Order desk checks the line; the note field is not passed on',
              '3': 'Dispatch works from a list printed at noon',
              '5': 'Contractor; sees address and time slot only',
            },
          }
        : lane,
    ),
  };
}
