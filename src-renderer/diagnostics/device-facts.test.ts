import { expect, test } from 'vitest';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { baseSnapshot } from '../../test/gallery/fixtures.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { deviceFacts } from './device-facts.ts';

const NOW = new Date(2026, 10, 23, 9, 26).getTime();
const [SCANNER] = baseSnapshot(NOW).devices as [DeviceSnapshot];
const t = i18nFor('zh-CN').t;

function valuesOf(change: Partial<DeviceSnapshot>): Record<string, string> {
  const facts = deviceFacts({ ...SCANNER, ...change }, NOW, t);
  return Object.fromEntries(facts.map(({ label, value }) => [label, value]));
}

test('says where a device is, what it is and how it came here', () => {
  expect(valuesOf({ origin: 'adopted', path: '/dev/ttyACM0' })).toMatchObject({
    接口位置: '/dev/ttyACM0',
    型号: SCANNER.model,
    来源: '自动识别',
  });
});

test('a device that was never seen has words for its place', () => {
  expect(valuesOf({ path: '' })).toMatchObject({ 接口位置: '尚未见到' });
});

test('says when it last read, or that it has not', () => {
  expect(valuesOf({ lastReadAt: NOW - 1_000 })).toMatchObject({ 最近读取: '09:25:59' });
  expect(valuesOf({})).toMatchObject({ 最近读取: '启动后还没有' });
});

test('how a scanner took its commands is told in words', () => {
  expect(valuesOf({ facts: { commands: 'refused' } })).toMatchObject({
    设置指令: '被拒绝，仅能扫码',
  });
  expect(valuesOf({ facts: { info: 'refused' } })).toMatchObject({ info: 'refused' });
});

test('a known fact has words, an unknown one its own name', () => {
  expect(valuesOf({ facts: { samId: '05.03', toString: 'x' } })).toMatchObject({
    安全模块编号: '05.03',
    toString: 'x',
  });
});
