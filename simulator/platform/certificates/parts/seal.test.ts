import { expect, test } from 'vitest';
import { inkBox } from './parts.fixture.ts';
import { seal } from './seal.ts';

test.each([
  '望川县',
  '云岭省人力资源和社会保障厅',
  '澜溪市禾丰区市场监督管理局综合行政执法大队第三中队',
])('the seal of %s stays inside its ring', (name) => {
  const box = inkBox(300, (pen) => seal(pen, 150, 150, 100, name))!;
  expect(box.left).toBeGreaterThanOrEqual(46);
  expect(box.top).toBeGreaterThanOrEqual(46);
  expect(box.right).toBeLessThanOrEqual(254);
  expect(box.bottom).toBeLessThanOrEqual(254);
});
