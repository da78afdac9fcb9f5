import { expect, test } from 'vitest';
import { scanSessionSchema } from '../../control-api.ts';
import { SCAN_SESSION } from '../testing/samples.ts';
import { canDo, isOpen, sessionOf } from './scan-sessions.ts';

const STATES = scanSessionSchema.shape.state.options;

test.each(STATES)('%s allows what comes next and nothing else', (state) => {
  const session = { ...SCAN_SESSION, state };
  expect(canDo(session, 'scan')).toBe(state === 'PENDING');
  expect(canDo(session, 'confirm')).toBe(state === 'SCANNED');
  expect(canDo(session, 'refuse')).toBe(state === 'SCANNED');
  expect(isOpen(session)).toBe(state === 'PENDING' || state === 'SCANNED');
});

test('without a code there is nothing to do', () => {
  expect(canDo(undefined, 'scan')).toBe(false);
});

test('the newest open code comes first, unless another is chosen', () => {
  const ended = { ...SCAN_SESSION, ref: 'a', state: 'EXPIRED' } as const;
  const open = { ...SCAN_SESSION, ref: 'b' };
  const older = { ...SCAN_SESSION, ref: 'c' };
  expect(sessionOf([ended, open, older], undefined)).toBe(open);
  expect(sessionOf([ended, open, older], 'c')).toBe(older);
  expect(sessionOf([ended, open], 'a')).toBe(ended);
  expect(sessionOf([ended], 'gone')).toBeUndefined();
});
