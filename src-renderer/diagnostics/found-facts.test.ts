import { expect, test } from 'vitest';
import type { ShownDevice } from '../../contract/devices.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { foundFacts, foundKey, unusedOf } from './found-facts.ts';

const t = i18nFor('zh-CN').t;
const PORT: ShownDevice = { bus: 'serial', path: '/dev/ttyS0', label: '', models: [] };
const HID: ShownDevice = {
  bus: 'hid',
  path: '/dev/hidraw3',
  usbId: '0c2e:0b61',
  serialNumber: 'A12',
  usagePage: 0x8c,
  usage: 2,
  label: 'Scanner',
  models: ['hid-pos', 'honeywell-hid'],
};

test('what a device uses is not listed', () => {
  expect(unusedOf([PORT, { ...HID, deviceId: 'scanner' }])).toEqual([PORT]);
});

test('shows every number that names it', () => {
  expect(foundFacts(HID, t)).toEqual([
    { label: '接口位置', value: 'HID · /dev/hidraw3' },
    { label: 'USB 编号', value: '0c2e:0b61' },
    { label: '序列号', value: 'A12' },
    { label: 'HID 用途', value: '0x008C / 0x0002' },
    { label: '可能的型号', value: 'hid-pos, honeywell-hid' },
  ]);
});

test('leaves out what is not there', () => {
  expect(foundFacts({ ...PORT, serialNumber: '' }, t)).toEqual([
    { label: '接口位置', value: '串口 · /dev/ttyS0' },
  ]);
});

test('two collections of one HID device are two', () => {
  expect(foundKey(HID)).not.toBe(foundKey({ ...HID, usage: 1 }));
});
