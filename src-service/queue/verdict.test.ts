import { expect, test } from 'vitest';
import { failure, type FailureCode } from '../../contract/failures.ts';
import type { PlatformStatus } from '../../contract/platform/common.ts';
import { type Trouble, trouble } from '../platform/trouble.ts';
import { judgeForCitizen, judgePatiently } from './verdict.ts';

type Row = [FailureCode, ReturnType<typeof judgeForCitizen>['verdict'], boolean?];

test.each<Row>([
  ['PLATFORM_UNREACHABLE', 'again', true],
  ['RATE_LIMIT', 'again', true],
  // One certificate is not there just now: that says nothing of its code system.
  ['CERT_UNAVAILABLE', 'again', false],
  ['CODE_EXPIRED', 'over'],
  ['QUEUE_EXPIRED', 'over'],
  ['CODE_REVOKED', 'final'],
  ['REPLY_MISMATCH', 'final'],
  ['ROUTE_SUSPENDED', 'final'],
])('a citizen who waits for %s: %s', (code, verdict, isOutage) => {
  const why = failure(code);
  const outage = isOutage === undefined ? {} : { isOutage, retryAfterMs: undefined };
  expect(judgeForCitizen(why)).toEqual({ failure: why, verdict, ...outage });
});

function refusal(code: FailureCode, status: PlatformStatus): Trouble {
  return { ...trouble('refusal', failure(code)), status };
}

test.each<[string, FailureCode, Trouble | undefined, string]>([
  ['a refusal of this row', 'CODE_REVOKED', refusal('CODE_REVOKED', 'CODE_REVOKED'), 'final'],
  [
    'a terminal that is not known',
    'TERMINAL_REFUSED',
    refusal('TERMINAL_REFUSED', 'TERMINAL_UNKNOWN'),
    'again',
  ],
  [
    'a signature that is not taken',
    'TERMINAL_REFUSED',
    refusal('TERMINAL_REFUSED', 'SIGN_INVALID'),
    'again',
  ],
  ['a clock that is off', 'CLOCK_SKEW', refusal('CLOCK_SKEW', 'CLOCK_SKEW'), 'again'],
  ['a captive portal', 'REPLY_MISMATCH', trouble('distrust', failure('REPLY_MISMATCH')), 'again'],
  ['a code system that rests', 'ROUTE_SUSPENDED', undefined, 'again'],
  ['nobody there', 'PLATFORM_UNREACHABLE', undefined, 'again'],
  ['a failure of our own', 'REPLY_MISMATCH', undefined, 'final'],
])('what nobody waits for, %s: %s', (_what, code, told, verdict) => {
  expect(judgePatiently(failure(code), told)).toMatchObject({ failure: { code }, verdict });
});

test('how long it wants to be left alone goes along', () => {
  const told = trouble('transport', failure('RATE_LIMIT'), 7_000);
  const verdict = { verdict: 'again', isOutage: true, retryAfterMs: 7_000 };
  expect(judgeForCitizen(failure('RATE_LIMIT'), told)).toMatchObject(verdict);
  expect(judgePatiently(failure('RATE_LIMIT'), told)).toMatchObject(verdict);
});
