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

test('shows what is wrong with a cable, in words, and what the terminal asked', () => {
  const asked = [
    { at: 0, what: 'beep' as const, detail: 'code 0', times: 3 },
    { at: 0, what: 'refused' as const, detail: 'XYZ', times: 1 },
  ];
  const faults = { name: 'flood', about: 'garbage', summary: {} };
  const devices = [{ ...SCANNER, asked, faults }, READER];
  const html = render(<DevicesPanel desk={IDLE_DESK} state={{ ...DEVICES, devices }} />);
  expect(html).toContain('2,000 bytes of garbage come every second');
  expect(html).toMatch(/<option value="flood" selected="">Flood<\/option>/);
  expect(html).toMatch(/beep <code>code 0<\/code> × 3.*not known, refused <code>XYZ<\/code>/);
  expect(html).toContain('The terminal has asked nothing yet');
});

test('only devices that were added can be taken away; every one can be moved', () => {
  const devices = [SCANNER, { ...SCANNER, id: 'ssi-1', family: 'ssi' as const }];
  const html = render(<DevicesPanel desk={IDLE_DESK} state={{ ...DEVICES, devices }} />);
  expect(html.match(/aria-label="Take [^"]*"/g)).toEqual(['aria-label="Take Scanner ssi-1 away"']);
  expect(html.match(/: other port"/g)).toHaveLength(2);
  expect(html).toMatch(/Kind of device.*Zebra scan engine, SSI.*Plug in a new device/);
});
