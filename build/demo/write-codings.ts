import type { Builder } from './builder.ts';
import type { CoderMark, DemoHandover } from './content-types.ts';
import type { Ids } from './ids.ts';
import type { MarkedCoding } from './markup.ts';

/** A coding with the source it is in and what it stands for there. */
export interface PlacedCoding extends MarkedCoding {
  readonly coder: CoderMark;
  readonly sourceId: number;
  readonly date: string;
  readonly participantKey: string;
  /** The touchpoint the whole answer is about; a link of the coding itself goes before it. */
  readonly touchpoint: string | undefined;
  readonly handover: DemoHandover | undefined;
}

/** Codes as the two coders did, one after the other; the first coder's codings carry the evidence and the ratings. */
export async function writeCodings(
  builder: Builder,
  ids: Ids,
  codings: readonly PlacedCoding[],
): Promise<void> {
  for (const mark of ['a', 'b'] as const) {
    await builder.do('workspace.coder.choose', { id: ids.coder.get(mark) });
    const handoversRated = new Set<number>();
    for (const coding of codings) {
      if (coding.coder !== mark) continue;
      builder.at(coding.date);
      const { id } = await builder.do('voices.coding.add', {
        sourceId: coding.sourceId,
        code: { id: ids.code.get(coding.code) },
        start: coding.start,
        end: coding.end,
      });
      if (mark === 'a') await writeEvidence(builder, ids, coding, id, handoversRated);
    }
  }
  await builder.do('workspace.coder.choose', { id: ids.coder.get('a') });
}

async function writeEvidence(
  builder: Builder,
  ids: Ids,
  coding: PlacedCoding,
  codingId: number,
  handoversRated: Set<number>,
): Promise<void> {
  const { link, handover } = coding;
  const participantId = ids.participant.get(coding.participantKey);
  if (handover !== undefined && !handoversRated.has(coding.sourceId)) {
    // The answer as a whole rates the crossing once, however many passages of it are coded.
    handoversRated.add(coding.sourceId);
    await builder.do('journeys.handover.rate', {
      fromTouchpointId: ids.touchpoint.get(handover.from),
      toTouchpointId: ids.touchpoint.get(handover.to),
      participantId,
      codingId,
      carried: handover.carried,
    });
  }
  if (link?.to !== undefined) {
    await builder.do('journeys.handover.rate', {
      fromTouchpointId: ids.touchpoint.get(link.touchpoint),
      toTouchpointId: ids.touchpoint.get(link.to),
      participantId,
      codingId,
      carried: link.gap === 'worse' ? 0 : link.gap === 'as' ? 1 : 2,
    });
    return;
  }
  const touchpoint = link?.touchpoint ?? coding.touchpoint;
  if (touchpoint === undefined) return;
  await builder.do('journeys.coding.touchpoint', {
    codingId,
    touchpoint: { id: ids.touchpoint.get(touchpoint) },
  });
  if (link?.gap === undefined) return;
  const direct = link.gap === 'worse' ? -1 : link.gap === 'as' ? 0 : 1;
  await builder.do('journeys.coding.rate', {
    codingId,
    rating: { kind: 'direct', direct, importance: null },
  });
}
