import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { LI, ZHANG } from '../testing/samples.ts';
import { IdCard } from './id-card.tsx';

test('shows what is on the card, in Chinese in every language', () => {
  const text = render(<IdCard citizen={ZHANG} label="card" />, 'en').replaceAll(/<[^>]+>/g, ' ');
  const words = text.replaceAll(/\s+/g, ' ').trim();
  expect(words).toBe(
    '模拟 SIMULATED 姓名 张晓岚 性别 女 民族 汉 出生 1990 年 3 月 15 日 住址 云岭省澜溪市禾丰区柳荫路18号' +
      ' 公民身份号码 390102199003150028 有效期限 2018.06.12-2038.06.12',
  );
  expect(render(<IdCard citizen={LI} label="card" />)).toContain('<dd>男</dd>');
});

test('is named for screen readers', () => {
  expect(render(<IdCard citizen={ZHANG} label="card of Zhang" />)).toContain(
    'lang="zh-CN" aria-label="card of Zhang"',
  );
});
