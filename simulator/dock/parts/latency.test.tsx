import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { Latency } from './latency.tsx';

function draw(latencyMs: number, language: 'zh-CN' | 'en' = 'en'): string {
  return render(<Latency latencyMs={latencyMs} onSettle={() => Promise.resolve()} />, language);
}

test('is a labelled slider from 0 to 10 seconds', () => {
  const html = draw(2500);
  const id = /<label[^>]* for="([^"]+)">Added latency/.exec(html)?.[1];
  expect(html).toContain(`<input id="${id}" type="range" min="0" max="10000" step="250"`);
  expect(html).toContain('value="2500"');
  expect(html).toContain(`<output for="${id}">2.5 s</output>`);
});

test('reads its value aloud in the language of the page', () => {
  expect(draw(2500, 'zh-CN')).toContain('aria-valuetext="2.5 秒"');
  expect(draw(0)).toContain('aria-valuetext="0 s"');
});
