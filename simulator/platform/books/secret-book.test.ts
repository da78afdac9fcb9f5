import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { makeSecretBook } from './secret-book.ts';
import { makeSubjectBook } from './subject-book.ts';
import { makeTokenBook } from './token-book.ts';

const SUBJECT = {
  citizenId: 'zhang',
  codeSystemId: '1390000',
  terminalId: 'T-1',
  operatorId: undefined,
  itemCode: 'I-1',
  scopes: [],
};

test('every reference and every token that is handed out is noted', () => {
  const secrets = makeSecretBook();
  const clock = manualClock();
  const subject = makeSubjectBook(clock, secrets.note).open(SUBJECT);
  const limits = { lifetimeMs: 1_000, maxUses: 1 };
  const access = makeTokenBook(clock, secrets.note).grant(subject, [], limits);
  expect(secrets.all()).toEqual([subject.subjectRef, access.token]);
});
