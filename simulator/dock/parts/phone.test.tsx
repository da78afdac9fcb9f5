import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { ZHANG } from '../testing/samples.ts';
import { Phone, type ShownCode } from './phone.tsx';
import type { CodeKind } from './service-code.tsx';

const SHOWN: ShownCode = { code: '139', issuedAt: 0, expiresAt: 60_000, scans: 0 };

function draw(shown: ShownCode | undefined, now = 0, kind: CodeKind = 'qr'): string {
  const phone = <Phone citizen={ZHANG} systemName="Yunling" kind={kind} shown={shown} now={now} />;
  return render(phone);
}

test('without a code it says how to get one', () => {
  const html = draw(undefined);
  expect(html).toMatch(/Yunling.*No code shown yet.*Zhang Xiaolan/);
  expect(html).not.toContain('<progress');
});

test('shows the code and how long it lives', () => {
  const html = draw(SHOWN, 45_000);
  expect(html).toContain('Administrative service code of Zhang Xiaolan');
  expect(html).toMatch(/data-state="fresh"><progress max="1" value="0.25"/);
  expect(html).toContain('expires in 15');
  expect(html).not.toContain('phone-beam');
  expect(draw(SHOWN, 55_000)).toContain('data-state="urgent"');
});

test('an expired code stays visible and says so', () => {
  const html = draw(SHOWN, 60_000);
  expect(html).toMatch(/data-state="expired"><progress max="1" value="0"/);
  expect(html).toContain('Expired');
  expect(html).toContain('<svg class="qr"');
});

test('the scanner’s beam shows once it was held there', () => {
  expect(draw({ ...SHOWN, scans: 1 })).toContain('phone-beam');
});

test('shows the code as the symbol that was chosen', () => {
  expect(draw(SHOWN, 0, 'grid-matrix')).toContain('<svg class="qr"');
  expect(draw(SHOWN, 0, 'grid-matrix')).not.toBe(draw(SHOWN, 0, 'qr'));
});
