import { expect, test } from 'vitest';
import { participantTurns } from '../../../shared/voices/participant-turns.ts';

const turn = (participantId: number | null, isInterviewer = 0) => ({ participantId, isInterviewer });

test('known participants are the ones a text is about', () => {
  const turns = [turn(null), turn(3), turn(null, 1), turn(4)];
  expect(participantTurns(turns)).toEqual([turn(3), turn(4)]);
});

test('where nobody is known, everybody but the interviewer is', () => {
  expect(participantTurns([turn(null), turn(null, 1)])).toEqual([turn(null)]);
});

test('where neither is known there is nothing to tell them apart by', () => {
  expect(participantTurns([turn(null), turn(null)])).toBeUndefined();
  expect(participantTurns([])).toBeUndefined();
});

test('a text in which only the interviewer speaks is about nobody', () => {
  expect(participantTurns([turn(null, 1)])).toEqual([]);
});
