import { expect, test } from 'vitest';
import { CATALOGUE } from '../catalogue/load.ts';
import { modelSchema } from '../catalogue/schema.ts';
import { bench } from './session-bench.test-support.ts';
import { sessionFor } from './start.ts';

test('a scanner model carries its framing, prefix and character set into the session', () => {
  const model = modelSchema.parse({
    kind: 'scanner',
    name: 'scanner with STX and ETX',
    source: 'this test',
    match: { paths: ['^COM'] },
    transport: { type: 'serial', baudRates: [9600] },
    protocol: {
      type: 'text',
      framing: { mode: 'stx-etx', prefixHex: '2323', suffixHex: '', idleMs: 60 },
      charset: 'gb18030',
      aim: 'never',
      control: { type: 'none' },
    },
  });
  const { session, events } = bench(sessionFor(model)!);
  session.receive(Buffer.from('02 2323 d5fe 03'.replaceAll(' ', ''), 'hex'));
  expect(events).toMatchObject([{ kind: 'scan', text: '政' }]);
});

test('a reader model speaks to the reader at once', () => {
  const written: string[] = [];
  bench(sessionFor(CATALOGUE.get('sdt-serial')!)!, (bytes) => {
    written.push(Buffer.from(bytes).toString('hex'));
  });
  expect(written).toEqual(['aaaaaa9669000311ffed']);
});
