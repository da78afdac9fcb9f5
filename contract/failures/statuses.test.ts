import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardCommand, CardDialect } from '../../drivers/protocol/card/dialect.ts';
import { sdtDialect } from '../../drivers/protocol/sdt/dialect.ts';
import { stxDialect } from '../../drivers/protocol/stx/dialect.ts';
import { replyFailure } from '../../src-service/platform/http.ts';
import { failureSchema } from '../failures.ts';
import { PLATFORM_STATUSES } from '../platform/common.ts';
import { FAILURES } from './catalogue.ts';

function answer(status: number, json: unknown): Parameters<typeof replyFailure>[0] {
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  return { status, mediaType: 'application/json', bytes };
}

describe('status words of the platform', () => {
  const words = PLATFORM_STATUSES.filter((word) => word !== 'OK');

  test.each(words)('%s ends in a failure of the catalogue', (status) => {
    const head = { status, message: '', traceId: '', serverTime: 0 };
    const { code } = replyFailure(answer(400, { head }));
    expect(FAILURES).toHaveProperty(code);
    // What is said of a code, a route or a certificate keeps its name; what of us, need not.
    if (/^(CODE|ROUTE|CERT|CONSENT|TOKEN)_/.test(status)) expect(code).toBe(status);
  });

  test('any HTTP status without a word ends in one too', () => {
    for (let status = 100; status < 600; status++) {
      const { code } = replyFailure(answer(status, {}));
      const remedy = status === 429 || status >= 500 ? 'automatic' : 'clerk';
      expect(FAILURES[code].remedy, String(status)).toBe(remedy);
    }
  });
});

describe.each<[string, CardDialect]>([
  ['GA/T 467', sdtDialect],
  ['STX', stxDialect],
])('statuses of a %s reader', (_name, dialect) => {
  const COMMANDS: readonly CardCommand[] = [
    ...(['samStatus', 'samNumber', 'resetSam', 'find', 'select'] as const),
    ...(['read', 'readFingerprints', 'readAddress'] as const),
  ];
  const NO_FAILURE = ['ok', 'no-card', 'misfit'];

  function expectNamed(command: CardCommand, code: number): void {
    const verdict = dialect.judge(command, { kind: 'answer', code, data: new Uint8Array() });
    if (NO_FAILURE.includes(verdict.class)) expect(verdict.failure).toBeUndefined();
    else expect(failureSchema.parse(verdict.failure).code).toMatch(/^(CARD|DEVICE)_/);
  }

  test.each(COMMANDS)(
    '%s: each last byte ends well or in a failure of the catalogue',
    (command) => {
      for (let code = 0; code < 0x100; code++) expectNamed(command, code);
    },
  );

  test('so does any whole status', () => {
    const status = fc.integer({ min: 0, max: 0xffffff });
    fc.assert(fc.property(fc.constantFrom(...COMMANDS), status, expectNamed));
  });
});
