import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf } from '../../../../shared/voices/learn/answer-facts.ts';
import { calibrationOf } from '../../../../shared/voices/learn/calibration.ts';
import { learnFacts } from '../../../../shared/voices/learn/facts.ts';
import { type Lessons, learn } from '../../../../shared/voices/learn/learner.ts';
import { learnLogistic } from '../../../../shared/voices/learn/logistic.ts';
import { learnNaiveBayes } from '../../../../shared/voices/learn/naive-bayes.ts';
import { groupHash, tryOut } from '../../../../shared/voices/learn/quality.ts';
import { countTerms, vectorOf, vocabularyOf } from '../../../../shared/voices/learn/vocabulary.ts';
import { piecesOf, TERMS, termId, termsOf, wordsOf } from '../../../../shared/voices/learn/words.ts';

test('words are folded and know where they stand; scripts without blanks are cut too', () => {
  expect(wordsOf('Ça n’ira pas, STRASSE 5')).toEqual([
    { term: 'ca', start: 0, end: 2 },
    { term: "n'ira", start: 3, end: 8 },
    { term: 'pas', start: 9, end: 12 },
    { term: 'strasse', start: 14, end: 21 },
    { term: '5', start: 22, end: 23 },
  ]);
  expect(wordsOf('配送が遅い').length).toBeGreaterThan(1);
});

test('a word, its beginning and each pair of neighbours are terms', () => {
  expect(termsOf(wordsOf('waited long'))).toEqual([
    { id: termId('waited'), first: 0, last: 0 },
    { id: termId('waite*'), first: 0, last: 0 },
    { id: termId('long'), first: 1, last: 1 },
    { id: termId('waited long'), first: 0, last: 1 },
  ]);
});

test('pieces: a word, pairs, and its runs of three and four letters with the ends marked', () => {
  const ids = ['late', '#<la', '#lat', '#ate', '#te>', '#<lat', '#late', '#ate>', 'at', 'late at'].map(
    termId,
  );
  const found = piecesOf(wordsOf('late at')).map(({ id }) => id);
  expect([...found].sort()).toEqual(
    [...ids, '#<at', '#at>'].map((one) => (typeof one === 'string' ? termId(one) : one)).sort(),
  );
  expect(piecesOf(wordsOf('I'))).toEqual([{ id: termId('I'.toLowerCase()), first: 0, last: 0 }]);
});

test('logistic regression: one example, one round, by hand; many rounds tell what can be told apart', () => {
  const vector = (...pairs: [number, number][]) => ({
    ids: Int32Array.from(pairs, ([id]) => id),
    weights: Float32Array.from(pairs, ([, weight]) => weight),
  });
  const options = { codes: 2, features: 3, rate: 0.3, l2: 0 };
  const one = learnLogistic([{ vector: vector([1, 0.5]), codes: [[0, 1]] }], { ...options, rounds: 1 });
  // Shares of ln(1.5/2) and ln(0.5/2) are 3/4 and 1/4; the first slope is (1 − 3/4)·0.5 for code 0 and −1/4·0.5 for 1.
  const slope = 0.25 * 0.5;
  const stepped = (0.3 * slope) / Math.sqrt(slope * slope + 0.01);
  expect(one.weight(1, 0)).toBeCloseTo(stepped, 6);
  expect(one.weight(1, 1)).toBeCloseTo(-stepped, 6);
  expect(one.weight(2, 0)).toBe(0);
  expect(one.bias[0]).toBeCloseTo(Math.log(0.75) + (0.06 * 0.25) / Math.sqrt(0.0625 + 1), 6);
  const examples = [0, 1, 0, 1].map((code) => ({
    vector: vector([code, 1], [2, 1]),
    codes: [[code, 1] as const],
  }));
  const many = learnLogistic(examples, { ...options, rounds: 30 });
  expect(many.weight(0, 0)).toBeGreaterThan(1);
  expect(many.weight(1, 0)).toBeLessThan(-1);
  expect(Math.abs(many.weight(2, 0))).toBeLessThan(0.3);
  expect(many.scores(vector([0, 1]))[0]).toBeCloseTo((many.bias[0] ?? 0) + many.weight(0, 0), 5);
});

test('calibration: what is shown is how often it is right, and the order stays', () => {
  // Twice too sure: of those said to be 0.9, half are right; of 0.5, a quarter; of 0.1, one in twenty.
  const tried = [
    [0.9, 0.5],
    [0.5, 0.25],
    [0.1, 0.05],
  ].flatMap(([share = 0, right = 0]) =>
    Array.from({ length: 400 }, (_, i) => ({ share, isRight: i < right * 400 })),
  );
  const calibration = calibrationOf(tried);
  expect(calibration(0.9)).toBeCloseTo(0.5, 1);
  expect(calibration(0.5)).toBeCloseTo(0.25, 0);
  expect(calibration(0.1)).toBeCloseTo(0.05, 1);
  const shown = [0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99].map(calibration);
  expect(shown).toEqual(shown.toSorted((x, y) => x - y));
  // Too few, and turned round: left alone.
  expect(calibrationOf(tried.slice(0, 20))(0.7)).toBe(0.7);
  expect(calibrationOf(tried.map(({ share, isRight }) => ({ share: 1 - share, isRight })))(0.7)).toBe(0.7);
});

test('tf-idf by hand: two texts, one word in both', () => {
  const texts = ['late late', 'late kind'].map(countTerms);
  const vocabulary = vocabularyOf(texts);
  const { ids, weights } = vectorOf(vocabulary, countTerms('late kind new'));
  const weightOf = (term: string) => weights[Array.from(ids).indexOf(termId(term))];
  // ln(3/3) + 1 = 1 for “late” (in both); ln(3/2) + 1 for “kind” and for “late kind” (in one); “new” is unknown.
  const rare = Math.log(3 / 2) + 1;
  const length = Math.sqrt(1 + 2 * rare * rare);
  expect(weightOf('late')).toBeCloseTo(1 / length, 6);
  expect(weightOf('kind')).toBeCloseTo(rare / length, 6);
  expect(weightOf('late kind')).toBeCloseTo(rare / length, 6);
  expect(ids).toHaveLength(3);
});

test('naive Bayes by hand: three terms, two codes', () => {
  const vector = (...pairs: [number, number][]) => ({
    ids: Int32Array.from(pairs, ([id]) => id),
    weights: Float32Array.from(pairs, ([, weight]) => weight),
  });
  const bayes = learnNaiveBayes(
    [
      { vector: vector([0, 1], [1, 1]), codes: [[0, 1]] },
      { vector: vector([1, 1], [2, 2]), codes: [[1, 1]] },
    ],
    { codes: 2, terms: 4, smoothing: 1 },
  );
  // V = 3 used terms, T = 5, N(0) = 2, N(1) = 3.
  const s00 = Math.log((1 + 1) / (2 + 3)) - Math.log((1 - 1 + 1) / (5 - 2 + 3));
  const s20 = Math.log((0 + 1) / (2 + 3)) - Math.log((2 + 1) / (5 - 2 + 3));
  const s01 = Math.log((0 + 1) / (3 + 3)) - Math.log((1 + 1) / (5 - 3 + 3));
  expect(bayes.strength(0, 0)).toBeCloseTo(s00, 6);
  expect(bayes.strength(2, 0)).toBeCloseTo(s20, 6);
  expect(bayes.strength(0, 1)).toBeCloseTo(s01, 6);
  const asked = vector([0, 0.5], [2, 2]);
  expect(bayes.scores(asked)[0]).toBeCloseTo(0.5 * s00 + 2 * s20, 6);
});

test('a text’s score is the sum of its terms’ strengths, for random examples', () => {
  const vector = fc
    .uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 6 })
    .map((ids) => ({ ids: Int32Array.from(ids), weights: Float32Array.from(ids, (id) => 1 + (id % 3)) }));
  const example = fc.record({
    vector,
    codes: fc
      .uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 })
      .map((codes) => codes.map((code) => [code, 1] as const)),
  });
  fc.assert(
    fc.property(fc.array(example, { minLength: 1, maxLength: 12 }), vector, (examples, asked) => {
      const bayes = learnNaiveBayes(examples, { codes: 5, terms: 20, smoothing: 0.5 });
      const scores = bayes.scores(asked);
      for (let code = 0; code < 5; code++) {
        let sum = 0;
        asked.ids.forEach((id, i) => {
          sum += (asked.weights[i] ?? 0) * bayes.strength(id, code);
        });
        expect(scores[code]).toBeCloseTo(sum, 5);
      }
    }),
    { numRuns: 200 },
  );
});

test('facts by hand: a code that three of four answers at a touchpoint have', () => {
  const answers = [
    { facts: ['t1'], codes: [0] },
    { facts: ['t1'], codes: [0] },
    { facts: ['t1'], codes: [0] },
    { facts: ['t1'], codes: [1] },
    { facts: ['t2'], codes: [1] },
  ];
  const model = learnFacts(answers, 2);
  const p = 3.5 / 6;
  expect(model.common[0]).toBeCloseTo(Math.log(p), 6);
  expect(model.shift('t1')?.[0]).toBeCloseTo(Math.log((3 + 4 * p) / (4 + 4) / p), 6);
  expect(model.shift('t9')).toBeUndefined();
});

test('the facts of an answer: place, rating, gap, and the ratings at that place', () => {
  const score = (kind: string, value: number) => ({ kind, value, min: 1, max: 5 });
  expect(
    factsOf({
      touchpointId: 7,
      questionId: 2,
      scores: [score('experience', 1), score('expectation', 4), score('importance', 5)],
    }),
  ).toEqual(['q2', 't7', 'sexperience-', 'g-', 't7 sexperience-', 't7 g-']);
  expect(factsOf({ touchpointId: null, questionId: null, scores: [] })).toEqual([]);
});

const lessons: Lessons = {
  codes: [
    { id: 1, parentId: null, words: 'Delay' },
    { id: 2, parentId: null, words: 'Kindness' },
    { id: 3, parentId: null, words: 'Unused' },
  ],
  texts: [
    { text: 'We waited for three hours', codeIds: [1] },
    { text: 'They kept us waiting all day', codeIds: [1] },
    { text: 'Such a friendly lady', codeIds: [2] },
    { text: 'She was friendly and patient', codeIds: [2] },
  ],
  answers: [],
};

test('what was learned is suggested and explained by its words; a code without codings never is', () => {
  const learner = learn(lessons);
  expect(learner.codeIds).toEqual([1, 2]);
  const text = 'A friendly voice, at last';
  const ranked = learner.rank(text);
  expect(ranked.map(({ codeId }) => codeId)).toEqual([2, 1]);
  expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
  const top = learner.explain(text, 2).words[0];
  expect(text.slice(top?.start, top?.end)).toBe('friendly');
  expect(learner.rank('They waited')[0]?.codeId).toBe(1);
});

test('the words’ and facts’ parts add up to the score, but for commonness', () => {
  const learner = learn({ ...lessons, answers: [{ text: 'We waited', facts: ['t1'], codeIds: [1] }] });
  const text = 'waited waited for a friendly hour';
  for (const { codeId, score } of learner.rank(text, ['t1'])) {
    const plain = learner.rank('zzz', []).find((one) => one.codeId === codeId)?.score ?? 0;
    const { words, facts } = learner.explain(text, codeId, ['t1']);
    const sum = [...words, ...facts].reduce((total, { weight }) => total + weight, 0);
    expect(plain + sum).toBeCloseTo(score, 5);
  }
});

test('the same lessons give the same ranking, and people are divided the same way on every machine', () => {
  const ask = () => learn(lessons).rank('waiting for a friendly hour');
  expect(ask()).toEqual(ask());
  expect([groupHash('p1'), groupHash('p2')]).toEqual([groupHash('p1'), groupHash('p2')]);
  expect(groupHash('p1')).toBe(993205210);
  const parts = Array.from({ length: 1000 }, (_, i) => groupHash(`person ${i}`) % 2);
  const ones = parts.reduce((sum, part) => sum + part, 0);
  expect(ones).toBeGreaterThan(440);
  expect(ones).toBeLessThan(560);
});

test('nobody is asked about what they taught: a unit only its own group could teach is never right', () => {
  const units = Array.from({ length: 20 }, (_, i) => ({
    group: `g${i}`,
    text: `only${i} word${i}`,
    facts: [],
    codeIds: [i + 1],
  }));
  const material = {
    codes: units.map(({ codeIds }) => ({ id: codeIds[0] ?? 0, parentId: null, words: '' })),
    texts: units,
    answers: [],
    units,
  };
  const quality = tryOut(material, 4);
  expect(quality.units).toBe(20);
  expect(quality.amongThree).toBe(0);
});

test('fifty thousand answers are learned and ranked in bounded room', () => {
  const word = (seed: number) => `w${(seed * 7919) % 5000}`;
  const texts = Array.from({ length: 50_000 }, (_, i) => ({
    text: Array.from({ length: 20 }, (_, k) => word(i * 31 + k * k)).join(' '),
    codeIds: [1 + (i % 50)],
  }));
  const codes = Array.from({ length: 50 }, (_, i) => ({ id: i + 1, parentId: null, words: `code ${i}` }));
  const before = process.memoryUsage();
  const learner = learn({ codes, texts, answers: [] });
  const after = process.memoryUsage();
  const used = after.rss - before.rss;
  expect(learner.rank(texts[0]?.text ?? '')).toHaveLength(50);
  expect(TERMS).toBe(1 << 20);
  expect(used).toBeLessThan(600 * 1024 * 1024);
}, 60_000);
