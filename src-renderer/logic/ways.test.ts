import { describe, expect, test } from 'vitest';
import type { DeviceKind, DeviceSnapshot, DeviceState } from '../../contract/devices.ts';
import { allDevicesReady, idleWords, wayState, waysOf } from './ways.ts';

function device(kind: DeviceKind, state: DeviceState): DeviceSnapshot {
  return {
    id: `${kind}-${state}`,
    kind,
    model: 'm',
    name: 'n',
    path: 'p',
    state,
    since: 0,
    origin: 'configured',
    facts: {},
    commands: [],
  };
}

describe('wayState', () => {
  test.each<[DeviceState[], string]>([
    [[], 'none'],
    [['ready'], 'ready'],
    [['busy'], 'reading'],
    [['opening'], 'starting'],
    [['absent'], 'unavailable'],
    [['faulty'], 'unavailable'],
    [['faulty', 'ready'], 'ready'],
    [['absent', 'opening'], 'starting'],
  ])('%j is %s', (states, expected) => {
    const devices = states.map((state) => device('scanner', state));
    expect(wayState(devices, 'scanner')).toBe(expected);
  });
});

test('each way looks at its own kind only', () => {
  const devices = [device('scanner', 'absent'), device('id-card-reader', 'ready')];
  const platform = { state: 'online', since: 0 } as const;
  expect(waysOf({ devices, platform })).toEqual({ code: 'unavailable', card: 'ready' });
  expect(allDevicesReady(devices)).toBe(false);
  expect(allDevicesReady(devices.slice(1))).toBe(true);
});

test.each([
  ['ready', 'ready', 'ready', 'offline'],
  ['busy', 'busy', 'reading', 'offline'],
  ['ready', 'absent', 'ready', 'unavailable'],
  ['absent', 'opening', 'unavailable', 'starting'],
] as const)('offline a %s scanner is of use, a %s card reader is not', (one, two, code, card) => {
  const devices = [device('scanner', one), device('id-card-reader', two)];
  expect(waysOf({ devices, platform: { state: 'offline', since: 0 } })).toEqual({ code, card });
});

test.each([
  ['ready', 'ready', true, 'title', 'lead'],
  ['reading', 'unavailable', true, 'titleCodeOnly', 'lead'],
  ['starting', 'ready', false, 'titleCardOnly', 'lead'],
  ['unavailable', 'none', true, 'titleScanOnly', 'leadScanOnly'],
  ['unavailable', 'starting', false, 'titleNone', 'leadNone'],
] as const)('code %s, card %s, phone %s: %s', (code, card, phone, title, lead) => {
  expect(idleWords({ code, card }, { phone, online: true })).toEqual({ title, lead });
});

test.each([
  ['ready', 'offline', 'titleCodeOnly', 'leadSaved'],
  ['unavailable', 'offline', 'titleNone', 'leadOffline'],
  ['unavailable', 'none', 'titleNone', 'leadNone'],
] as const)('offline, code %s, card %s: %s and %s', (code, card, title, lead) => {
  expect(idleWords({ code, card }, { phone: false, online: false })).toEqual({ title, lead });
});
