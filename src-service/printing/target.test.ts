import { expect, test } from 'vitest';
import { configSchema } from '../../contract/config.ts';
import { printServerOf } from './target.ts';

const printing = configSchema.shape.printing;

test('a queue of CUPS is reached over its socket', () => {
  expect(printServerOf(printing.parse({ printer: 'hall_1' }))).toEqual({
    printerUri: 'ipp://localhost/printers/hall_1',
    path: '/printers/hall_1',
    at: { socketPath: '/run/cups/cups.sock' },
  });
});

test('a print service of this machine is reached over its port', () => {
  const at = (printer: string) => printServerOf(printing.parse({ printer }))?.at;
  expect(at('ipp://127.0.0.1/printers/a')).toEqual({ host: '127.0.0.1', port: 631 });
  expect(at('ipp://localhost:8631/ipp/print')).toEqual({ host: 'localhost', port: 8631 });
  expect(at('ipp://[::1]:631/ipp/print')).toEqual({ host: '::1', port: 631 });
});

test('without a printer there is none', () => {
  expect(printServerOf(printing.parse({}))).toBeUndefined();
});

test.each([
  'ipp://printer.example.com/ipp/print',
  'http://127.0.0.1/printers/a',
  'ipp://127.0.0.1/',
  'ipp://me@127.0.0.1/printers/a',
  '../a',
  'a/b',
  'a b',
  '',
])('%j is no printer', (printer) => {
  expect(printing.safeParse({ printer }).success).toBe(false);
});

test('a folder is named whole', () => {
  expect(printing.safeParse({ saveFolder: '/srv/copies' }).success).toBe(true);
  expect(printing.safeParse({ saveFolder: 'D:\\copies' }).success).toBe(true);
  expect(printing.safeParse({ saveFolder: 'copies' }).success).toBe(false);
});
