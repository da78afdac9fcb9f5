import { expect, test } from 'vitest';
import { MAX_PAGE_BYTES } from '../contract/printing.ts';
import type { RequestName } from '../contract/requests.ts';
import { ok } from '../contract/result.ts';
import { createRequestHandler, type RequestOptions } from './requests.ts';

const PRINT = { sessionId: 's1', jobId: 1 };
const JPEG = Uint8Array.of(1, 2, 3);
const FITTING = {
  'print.begin': {
    ...{ sessionId: 's1', certificateId: 'c1', target: 'printer', pages: 1, copies: 1 },
  },
  'print.page': { ...PRINT, page: 1, jpeg: JPEG, widthPt: 10, heightPt: 10, isWhole: true },
  'print.send': PRINT,
  'print.cancel': PRINT,
} as const satisfies Partial<Record<RequestName, object>>;

function stand(isClosed = false) {
  const passed: string[] = [];
  const prints: RequestOptions['prints'] = {
    begin({ certificateId, copies }) {
      passed.push(`begin ${certificateId} ${copies}`);
      return ok({ jobId: 1, mark: { tile: '仅供', foot: ['用途'] } });
    },
    page({ page, jpeg }) {
      passed.push(`page ${page} ${jpeg.length}`);
      return ok(null);
    },
    send({ jobId }) {
      passed.push(`send ${jobId}`);
      return ok(null);
    },
    cancel({ jobId }) {
      passed.push(`cancel ${jobId}`);
      return ok(null);
    },
  };
  const operators = { isClosed: () => isClosed, active: () => {} };
  const ask = createRequestHandler({ prints, operators, mode: 'counter' } as RequestOptions);
  return { ask, passed };
}

test('what is printed goes to its desk', async () => {
  const { ask, passed } = stand();
  for (const [name, params] of Object.entries(FITTING)) {
    expect(await ask(name as RequestName, params)).toMatchObject({ ok: true });
  }
  expect(passed).toEqual(['begin c1 1', 'page 1 3', 'send 1', 'cancel 1']);
});

test.each([
  ['a page that is too large', 'print.page', { jpeg: new Uint8Array(MAX_PAGE_BYTES + 1) }],
  ['a page without a size', 'print.page', { widthPt: 0 }],
  ['a page that may be incomplete', 'print.page', { isWhole: undefined }],
  ['a page that is no bytes', 'print.page', { jpeg: 'text' }],
  ['more copies than anybody needs', 'print.begin', { copies: 6 }],
  ['no copy at all', 'print.begin', { copies: 0 }],
  ['another place to go to', 'print.begin', { target: 'mail' }],
] as const)('%s is not even looked at', async (_what, name, spoiled) => {
  const { ask, passed } = stand();
  const answer = await ask(name, { ...FITTING[name], ...spoiled });
  expect(answer).toEqual({ ok: false, error: { reason: 'invalid' } });
  expect(passed).toEqual([]);
});

test('nobody prints where nobody is signed in', async () => {
  const { ask, passed } = stand(true);
  expect((await ask('print.begin', FITTING['print.begin'])).ok).toBe(false);
  expect(passed).toEqual([]);
});
