import { expect, test } from 'vitest';
import { runtimeProblem } from '../../electron/platform/check-runtime.ts';

test('the Node that crashes the database module is refused in one line that says what to do', () => {
  const problem = runtimeProblem('20.19.5');
  expect(problem).toContain('20.19.5');
  expect(problem).toContain('npm start');
  expect(problem).not.toContain('\n');
});

test.each(['22.0.0', '24.21.0', '100.1.0'])('Node %s is fine', (version) => {
  expect(runtimeProblem(version)).toBeUndefined();
});
