import { expect, test } from 'vitest';
import { verifyReplySchema } from '../../contract/platform/code-system.ts';
import { ROUTE } from '../session/test-data.ts';
import { replyHead } from './http.fixture.ts';
import { verifiedBy } from './verified.ts';

test.each([
  [300_000, 300_000],
  [0, 0],
  [-1, 0],
])('consent that ends %i ms after the reply can be given for %i ms', (ms, forMs) => {
  const serverTime = 9_000_000;
  const reply = verifyReplySchema.parse({
    ...{ head: { ...replyHead(), serverTime }, codeSystemId: '1390000', realNameLevel: 3 },
    ...{ subjectRef: 'subject-reference', nameMasked: '', idNoMasked: '', scopes: [] },
    consentUntil: serverTime + ms,
  });
  const verified = verifiedBy(ROUTE, reply, 'n');
  expect(verified).toEqual({ route: ROUTE, reply, nonce: 'n', consentForMs: forMs });
});
