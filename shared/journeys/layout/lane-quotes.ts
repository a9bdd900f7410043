import { cellRow } from './cell-row.ts';
import { type LaneBody, type MapFrame, typeStyles } from './frame.ts';
import type { MapLane, MapQuote } from './map-model.ts';
import type { SceneNode } from './scene.ts';
import { textBlock } from './text-block.ts';

/** Customers' words in their own type, who said them, and how many more there are. Silence is said. */
export function quotesLane(frame: MapFrame, lane: MapLane, y: number): LaneBody {
  const type = typeStyles(frame.theme);
  return cellRow(frame, lane, ({ step, innerX: x, innerW: w }) => {
    const nodes: SceneNode[] = [];
    let at = y;
    const shown = step.quotes.slice(0, frame.quotesPerStep);
    for (const quote of shown) {
      if (at > y) at += 10;
      const words = textBlock(quoted(quote), { x, y: at, w }, { ...type.quote, maxLines: 6 });
      const by = textBlock(quote.person, { x, y: at + words.height + 1, w }, { ...type.small, maxLines: 1 });
      nodes.push({
        kind: 'group',
        id: `quote-${lane.id}-${step.id}-${quote.id}`,
        label: quote.person === '' ? 'Quote' : `Quote of ${quote.person}`,
        role: 'quote',
        stepId: step.id,
        quoteId: quote.id,
        children: [...words.nodes, ...by.nodes],
      });
      at += words.height + (by.height > 0 ? by.height + 1 : 0);
    }
    const rest = step.quoteCount - shown.length;
    const note =
      rest > 0 ? (shown.length > 0 ? `${rest} more` : `${rest} quotes`) : shown.length > 0 ? '' : 'No quotes';
    const block = textBlock(note, { x, y: at + (at > y ? 8 : 0), w }, type.small);
    return {
      height: at - y + (block.height > 0 ? block.height + (at > y ? 8 : 0) : 0),
      nodes: [...nodes, ...block.nodes],
    };
  });
}

/** Marks around the words, unless they bring their own; white space and line breaks become single spaces. */
function quoted(quote: MapQuote): string {
  const words = quote.text.replace(/\s+/gu, ' ').trim();
  return /^[“”"„«»「『‘]/u.test(words) ? words : `“${words}”`;
}
