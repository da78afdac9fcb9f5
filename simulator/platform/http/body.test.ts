import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, readBody } from './body.ts';

test('a body is put together from its pieces', async () => {
  const body = await readBody(Readable.from([Buffer.from('{"a"'), Buffer.from(':1}')]), 7);
  expect(body).toEqual({ ok: true, value: Buffer.from('{"a":1}') });
});

test('a body one byte over the cap is refused', async () => {
  const stream = Readable.from([Buffer.alloc(4), Buffer.alloc(4)]);
  expect(await readBody(stream, 7)).toEqual({ ok: false, error: 'too-large' });
  expect(stream.destroyed).toBe(false);
});

test('a body that breaks off is a value, too', async () => {
  const stream = new Readable({
    read() {
      this.destroy(new Error('reset'));
    },
  });
  expect(await readBody(stream)).toEqual({ ok: false, error: 'broken' });
});

test('JSON is read back, anything else is undefined', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
  expect(parseJson(Buffer.from('{"a":'))).toBeUndefined();
  expect(parseJson(Uint8Array.of(0x22, 0xff, 0x22))).toBeUndefined();
});
