import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { LI, ZHANG } from '../testing/samples.ts';
import { Citizens } from './citizens.tsx';

const NOW = new Date('2026-06-01T12:00:00').getTime();

function draw(language: 'zh-CN' | 'en'): string {
  return render(
    <Citizens citizens={[ZHANG, LI]} chosen={LI} now={NOW} onChoose={() => {}} />,
    language,
  );
}

test('shows everybody with sex and age, and who refuses consent', () => {
  expect(draw('zh-CN')).toMatch(/张晓岚.*女 36岁.*李明远.*男 36岁.*aria-label="拒绝授权"/);
  expect(draw('en')).toMatch(/Zhang Xiaolan.*F 36.*Li Mingyuan.*M 36.*aria-label="refuses/);
});

test('the chosen one is checked', () => {
  expect(draw('en')).toMatch(/<input[^>]*checked=""[^>]*value="li"|value="li"[^>]*checked=""/);
  expect(draw('en').match(/checked=""/g)).toHaveLength(1);
});
