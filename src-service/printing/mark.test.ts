import { expect, test } from 'vitest';
import { printMarkSchema } from '../../contract/printing.ts';
import { type MarkFacts, printMarkOf } from './mark.ts';

const FACTS: MarkFacts = {
  terminal: {
    id: 'HALL-01-K03',
    orgName: { 'zh-CN': '云岭省政务服务中心', en: 'Yunling Service Hall' },
    windowNo: 'A03',
  },
  itemName: '不动产抵押登记',
  // 2026-11-22 23:30 in China.
  at: Date.UTC(2026, 10, 22, 15, 30),
  validDays: 30,
  certificateEnds: undefined,
  check: 'VALID',
};

test('it says for what, by whom, where, when and until when', () => {
  expect(printMarkOf(FACTS)).toEqual({
    tile: '仅供办理“不动产抵押登记”使用 · 有效期至 2026-12-22',
    foot: [
      '电子证照复印件 · 用途：不动产抵押登记，仅供此用途使用，再次复印无效',
      '机构：云岭省政务服务中心 · 终端：HALL-01-K03（A03 窗口）',
      '打印时间：2026-11-22 23:30 · 有效期至：2026-12-22',
    ],
  });
});

test.each([
  ...(['VALID_PARTIAL', 'VALID_UNTRUSTED', 'UNSUPPORTED', 'INVALID'] as const).map(
    (check) => [check, '印章未经验证'] as const,
  ),
  ['UNSIGNED', '无电子印章'],
  ['NOT_CHECKED', '印章未检查'],
] as const)('%s: the foot says %s', (check, words) => {
  const mark = printMarkOf({ ...FACTS, check });
  expect(mark.foot.at(-1)).toBe(words);
  expect(mark.foot.slice(0, -1)).toEqual(printMarkOf(FACTS).foot);
  expect(printMarkSchema.safeParse(mark).success).toBe(true);
});

test('no copy outlives its certificate', () => {
  const until = (certificateEnds: string) =>
    printMarkOf({ ...FACTS, certificateEnds }).foot[2]?.slice(-10);
  expect(until('2026-11-30')).toBe('2026-11-30');
  expect(until('2030-01-01')).toBe('2026-12-22');
});

test('a terminal without a window names none', () => {
  const terminal = { ...FACTS.terminal, windowNo: '' };
  expect(printMarkOf({ ...FACTS, terminal }).foot[1]).toMatch(/HALL-01-K03$/);
});

test('the longest names of a configuration still make a mark', () => {
  const long = '长'.repeat(200);
  const orgName = { 'zh-CN': long, en: long };
  const id = 'K'.repeat(32);
  const mark = printMarkOf({
    ...{ ...FACTS, itemName: long },
    terminal: { id, orgName, windowNo: 'W'.repeat(16) },
  });
  expect(printMarkSchema.safeParse(mark).success).toBe(true);
  expect(mark.tile).toContain('…');
});
