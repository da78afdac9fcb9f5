import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createExchange } from './exchange.ts';

const UNAVAILABLE = { ok: false, error: { reason: 'unavailable' } };
const DONE = { ok: true, value: null };

/** The other side: what it heard, and a way to answer. */
function opened(patienceMs = 5_000) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let heard = '';
  output.on('data', (data: Buffer) => (heard += data.toString()));
  const exchange = createExchange({ input, output, close: () => input.destroy() }, patienceMs);
  return { exchange, input, heard: () => heard };
}

test('a request is a line, and so is its reply, however it is cut', async () => {
  const { exchange, input, heard } = opened();
  const first = exchange.ask({ op: 'ping' });
  input.write('{"ok":true,"va');
  input.write('lue":null}\n');
  expect(await first).toEqual(DONE);
  const second = exchange.ask({ op: 'queue.resend', rowId: 'a' });
  input.write('{"ok":false,"error":{"reason":"stale"}}\n');
  expect(await second).toEqual({ ok: false, error: { reason: 'stale' } });
  expect(heard()).toBe('{"op":"ping"}\n{"op":"queue.resend","rowId":"a"}\n');
});

test.each([
  ['no JSON', 'hello\n'],
  ['another shape', '{"ok":true,"value":"\\u001b[2J"}\n'],
  ['a line without an end', 'x'.repeat(70_000)],
])('%s is no reply', async (_name, bytes) => {
  const { exchange, input } = opened();
  const asked = exchange.ask({ op: 'ping' });
  input.write(bytes);
  expect(await asked).toEqual(UNAVAILABLE);
});

test('silence has an end, and so has a conversation', async () => {
  const silent = opened(20);
  expect(await silent.exchange.ask({ op: 'ping' })).toEqual(UNAVAILABLE);
  expect(await silent.exchange.ask({ op: 'ping' })).toEqual(UNAVAILABLE);
  const gone = opened();
  const asked = gone.exchange.ask({ op: 'ping' });
  gone.exchange.close();
  expect(await asked).toEqual(UNAVAILABLE);
});
