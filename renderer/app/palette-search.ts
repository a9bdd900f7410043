import type { CommandState } from './commands.ts';

/**
 * How well a command's label answers what was typed: 0 not at all, up to 1. Every typed word must start a word of
 * the label, or be a part of it; earlier and whole words count more.
 */
export function matchScore(label: string, typed: string): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const text = label.toLowerCase();
  let total = 0;
  for (const word of words) {
    const score = wordScore(text, word);
    if (score === 0) return 0;
    total += score;
  }
  return total / words.length;
}

function wordScore(text: string, word: string): number {
  if (text.startsWith(word)) return 1;
  const atWord = text.indexOf(` ${word}`);
  if (atWord >= 0) return 0.8 - Math.min(atWord, 40) / 400;
  if (text.includes(word)) return 0.5;
  return initialsOf(text).includes(word) && word.length >= 2 ? 0.2 : 0;
}

/** "sac" for "Save a copy…". */
function initialsOf(text: string): string {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0))
    .join('');
}

/** The commands that answer what was typed, best first; the menus' order decides between equals. */
export function findCommands(states: readonly CommandState[], typed: string): readonly CommandState[] {
  return states
    .filter((state) => state.definition.id !== 'view.palette')
    .map((state) => ({ state, score: matchScore(state.label, typed) * (state.enabled ? 1 : 0.6) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ state }) => state);
}

export interface SnippetPart {
  readonly text: string;
  readonly isHit: boolean;
}

/** A search hit's snippet, where the store set U+E000 and U+E001 around what matched. */
export function snippetParts(snippet: string): readonly SnippetPart[] {
  return snippet
    .split(/(\uE000[^\uE001]*\uE001)/u)
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith('\uE000') ? { text: text.slice(1, -1), isHit: true } : { text, isHit: false },
    );
}
