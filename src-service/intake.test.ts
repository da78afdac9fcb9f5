import { describe, expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { failure } from '../contract/failures.ts';
import type { LogRecord } from '../contract/log.ts';
import { unwrap } from '../contract/result.ts';
import type { DeviceEvent, ScanEvent } from '../drivers/events.ts';
import type { ResidentCard } from '../drivers/id-card.ts';
import { formatCode } from '../govcode/format.ts';
import { mod3736CheckCharacter } from '../govcode/mod37-36.ts';
import { SIMULATED_PROFILES } from '../govcode/profiles.ts';
import type { InputPath } from './input-path.ts';
import { createIntake } from './intake.ts';

/** In China it is 1 July already, in UTC it is not. */
const NOW = Date.UTC(2026, 5, 30, 20);
const AT = { deviceId: 'device-1', at: NOW - 3 };
const TOKEN = 'SECRETTOKEN0123456789ABCDEF';
/** A published identifier, no service code. */
const CERTIFICATE = '1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9';

function code(systemId = '1390000', token = TOKEN): string {
  const body = `01${systemId}02${token}`;
  return `${body}${mod3736CheckCharacter(body) ?? ''}`;
}
function scan(text: string, more: Partial<ScanEvent> = {}): ScanEvent {
  return { kind: 'scan', ...AT, text, bytes: Buffer.from(text), ...more };
}
function card(change: Partial<ResidentCard> = {}): DeviceEvent {
  const read: ResidentCard = {
    layout: 'resident',
    name: '林小秋',
    sex: '2',
    nation: '01',
    nationName: '汉',
    birth: '19491231',
    address: '云岭省澜溪市',
    idNo: '39010219491231002X',
    issuer: '澜溪市公安局',
    validFrom: '20200101',
    validTo: '20400101',
    photo: Buffer.alloc(8, 1),
    ...change,
  };
  return { kind: 'card', ...AT, card: read, samId: 'sam-1' };
}
function take(event: DeviceEvent, rightNow = NOW, inputPath?: InputPath) {
  const logged: LogRecord[] = [];
  const intake = createIntake({
    profiles: SIMULATED_PROFILES,
    clock: manualClock(NOW),
    rightNow: () => rightNow,
    log: (record) => logged.push(record),
    inputPathOf: (deviceId) => (deviceId === AT.deviceId ? inputPath : undefined),
  });
  return { taken: intake(event), logged };
}

describe('a code', () => {
  test.each(['kbw', undefined] as const)('goes on with the way by which it came: %s', (path) => {
    const { taken } = take(scan(code()), NOW, path);
    const told = { codeContent: code(), symbology: '', scannedAt: AT.at };
    const expected = path === undefined ? told : { ...told, inputPath: path };
    expect(taken).toMatchObject({ kind: 'code', input: { code: expected } });
    if (taken?.kind === 'code') expect(taken.input.code).toEqual(expected);
  });
  test('goes on as it was read, with the place that it routes to and a name of its own', () => {
    const aim = { code: 'Q', modifier: '1', symbology: 'qr-code' };
    const first = take(scan(code(), { aim })).taken;
    expect(first).toMatchObject({
      kind: 'code',
      input: {
        via: 'code',
        codeSystemId: '1390000',
        code: { codeContent: code(), symbology: ']Q1', scannedAt: NOW - 3 },
        goodUntil: NOW - 3 + 60_000,
      },
    });
    const second = take(scan(code())).taken;
    expect(second).toMatchObject({ input: { code: { symbology: '' } } });
    const names = [first, second].map((one) => one?.kind === 'code' && one.input.requestId);
    expect(new Set(names).size).toBe(2);
  });
  test('that says itself when it ends may wait for no longer', () => {
    const [, , wrapped] = SIMULATED_PROFILES;
    const segments = {
      ...{ version: 'U1', codeSystemId: '1390100', authority: '0007', attribute: '1' },
      ...{ token: '31415926535897932384', extensionLength: '004', extension: '2718' },
      ...{ issuedAt: String(NOW / 1_000 - 10), lifetime: '030' },
    };
    const text = `https://code.city.example/c?v=${unwrap(formatCode(wrapped!, segments))}`;
    const { taken } = take(scan(text));
    expect(taken).toMatchObject({ kind: 'code', input: { goodUntil: NOW + 20_000 } });
  });
  test('is held against the right time, not against a clock that is off', () => {
    const [, , wrapped] = SIMULATED_PROFILES;
    const right = NOW + 600_000;
    const segments = {
      ...{ version: 'U1', codeSystemId: '1390100', authority: '0007', attribute: '1' },
      ...{ token: '31415926535897932384', extensionLength: '004', extension: '2718' },
      ...{ issuedAt: String(right / 1_000 - 10), lifetime: '030' },
    };
    const text = `https://code.city.example/c?v=${unwrap(formatCode(wrapped!, segments))}`;
    expect(take(scan(text)).taken?.kind).toBe('input-failed');
    const input = { goodUntil: NOW + 20_000 };
    expect(take(scan(text), right).taken).toMatchObject({ kind: 'code', input });
  });
  test.each([600_000, -600_000])(
    'that only a time learned %i ms off calls wrong is for its code system to judge',
    (offMs) => {
      const [, , wrapped] = SIMULATED_PROFILES;
      const segments = {
        ...{ version: 'U1', codeSystemId: '1390100', authority: '0007', attribute: '1' },
        ...{ token: '31415926535897932384', extensionLength: '004', extension: '2718' },
        ...{ issuedAt: String(NOW / 1_000 - 10), lifetime: '030' },
      };
      const text = `https://code.city.example/c?v=${unwrap(formatCode(wrapped!, segments))}`;
      expect(take(scan(text), NOW + offMs).taken?.kind).toBe('code');
    },
  );
  test('is logged by its length and hint, never by itself', () => {
    const { logged } = take(scan(code()));
    expect(logged).toEqual([
      { event: 'scan.read', deviceId: 'device-1', length: code().length },
      {
        event: 'scan.parsed',
        profile: 'ASC-A1',
        codeSystemId: '1390000',
        tokenHint: 'SECR…EF',
        codeDigest: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      },
    ]);
  });
  test('is known again in the log by a digest that only this run can make', () => {
    const log: LogRecord[] = [];
    const options = { profiles: SIMULATED_PROFILES, clock: manualClock(NOW), rightNow: () => NOW };
    const intake = createIntake({ ...options, log: (record) => log.push(record) });
    for (const systemId of ['1390000', '1390000', '1390100']) intake(scan(code(systemId)));
    createIntake({ ...options, log: (record) => log.push(record) })(scan(code()));
    const digests = log.flatMap((one) => (one.event === 'scan.parsed' ? [one.codeDigest] : []));
    expect(digests[0]).toBe(digests[1]);
    expect(new Set(digests).size).toBe(3);
  });
  test.each([
    ['of no kind', 'https://notice.example/', 'CODE_UNKNOWN_KIND'],
    ['with a damaged character', `${code().slice(0, -3)}$${code().slice(-2)}`, 'CODE_UNKNOWN_KIND'],
    ['with two characters swapped', `${code().slice(0, -3)}FE${code().slice(-1)}`, 'CODE_CHECK'],
    ['of a system that cannot be', code('9000000'), 'CODE_FORMAT'],
    ['longer than any', 'A'.repeat(600), 'CODE_TOO_LONG'],
    ['of nothing', '', 'CODE_UNKNOWN_KIND'],
    ['that names a certificate', CERTIFICATE, 'CODE_CERTIFICATE'],
  ])('%s is refused, and the log does not repeat it', (_what, text, reason) => {
    const { logged, taken } = take(scan(text));
    expect(taken).toMatchObject({ kind: 'input-failed', failure: { code: reason } });
    expect(logged.at(-1)).toMatchObject({ event: 'scan.refused', code: reason });
    if (text !== '') expect(JSON.stringify([logged, taken])).not.toContain(text);
    expect(JSON.stringify([logged, taken])).not.toContain(TOKEN);
  });
  test('of no kind is told by its symbology, where the scanner names it', () => {
    const aim = { code: 'E', modifier: '0', symbology: 'ean-upc' };
    expect(take(scan('6901234567892', { aim })).taken).toEqual({
      kind: 'input-failed',
      failure: { code: 'CODE_UNKNOWN_KIND', detail: 'ean-upc' },
    });
    expect(take(scan('6901234567892')).taken).toEqual({
      kind: 'input-failed',
      failure: { code: 'CODE_UNKNOWN_KIND' },
    });
  });
  test('too long for the scanner’s own buffer is refused as well', () => {
    expect(take({ kind: 'scan-overflow', ...AT }).taken).toMatchObject({
      failure: { code: 'CODE_TOO_LONG' },
    });
  });
  test('too many is logged for the technician, and nothing to a citizen', () => {
    const { logged, taken } = take({ kind: 'scan-flood', ...AT });
    expect([logged, taken]).toEqual([[{ event: 'scan.flood', deviceId: AT.deviceId }], undefined]);
  });
});

describe('a card', () => {
  test('gives what identifies its holder and nothing more', () => {
    const { logged, taken } = take(card());
    expect(taken).toEqual({
      kind: 'card',
      input: {
        via: 'id-card',
        requestId: expect.any(String) as string,
        readAt: NOW - 3,
        card: expect.objectContaining({ layout: 'resident' }) as object,
        holder: {
          ...{ idType: '111', idNo: '39010219491231002X', name: '林小秋' },
          ...{ validTo: '20400101', samId: 'sam-1' },
        },
      },
    });
    expect(logged).toEqual([]);
  });
  test.each([
    ['20260630', 'input-failed'],
    ['20260701', 'card'],
    ['20260702', 'card'],
    ['长期', 'card'],
  ])('valid until %s is on 1 July 2026: %s', (validTo, kind) => {
    expect(take(card({ validTo })).taken?.kind).toBe(kind);
  });
  test('is judged by the right time', () => {
    expect(take(card({ validTo: '20260701' }), NOW + 86_400_000).taken?.kind).toBe('input-failed');
  });
  test.each(['20400101', '20200101'])('loses its photo, valid until %s', (validTo) => {
    const photo = Buffer.alloc(8, 1);
    take(card({ photo, validTo }));
    expect(photo).toEqual(Buffer.alloc(8));
  });
  test('that cannot be used says why', () => {
    const failed = { kind: 'card-failed', ...AT, failure: failure('CARD_TYPE', 'J') } as const;
    const { logged, taken } = take(failed);
    expect(taken).toEqual({ kind: 'input-failed', failure: { code: 'CARD_TYPE', detail: 'J' } });
    expect(logged).toEqual([{ event: 'scan.refused', code: 'CARD_TYPE', detail: 'J' }]);
  });
  test.each(['card-present', 'card-removed'] as const)('%s is passed on', (kind) => {
    expect(take({ kind, ...AT })).toEqual({ taken: { kind }, logged: [] });
  });
});
