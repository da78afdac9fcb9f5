import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_REPLY_BYTES } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { download, isShowable, type PromisedFile } from './download.ts';
import { answering, replyHead, serve, TRACE } from './http.fixture.ts';

const PNG = Buffer.from('89504e470d0a1a0a0001020304', 'hex');
const FILES = {
  'image/png': PNG,
  'image/jpeg': Buffer.from('ffd8ffe000104a46', 'hex'),
  'application/pdf': Buffer.from('%PDF-1.7\n'),
};
const LIMITS = { timeoutMs: 5_000 };

/** A host that gives out `sent`, and the promise that would fit it. */
async function host(sent: Uint8Array = PNG) {
  const asked: (string | undefined)[] = [];
  const { url } = await serve((request, response) => {
    asked.push(request.headers.authorization);
    response.end(sent);
  });
  const promised: PromisedFile = {
    url: `${url}/dl/handle`,
    mediaType: 'image/png',
    sizeBytes: sent.length,
    sm3: sm3Hex(sent),
    from: `${url}/file`,
  };
  return { asked, promised, url };
}
const failed = (code: string, detail?: string) => ({
  ok: false,
  error: { code, ...(detail === undefined ? {} : { detail }) },
});

test.each(Object.entries(FILES))('%s that is what was promised', async (mediaType, file) => {
  const { promised } = await host(file);
  const bytes = unwrap(await download({ ...promised, mediaType }, LIMITS));
  expect(Buffer.from(bytes)).toEqual(file);
});

test('the handle alone opens the file: no token travels with it', async () => {
  const { asked, promised } = await host();
  unwrap(await download(promised, LIMITS));
  expect(asked).toEqual([undefined]);
});

describe('where it comes from', () => {
  test.each([
    ['another port', (url: string) => `${url.slice(0, -1)}/dl/x`],
    ['another host', () => 'http://files.example/dl/x'],
    ['another scheme', (url: string) => url.replace('http:', 'https:')],
    ['this host as the name of a user', (url: string) => `${url}@files.example/dl/x`],
  ])('%s is not asked', async (_what, change) => {
    const { asked, promised, url } = await host();
    const foreign = { ...promised, url: change(url) };
    expect(await download(foreign, LIMITS)).toEqual(
      failed('PLATFORM_REPLY_INVALID', 'download: foreign host'),
    );
    expect(asked).toEqual([]);
  });
});

test('what was not promised is not held against it, but its type is', async () => {
  const { promised } = await host();
  const { sizeBytes, sm3, ...bare } = promised;
  expect(Buffer.from(unwrap(await download(bare, LIMITS)))).toEqual(PNG);
  const page = { ...bare, mediaType: 'application/pdf' };
  expect(await download(page, LIMITS)).toEqual(failed('CERT_TYPE', 'content'));
});

describe('what does not fit the promise', () => {
  test('one byte short', async () => {
    const { promised } = await host();
    const more = { ...promised, sizeBytes: PNG.length + 1 };
    expect(await download(more, LIMITS)).toEqual(failed('CERT_DIGEST', 'size'));
  });
  test('one byte more', async () => {
    const { promised } = await host();
    const less = { ...promised, sizeBytes: PNG.length - 1 };
    expect(await download(less, LIMITS)).toEqual(failed('CERT_DIGEST', 'size'));
  });
  test('a large file that is larger still is not even read to its end', async () => {
    const { promised } = await host(Buffer.alloc(MAX_REPLY_BYTES + 2));
    const less = { ...promised, sizeBytes: MAX_REPLY_BYTES + 1 };
    expect(await download(less, LIMITS)).toMatchObject({
      error: { code: 'PLATFORM_REPLY_INVALID' },
    });
  });
  test('one bit turned', async () => {
    const turned = Buffer.from(PNG);
    turned[PNG.length - 1]! ^= 1;
    const { promised } = await host(turned);
    const told = { ...promised, sm3: sm3Hex(PNG) };
    expect(await download(told, LIMITS)).toEqual(failed('CERT_DIGEST', 'sm3'));
  });
  test('a page under the name of a picture', async () => {
    const { promised } = await host(Buffer.from('<script>'));
    expect(await download(promised, LIMITS)).toEqual(failed('CERT_TYPE', 'content'));
  });
  test('a picture under the name of a page', async () => {
    const { promised } = await host();
    const page = { ...promised, mediaType: 'text/html' };
    expect(await download(page, LIMITS)).toEqual(failed('CERT_TYPE', 'unknown media type'));
  });
  test('nothing at all', async () => {
    const { promised } = await host(Buffer.alloc(0));
    expect(await download(promised, LIMITS)).toMatchObject(failed('CERT_TYPE'));
  });
  test('more than a terminal takes is not fetched', async () => {
    const { asked, promised } = await host();
    const huge = { ...promised, sizeBytes: MAX_FILE_BYTES + 1 };
    expect(await download(huge, LIMITS)).toEqual(failed('CERT_TOO_LARGE'));
    expect(asked).toEqual([]);
  });
});

test('a handle that is used up is told in the words of the platform', async () => {
  const { promised } = await host();
  const { url } = await serve(answering({ head: replyHead('TOKEN_EXPIRED') }, 401));
  const got = await download({ ...promised, url: `${url}/dl/x`, from: url }, LIMITS);
  expect(got).toEqual(failed('TOKEN_EXPIRED', `TOKEN_EXPIRED ${TRACE}`));
});

test('a file that never ends coming meets the time limit', async () => {
  const { promised } = await host();
  const { url } = await serve((_request, response) => void response.write(PNG.subarray(0, 4)));
  const slow = { ...promised, url: `${url}/dl/x`, from: url };
  expect(await download(slow, { timeoutMs: 100 })).toEqual(failed('PLATFORM_TIMEOUT'));
});

test('a session that ends stops it', async () => {
  const { promised } = await host();
  const over = { ...LIMITS, signal: AbortSignal.abort() };
  expect(await download(promised, over)).toMatchObject({
    error: { code: 'PLATFORM_UNREACHABLE' },
  });
});

test.each([
  ['image/png', true],
  ['application/pdf', true],
  ['text/html', false],
  ['image/svg+xml', false],
  ['constructor', false],
  ['', false],
])('%s can be shown: %s', (mediaType, can) => {
  expect(isShowable(mediaType)).toBe(can);
});
