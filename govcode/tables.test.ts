import { describe, expect, test } from 'vitest';
import { BUILT_IN_TABLES, codeTableFileSchema, SIMULATED_TABLES, withTable } from './tables.ts';

const nameOf = (table: string, code: string): string | undefined =>
  BUILT_IN_TABLES.get(table)?.names.get(code);

describe('regions', () => {
  test.each([
    ['110000', '北京市'],
    ['110100', '北京市市辖区'],
    ['110101', '北京市东城区'],
    ['130100', '河北省石家庄市'],
    ['130102', '河北省石家庄市长安区'],
    ['441900', '广东省东莞市'],
    ['429004', '湖北省仙桃市'],
    ['500229', '重庆市城口县'],
    ['620200', '甘肃省嘉峪关市'],
    ['659001', '新疆维吾尔自治区石河子市'],
    ['710000', '台湾省'],
    ['810000', '香港特别行政区'],
    ['820000', '澳门特别行政区'],
  ])('%s is %s', (code, name) => {
    expect(nameOf('region', code)).toBe(name);
  });

  test.each(['990000', '390000', '380000', '110199', '000000', '620201', '11', '11000'])(
    '%s is none',
    (code) => {
      expect(nameOf('region', code)).toBeUndefined();
    },
  );

  test('there are 34 provinces, some 340 cities and 2900 counties, each below its own', () => {
    const codes = [...BUILT_IN_TABLES.get('region')!.names.keys()];
    const cities = codes.filter((code) => /[1-9]\d00$|\d[1-9]00$/.test(code));
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34);
    expect(cities).toHaveLength(342);
    expect(codes.length).toBeGreaterThan(3_300);
    for (const code of codes) {
      expect(code).toMatch(/^\d{6}$/);
      expect(codes).toContain(`${code.slice(0, 2)}0000`);
    }
  });

  test('the invented ones are known in the simulation only', () => {
    expect(SIMULATED_TABLES.get('region')?.names.get('390102')).toBe('云岭省澜溪市禾丰区');
    expect(SIMULATED_TABLES.get('region')?.names.get('110101')).toBe('北京市东城区');
    expect(SIMULATED_TABLES.get('organ')).toBe(BUILT_IN_TABLES.get('organ'));
  });
});

test('the table of organs only gives names, that of channels is whole', () => {
  expect(nameOf('organ', '333')).toBe('住房和城乡建设部');
  expect(nameOf('channel', '05')).toBe('自助终端');
  expect(BUILT_IN_TABLES.get('organ')?.isComplete).toBe(false);
  expect(BUILT_IN_TABLES.get('channel')?.isComplete).toBe(true);
});

describe('a table of a file', () => {
  const file = (more: object) =>
    codeTableFileSchema.parse({ id: 'channel', about: '', source: 'test', ...more });
  test('is added to the one that is there, or replaces it', () => {
    const entries = { '07': '电视', '05': { name: '终端', source: 'test', assumed: true } };
    const added = withTable(BUILT_IN_TABLES, file({ mode: 'add', entries })).get('channel')!;
    expect([added.names.get('07'), added.names.get('05'), added.names.get('01')]).toEqual([
      '电视',
      '终端',
      '移动应用',
    ]);
    expect(added.isComplete).toBe(true);
    const replaced = withTable(BUILT_IN_TABLES, file({ entries })).get('channel')!;
    expect([replaced.names.size, replaced.isComplete]).toEqual([2, false]);
    expect(BUILT_IN_TABLES.get('channel')!.names.size).toBe(7);
  });
  test.each([[{ entries: { 中: 'x' } }], [{ entries: { a: '' } }], [{ entries: {}, mode: 'x' }]])(
    '%j is none',
    (more) => {
      const whole = { id: 'channel', about: '', source: 'test', ...more };
      expect(codeTableFileSchema.safeParse(whole).success).toBe(false);
    },
  );
});
