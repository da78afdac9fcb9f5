import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { SCANNER } from '../testing/samples.ts';
import { FreeText } from './free-text.tsx';

test('begins empty, with a hint and nothing to send', () => {
  const html = render(<FreeText desk={IDLE_DESK} scanner={SCANNER} />);
  const id = /<label[^>]* for="([^"]+)">Text that is read/.exec(html)?.[1];
  expect(html).toContain(`<textarea id="${id}"`);
  expect(html).toContain(`aria-describedby="${id}-hint"`);
  expect(html).toContain(`<p id="${id}-hint" class="hint">Control characters as \\xNN`);
  expect(html).toMatch(/<button type="submit"[^>]*disabled/);
});

test('offers the symbologies and the examples', () => {
  const html = render(<FreeText desk={IDLE_DESK} scanner={SCANNER} />);
  expect(html).toMatch(/\]Q1 QR.*\]g0 Grid Matrix/);
  expect(html.match(/class="chip"/g)).toHaveLength(5);
});
