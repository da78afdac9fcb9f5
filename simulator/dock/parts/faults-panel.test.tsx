import { expect, test } from 'vitest';
import type { PlatformFaults } from '../../control-api.ts';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PLATFORM } from '../testing/samples.ts';
import { FaultsPanel } from './faults-panel.tsx';

function draw(faults: PlatformFaults): string {
  return render(<FaultsPanel desk={IDLE_DESK} state={{ ...PLATFORM, faults }} />);
}

test('a healthy platform: nothing to reset, effects counted', () => {
  const html = draw({ mode: 'none', latencyMs: 0 });
  expect(html).toMatch(/Effects on the platform<output[^>]*>41</);
  expect(html.match(/type="radio"/g)).toHaveLength(7);
  expect(html).toMatch(/value="none"[^>]*checked|checked=""[^>]*value="none"/);
  expect(html).toMatch(/<button[^>]*disabled=""/);
});

test.each([
  { mode: 'drop', latencyMs: 0 },
  { mode: 'none', latencyMs: 2500 },
] as const)('$mode with $latencyMs ms can be reset', (faults) => {
  const html = draw(faults);
  expect(html).not.toMatch(/<button[^>]*disabled/);
  expect(html).toContain(`aria-valuetext="${faults.latencyMs / 1000} s"`);
  expect(html).toContain(`value="${faults.mode}"`);
});

test('a latency beyond the slider is still told', () => {
  expect(draw({ mode: 'none', latencyMs: 60_000 })).toMatch(/<output for="[^"]+">60 s</);
});
