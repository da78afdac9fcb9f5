import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { CODE_FLAWS } from '../control-api.ts';
import { CITIZENS } from '../data/citizens.ts';
import { CODE_SYSTEMS, codeSystemById } from '../data/code-systems.ts';
import { makeCodeBook } from './books/code-book.ts';
import { showCode } from './flawed-code.ts';
import { codeSystemIdOf } from './service-code.ts';

const [citizen] = CITIZENS;
const system = CODE_SYSTEMS.find(({ codeSystemId }) => codeSystemId === '1390000');
const WANTED = {
  none: undefined,
  expired: 'CODE_EXPIRED',
  used: 'CODE_USED',
  revoked: 'CODE_REVOKED',
  damaged: 'CODE_FORMAT',
  'unknown-system': 'CODE_NOT_FOUND',
  'suspended-system': 'CODE_NOT_FOUND',
  'not-a-code': 'CODE_FORMAT',
} as const;

test.each(CODE_FLAWS)('a code with flaw %s meets its refusal', (flaw) => {
  const book = makeCodeBook(manualClock(10_000));
  const shown = unwrap(showCode(book, citizen!, system!, flaw, 60_000));
  const redeemed = book.redeem('1390000', shown.code);
  expect(redeemed.ok ? undefined : redeemed.error.status).toBe(WANTED[flaw]);
  expect(shown.expiresAt).toBe(flaw === 'expired' ? 9_000 : 70_000);
});

test('codes of unknown and suspended systems are sound in themselves', () => {
  const book = makeCodeBook(manualClock(0));
  const owner = (flaw: 'unknown-system' | 'suspended-system') =>
    codeSystemIdOf(unwrap(showCode(book, citizen!, system!, flaw, 60_000)).code);
  expect(owner('unknown-system')).toMatch(/^\d{7}$/);
  expect(codeSystemById(owner('unknown-system')!)).toBeUndefined();
  expect(codeSystemById(owner('suspended-system')!)?.status).toBe('SUSPENDED');
});
