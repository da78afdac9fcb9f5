import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PLAN } from '../testing/samples.ts';
import { RepliesPanel } from './replies-panel.tsx';

function draw(plan: typeof PLAN | null): string {
  return render(
    <RepliesPanel
      desk={IDLE_DESK}
      replyFaults={{ value: { plan }, failure: undefined }}
      plans={{ value: undefined, failure: { kind: 'refused', status: 404, detail: '' } }}
    />,
  );
}

test('without a plan every reply is left alone', () => {
  const html = draw(null);
  expect(html).toMatch(/selected="">As they are</);
  expect(html).not.toContain('<li');
});

test('a plan is shown rule by rule', () => {
  const words = draw(PLAN)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  expect(words).toContain('verify late 2000 ms 50 %');
  expect(words).toContain('* unsigned 100 %');
  expect(draw(PLAN)).toMatch(/selected="">spoil-some</);
});
