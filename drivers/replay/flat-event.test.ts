import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import type { DeviceEvent } from '../events.ts';
import { flatEvent } from './flat-event.ts';

const WHERE = { deviceId: 'device-1', at: 7 };
const AIM = { code: 'Q', modifier: '1', symbology: 'qr-code' };

test.each<[DeviceEvent, object]>([
  [
    { ...WHERE, kind: 'scan', bytes: Uint8Array.of(0x41), text: 'A', aim: AIM },
    { kind: 'scan', text: 'A', hex: '41', aim: ']Q1' },
  ],
  [
    { ...WHERE, kind: 'scan', bytes: Uint8Array.of(0x41), text: 'A', isUncertain: true },
    { kind: 'scan', text: 'A', hex: '41', isUncertain: true },
  ],
  [{ ...WHERE, kind: 'scan-overflow' }, { kind: 'scan-overflow' }],
  [
    { ...WHERE, kind: 'scan-damaged', what: 'check sum' },
    { kind: 'scan-damaged', what: 'check sum' },
  ],
  [{ ...WHERE, kind: 'card-present' }, { kind: 'card-present' }],
  [
    { ...WHERE, kind: 'card-failed', failure: failure('CARD_TYPE', 'x') },
    { kind: 'card-failed', code: 'CARD_TYPE' },
  ],
  [
    { ...WHERE, kind: 'smart-card-present', atr: '3b00' },
    { kind: 'smart-card-present', atr: '3b00' },
  ],
])('%j is told flat', (event, flat) => {
  expect(flatEvent(event)).toEqual(flat);
});

test('a card is told by its fields, its photo only by its size', () => {
  const card = {
    layout: 'resident',
    name: '张三',
    sex: '1',
    nation: '01',
    nationName: '汉',
    birth: '19900101',
    address: '某省某市',
    idNo: '390101199001010017',
    issuer: '某市公安局',
    validFrom: '20200101',
    validTo: '长期',
    photo: new Uint8Array(1024),
  } as const;
  const flat = flatEvent({ ...WHERE, kind: 'card', card, samId: '05.01' });
  expect(flat).toMatchObject({ kind: 'card', layout: 'resident', samId: '05.01', name: '张三' });
  expect(flat).toMatchObject({ photoBytes: 1024 });
  expect(flat).not.toHaveProperty('photo');
});
