import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { CONFIG, ITEM, REPLY, ROUTE } from '../session/test-data.ts';
import { scanOutcome } from './scan-outcome.ts';

const { head, ...verification } = REPLY;
const CONTEXT = {
  ...{ route: ROUTE, clock: manualClock() },
  user: { terminalId: CONFIG.terminal.id, itemCode: ITEM.code },
};
const SCOPES = ['T1', 'T2'].map((code) => ({ code, name: code }));

test.each([
  ['what the phone says', ['*'], undefined, 'T1 T2'],
  ['no more than the item needs', ['T1', 'T3'], undefined, 'T1'],
  ['no more than that, whatever the token says', ['T1'], ['T1', 'T2'], 'T1'],
  ['less, where the token says so', ['*'], ['T2'], 'T2'],
])('confirmed is %s', (_what, needScopes, granted, covered) => {
  const token = {
    ...{ consentId: 'c', accessToken: 'secret-token-0000', maxUses: 5, scopes: granted },
    expiresAt: head.serverTime + 1_000,
  };
  const reply = {
    ...{ head, state: 'CONFIRMED' as const, token },
    verification: { ...verification, scopes: SCOPES },
  };
  const outcome = scanOutcome({ reply, nonce: 'n', wasSealed: true }, { ...CONTEXT, needScopes });
  const confirmed = unwrap(outcome!);
  const types = ['T1', 'T2', 'T3'].filter((type) => confirmed.token.covers(type));
  expect(types.join(' ')).toBe(covered);
});
