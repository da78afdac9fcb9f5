import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FAILURES } from '../../../contract/failures.ts';
import { unwrap } from '../../../contract/result.ts';
import { decodeIpp } from './decode.ts';
import { encodeIpp } from './encode.ts';
import type { IppAttribute } from './message.ts';
import { printerStatusOf } from './printer-status.ts';
import { GROUP, OPERATION, TAG } from './tags.ts';

function statusOf(state: number, reasons: readonly string[], more: readonly IppAttribute[] = []) {
  const attributes = [
    { name: 'printer-state', tag: TAG.enum, values: [state] },
    { name: 'printer-state-reasons', tag: TAG.keyword, values: reasons },
    ...more,
  ];
  const bytes = encodeIpp({
    ...{ code: 0, requestId: 1 },
    groups: [{ tag: GROUP.printer, attributes }],
  });
  return printerStatusOf(unwrap(decodeIpp(bytes)));
}

test('a printer that is fine', () => {
  const idle = { state: 'idle', failure: undefined, low: [], isConnecting: false, isCups: false };
  expect(statusOf(3, ['none'])).toEqual(idle);
  expect(statusOf(4, ['none'])?.state).toBe('processing');
});

test.each([
  [['media-empty-error'], 'PRINTER_PAPER'],
  [['media-empty'], 'PRINTER_PAPER'],
  [['media-needed'], 'PRINTER_PAPER'],
  [['media-empty-error', 'media-jam-error'], 'PRINTER_JAM'],
  [['door-open-error'], 'PRINTER_COVER'],
  [['toner-empty-error'], 'PRINTER_SUPPLY'],
  [['offline-report'], 'PRINTER_OFFLINE'],
  [['paused'], 'PRINTER_PAUSED'],
  [['fuser-over-temp-error'], 'PRINTER_FAULT'],
])('%s stops it: %s', (reasons, code) => {
  expect(statusOf(3, reasons)?.failure).toEqual({ code, detail: expect.any(String) as string });
});

test.each([
  'media-empty-report',
  'toner-low-warning',
  'media-jam-warning',
  'spool-area-full-report',
])('%s does not stop it', (reason) => {
  expect(statusOf(3, [reason])?.failure).toBeUndefined();
});

test('what will run out soon is told', () => {
  expect(statusOf(3, ['media-low-warning', 'marker-supply-low-report'])?.low).toEqual([
    'paper',
    'supply',
  ]);
});

test('a stopped one without a reason, and one that takes nothing', () => {
  expect(statusOf(5, ['none'])?.failure?.code).toBe('PRINTER_FAULT');
  const closed = [{ name: 'printer-is-accepting-jobs', tag: TAG.boolean, values: [false] }];
  expect(statusOf(3, ['none'], closed)?.failure?.code).toBe('PRINTER_PAUSED');
});

test('CUPS is known by what it can do', () => {
  const operations = [
    {
      name: 'operations-supported',
      tag: TAG.enum,
      values: [OPERATION.printJob, OPERATION.cupsGetPrinters],
    },
  ];
  expect(statusOf(3, ['connecting-to-device'], operations)).toMatchObject({
    ...{ isCups: true, isConnecting: true, failure: undefined },
  });
});

test('one that tells no state, or none that there is, is none', () => {
  expect(statusOf(9, ['none'])).toBeUndefined();
  expect(printerStatusOf({ code: 0, requestId: 1, groups: [], documentAt: 0 })).toBeUndefined();
});

test('whatever it says, the failure is of the catalogue and its detail short', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 5 }),
      fc.array(fc.string(), { minLength: 1 }),
      (state, reasons) => {
        const why = statusOf(state, reasons)?.failure;
        if (!why) return;
        expect(Object.keys(FAILURES)).toContain(why.code);
        expect((why.detail ?? '').length).toBeLessThanOrEqual(60);
      },
    ),
  );
});
