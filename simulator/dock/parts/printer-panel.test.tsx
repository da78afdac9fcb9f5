import { expect, test } from 'vitest';
import type { PrinterState } from '../../printer/printer-state.ts';
import type { Desk } from '../desk.ts';
import { render } from '../testing/render.tsx';
import { PrinterPanel } from './printer-panel.tsx';

function draw(value: PrinterState): string {
  const watched = { value, failure: undefined };
  return render(<PrinterPanel desk={{} as Desk} watched={watched} />, 'zh-CN');
}

test('what is the matter is chosen, and what came out is told', () => {
  const html = draw({ condition: 'no-paper', waiting: 1, sheets: 4 });
  expect(html).toMatch(/<input(?=[^>]*value="no-paper")(?=[^>]*checked)/);
  expect(html).toMatch(/缺纸[\s\S]*离线/);
  expect(html).toContain('已出纸 4 张，等待 1 份');
  expect(html).toContain('/api/printer/last');
});

test('before anything has come out there is nothing to see', () => {
  const html = draw({ condition: 'ready', waiting: 0, sheets: 0 });
  expect(html).not.toContain('/api/printer/last');
});
