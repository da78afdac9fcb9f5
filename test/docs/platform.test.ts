import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PLATFORM_STATUSES } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { openMessage } from '../../crypto/sealed-message.ts';
import { verifyBody } from '../../crypto/signed-message.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { HTTP_STATUS } from '../../simulator/platform/answer.ts';
import { refusalOf } from '../../src-service/platform/http.ts';
import { ROOT } from '../../tools/paths.ts';
import { EXAMPLE_KEYS, platformExample } from './platform-example.ts';

const PAGE = readFileSync(path.join(ROOT, 'docs', 'platform.md'), 'utf8');
const example = await platformExample();
const value = (name: string): string => example[name] ?? '';

test.each(Object.keys(example))('the page has %s as the code computes it', (name) => {
  expect(value(name)).not.toBe('');
  expect(PAGE.split('\n')).toContain(value(name));
});

const reader = createSmProvider({
  keys: EXAMPLE_KEYS.codeSystem,
  randomBytes: (length) => new Uint8Array(length),
});

test('what stands on the page is a signature of the body that stands there', async () => {
  const body = JSON.parse(value('canonical')) as { head: object };
  const signed = { ...body, head: { ...body.head, sign: value('sign') } };
  unwrap(await verifyBody(signed, value('publicKey'), reader));
});

test('the sealed body on the page can be opened by the one that it is for', async () => {
  const { head } = JSON.parse(value('canonical')) as {
    head: { requestId: string; nonce: string };
  };
  const sealed = {
    ...{ alg: 'SM2-SM4-GCM', key: value('sealedKey'), iv: value('iv') },
    ...{ data: value('data'), tag: value('tag') },
  };
  const opened = unwrap(await openMessage({ head, sealed }, head, reader));
  expect(opened).toEqual({ head, ...(JSON.parse(value('plain')) as object) });
});

test('every refusal stands in the table with its number and its code', () => {
  const rows = PAGE.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  for (const status of PLATFORM_STATUSES.filter((one) => one !== 'OK')) {
    const refusal = refusalOf({ status, message: '', traceId: '', serverTime: 0 });
    const cells = [`\`${status}\``, String(HTTP_STATUS[status]), `\`${refusal?.code ?? ''}\``];
    expect(rows).toContainEqual(['', ...cells, '']);
  }
});
