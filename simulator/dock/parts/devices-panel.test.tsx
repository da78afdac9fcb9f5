import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { DEVICES, READER, SCANNER } from '../testing/samples.ts';
import { DevicesPanel } from './devices-panel.tsx';

test('shows path, traffic and socket of every device', () => {
  const devices = [SCANNER, { ...READER, plugged: false }];
  const html = render(<DevicesPanel desk={IDLE_DESK} state={{ ...DEVICES, devices }} />);
  expect(html).toMatch(/pseudo-terminals.*scanner-1.*\/dev\/pts\/7.*in 12 B.*out 345 B/);
  expect(html).toMatch(
    /role="switch"[^>]*aria-checked="true"[^>]*aria-label="Scanner scanner-1: plugged in"/,
  );
  expect(html).toMatch(/data-plugged="false".*ID-card reader.*aria-checked="false".*unplugged/);
});

test('says so when there is no device', () => {
  const html = render(
    <DevicesPanel desk={IDLE_DESK} state={{ ...DEVICES, link: 'tcp', devices: [] }} />,
  );
  expect(html).toContain('The simulator has no devices');
  expect(html).toContain('simulated ports');
});
