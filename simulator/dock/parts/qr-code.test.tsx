import { expect, test } from 'vitest';
import { unwrap } from '../../../contract/result.ts';
import { render } from '../testing/render.tsx';
import { drawQr } from '../../../symbols/qr/draw.ts';
import { QrCode } from './qr-code.tsx';

test('draws exactly the modules of the text on light ground', () => {
  const { size, path } = unwrap(drawQr('139'));
  const html = render(<QrCode text="139" label="a code" />);
  expect(html).toContain(`viewBox="0 0 ${size} ${size}"`);
  expect(html).toContain(`<rect width="${size}" height="${size}" fill="#fff">`);
  expect(html).toContain(`d="${path}"`);
  expect(html).toMatch(/role="img" aria-label="a code"/);
});

test('says so when a text is too long', () => {
  expect(render(<QrCode text={'x'.repeat(5000)} label="" />)).toContain('Too long');
});
