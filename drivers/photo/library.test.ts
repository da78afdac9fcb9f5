import { expect, it, test } from 'vitest';
import { loadUnpack } from './library.ts';

it('says that a library is not there', async () => {
  const error = 'the library cannot be loaded';
  expect(await loadUnpack('/nonexistent/libwlt.so', 'unpack', 1)).toEqual({ ok: false, error });
  // A file that is no library, like one for another machine.
  expect(await loadUnpack(import.meta.filename, 'unpack', 1)).toEqual({ ok: false, error });
});

const onLinux = test.runIf(process.platform === 'linux');

onLinux('says that a symbol is not there', async () => {
  const error = 'the library has no symbol wlt_to_bmp';
  expect(await loadUnpack('libc.so.6', 'wlt_to_bmp', 1)).toEqual({ ok: false, error });
});

onLinux('gives the function its three arguments in order', async () => {
  // bcopy(from, to, length) of the C library takes the same three.
  const unpack = await loadUnpack('libc.so.6', 'bcopy', 3);
  const bmp = new Uint8Array(5);
  if (unpack.ok) unpack.value(Uint8Array.of(1, 2, 3, 4), bmp);
  expect([...bmp]).toEqual([1, 2, 3, 0, 0]);
});
