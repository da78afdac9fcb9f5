import { expect, test } from 'vitest';
import { makeTranscript, TRANSCRIPT_CAP } from './transcript.ts';

const entry = (operation: string) => ({
  ...{ at: 0, ms: 1, method: 'POST', path: '/x', operation, httpStatus: 200 },
  ...({ requestSigned: 'absent', replySigned: true, sealed: false } as const),
});

test('the newest stand first, the oldest are forgotten', () => {
  const transcript = makeTranscript();
  for (let at = 0; at <= TRANSCRIPT_CAP; at += 1) transcript.add(entry(`o${at}`));
  const all = transcript.all();
  expect([all.length, all[0]?.operation, all.at(-1)?.operation]).toEqual([100, 'o100', 'o1']);
  transcript.clear();
  transcript.add(entry('next'));
  expect(transcript.all()).toMatchObject([{ id: 102, operation: 'next' }]);
});
