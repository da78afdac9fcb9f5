import { expect, test } from 'vitest';
import { packRegions } from './pack.ts';

test('a province is one text; a county that repeats its city is left out', () => {
  const row = (code: string, name: string) => ({ code, name });
  const packed = packRegions(
    [row('62', '甘肃省')],
    [row('6202', '嘉峪关市'), row('6201', '兰州市')],
    [row('620102', '城关区'), row('620201', '嘉峪关市')],
  );
  expect(packed['62']).toBe('甘肃省 0100兰州市 0102城关区 0200嘉峪关市');
  expect(Object.keys(packed)).toEqual(['62', '71', '81', '82']);
});
