import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { believe } from './believed-reply.ts';
import { replyHead } from './http.fixture.ts';
import { CODE_SYSTEM, TERMINAL } from './signed-server.fixture.ts';

const NAME = { requestId: '11111111-1111-4111-8111-111111111111', nonce: 'a'.repeat(32) };
const EXPECTED = { ...NAME, signKeys: [CODE_SYSTEM.keys.sign], relayKeys: [] };
const { sign, ...HEAD } = replyHead();
const REPLY = { head: { ...HEAD, ...NAME }, answer: 7, words: ['一', '二'] };
const BYTES = new TextEncoder().encode(
  JSON.stringify(unwrap(await signBody(REPLY, CODE_SYSTEM.crypto))),
);

function judge(bytes: Uint8Array, status = 200, mediaType = 'application/json') {
  return believe({ status, mediaType, bytes }, EXPECTED, TERMINAL.crypto);
}

test('a reply is believed as it was signed, whatever the number around it says', async () => {
  for (const status of [200, 404, 500]) {
    expect(unwrap(await judge(BYTES, status))).toMatchObject({
      head: { status: 'OK', ...NAME },
      message: REPLY,
    });
  }
});

test('one changed byte, and it is another’s or no reply at all, or means the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(BYTES.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, bits) => {
        const bytes = Uint8Array.from(BYTES);
        bytes[at]! ^= bits;
        const judged = await judge(bytes);
        if (judged.ok) expect(judged.value.message).toMatchObject(REPLY);
        else expect(judged.error.kind).toBe('distrust');
      },
    ),
    { numRuns: 300 },
  );
});

test('half of it is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(BYTES.length - 1), async (length) => {
      expect(await judge(BYTES.subarray(0, length))).toMatchObject({
        error: { kind: 'distrust', failure: { code: 'PLATFORM_REPLY_INVALID' } },
      });
    }),
    { numRuns: 50 },
  );
});

test('whatever else arrives is never a refusal, and nothing of it is told', async () => {
  const statuses = fc.constantFrom(200, 302, 400, 403, 404, 429, 500, 503);
  const types = fc.constantFrom('application/json', 'text/html', '');
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), statuses, types, async (value, status, mediaType) => {
      const bytes = new TextEncoder().encode(JSON.stringify(value));
      const judged = await judge(bytes, status, mediaType);
      if (judged.ok) throw new Error('believed');
      expect(judged.error.kind).not.toBe('refusal');
      expect(judged.error.failure.detail).toMatch(/^(HTTP \d{3}|HTML|not JSON)$/);
    }),
  );
});
