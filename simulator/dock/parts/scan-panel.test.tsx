import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PLATFORM, READER, SCAN_SESSION, SCANNER, ZHANG } from '../testing/samples.ts';
import { ScanPanel } from './scan-panel.tsx';

function draw(devices: readonly (typeof SCANNER)[]): string {
  return render(
    <ScanPanel
      desk={IDLE_DESK}
      citizen={ZHANG}
      codeSystems={PLATFORM.codeSystems}
      devices={devices}
      scanSessions={{ value: [SCAN_SESSION], failure: undefined }}
      now={0}
    />,
  );
}

function button(html: string, name: string): string {
  return new RegExp(`<button[^>]*>(?:(?!</button>).)*${name}</button>`).exec(html)?.[0] ?? '';
}

test('offers the systems of the citizen’s apps and every flaw', () => {
  const html = draw([SCANNER, READER]);
  expect(html).toMatch(/Yunling Province 1390000 · suspended<.*National platform 0000000</);
  expect(html).not.toContain('Housing');
  expect(html.match(/data-value="(none|expired|used|revoked|damaged)"/g)).toHaveLength(5);
  expect(html).toMatch(/data-value="unknown-system".*"suspended-system".*"not-a-code"/);
});

test('a code can be held under a plugged scanner, but not again before it was shown', () => {
  const html = draw([SCANNER]);
  expect(button(html, 'Hold under the scanner')).toContain('class="primary"');
  expect(button(html, 'Hold under the scanner')).not.toContain('disabled');
  expect(button(html, 'Scan again')).toContain('disabled');
  expect(html).not.toContain('No scanner is plugged in');
});

test('without a plugged scanner a code can only be shown', () => {
  const html = draw([{ ...SCANNER, plugged: false }, READER]);
  expect(html).toContain('No scanner is plugged in');
  expect(button(html, 'Hold under the scanner')).toContain('disabled');
  expect(button(html, 'Only show')).toBeTruthy();
  expect(button(html, 'Only show')).not.toContain('disabled');
});

test('the phone comes first; free text and the phone that scans wait out of sight', () => {
  const html = draw([SCANNER]);
  expect(html).toMatch(/<div><div class="phone-desk">.*<div hidden=""><form class="free-text">/);
  expect(html).toMatch(/<div hidden=""><div class="phone-desk">.*HALL-01-K03/);
});

test('two scanners give a choice', () => {
  const html = draw([SCANNER, { ...SCANNER, id: 'scanner-2' }]);
  expect(html).toMatch(/<option value="scanner-1" selected="">.*<option value="scanner-2">/);
});
