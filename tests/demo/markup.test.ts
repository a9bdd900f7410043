import { describe, expect, it } from 'vitest';
import { codingsByCoder, MarkupError, parseMarkup } from '../../build/demo/markup.ts';

describe('parseMarkup', () => {
  it('returns plain text unchanged', () => {
    expect(parseMarkup('no [marks] here | at all')).toEqual({
      text: 'no [marks] here | at all',
      codings: [],
    });
  });

  it('takes codings out and counts from the clean text', () => {
    expect(parseMarkup('He was [[eng-tidy|so tidy]], [[b:delight|lovely]].')).toEqual({
      text: 'He was so tidy, lovely.',
      codings: [
        { code: 'eng-tidy', start: 7, end: 14, coder: 'both' },
        { code: 'delight', start: 16, end: 22, coder: 'b' },
      ],
    });
  });

  it('counts code points, not UTF-16 units', () => {
    const { text, codings } = parseMarkup('🎉🎉 [[a:relief|ok 👍🏽]] मज़ा');
    expect(text).toBe('🎉🎉 ok 👍🏽 मज़ा');
    expect(codings).toEqual([{ code: 'relief', start: 3, end: 8, coder: 'a' }]);
    expect(Array.from(text).slice(3, 8).join('')).toBe('ok 👍🏽');
  });

  it('nests, outer before inner, and keeps the bar of the inner text', () => {
    expect(parseMarkup('[[x|outer [[y|inner|1]] more]]')).toEqual({
      text: 'outer inner|1 more',
      codings: [
        { code: 'x', start: 0, end: 18, coder: 'both' },
        { code: 'y', start: 6, end: 13, coder: 'both' },
      ],
    });
  });

  it('reads the touchpoint or handover a coding is put on, and its gap', () => {
    const { text, codings } = parseMarkup(
      '[[b:x@first-bill:worse|one]] [[y@first-bill|two]] [[z@chat-help>move-call:as|three]]',
    );
    expect(text).toBe('one two three');
    expect(codings).toEqual([
      { code: 'x', link: { touchpoint: 'first-bill', gap: 'worse' }, start: 0, end: 3, coder: 'b' },
      { code: 'y', link: { touchpoint: 'first-bill' }, start: 4, end: 7, coder: 'both' },
      {
        code: 'z',
        link: { touchpoint: 'chat-help', to: 'move-call', gap: 'as' },
        start: 8,
        end: 13,
        coder: 'both',
      },
    ]);
  });

  it.each([
    ['[[x@|no touchpoint]]', 0],
    ['[[x@first-bill:bad|unknown rating]]', 0],
    ['[[x@first-bill>|no second touchpoint]]', 0],
    ['[[x:worse|rating without a touchpoint]]', 0],
    ['ab [[x|never closed', 3],
    ['ab ]] cd', 3],
    ['🎉 [[no bar]]', 2],
    ['[[X Y|bad key]]', 0],
    ['a [[x|]]', 2],
    ['a [[c:x|third coder]]', 2],
  ])('refuses %j and says where', (marked, position) => {
    let error: unknown;
    try {
      parseMarkup(marked);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(MarkupError);
    expect(error).toHaveProperty('position', position);
  });
});

describe('codingsByCoder', () => {
  const marked = parseMarkup('[[x|one]] [[a:y|two]]');

  it('gives an unmarked coding to both coders of a double-coded text', () => {
    expect(codingsByCoder(marked, true).map(({ code, coder }) => `${coder} ${code}`)).toEqual([
      'a x',
      'b x',
      'a y',
    ]);
  });

  it('gives it to the first coder otherwise', () => {
    expect(codingsByCoder(marked, false).map(({ code, coder }) => `${coder} ${code}`)).toEqual([
      'a x',
      'a y',
    ]);
  });

  it('refuses the second coder in a text coded once', () => {
    expect(() => codingsByCoder(parseMarkup('[[b:x|one]]'), false)).toThrow(MarkupError);
  });
});
