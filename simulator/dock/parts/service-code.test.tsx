import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { render } from '../testing/render.tsx';
import { drawGridMatrix } from '../../../symbols/gridmatrix/draw.ts';
import { drawQr } from '../../../symbols/qr/draw.ts';
import { CODE_KINDS, ServiceCode } from './service-code.tsx';

test.each([
  ['qr', drawQr('139')],
  ['grid-matrix', drawGridMatrix('139')],
] as const)('draws exactly the modules of the text on light ground as %s', (kind, drawing) => {
  const { size, path } = unwrap<{ size: number; path: string }, string>(drawing);
  const html = render(<ServiceCode text="139" kind={kind} label="a code" />);
  expect(html).toContain(`viewBox="0 0 ${size} ${size}"`);
  expect(html).toContain(`<rect width="${size}" height="${size}" fill="#fff">`);
  expect(html).toContain(`d="${path}"`);
  expect(html).toMatch(/role="img" aria-label="a code"/);
});

test.each(CODE_KINDS)('says so when a text is too long as %s', (kind) => {
  const html = render(<ServiceCode text={'x'.repeat(5000)} kind={kind} label="" />);
  expect(html).toContain('Too long');
});
