import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { configText } from './config-text.ts';
import type { SimulationOptions } from './simulation.ts';

const TEMPLATE = readFileSync(path.join(ROOT, 'simulator/liangma.simulated.toml'), 'utf8');
const DEVICES = {
  url: 'http://127.0.0.1:2',
  devices: [
    { id: 'scanner-1', path: '/run/scanner' },
    { id: 'reader-1', path: '/run/reader' },
  ],
};

const FOLDERS = { busDir: '/run/bus', trustDir: '/out/trust' };

function config(options: Partial<SimulationOptions> = {}) {
  const all = {
    mode: 'counter',
    size: { width: 8, height: 6 },
    withDock: false,
    ...options,
  } as const;
  return parse(configText(TEMPLATE, all, 'http://127.0.0.1:1', DEVICES, FOLDERS));
}

describe('configText', () => {
  it('points the terminal to the running simulators and keeps the rest', () => {
    expect(config()).toMatchObject({
      mode: 'counter',
      language: 'zh-CN',
      platform: { hubUrl: 'http://127.0.0.1:1/hub', homeCodeSystemId: '1390000' },
      devices: [
        { id: 'scanner-1', model: 'generic-serial', path: '/run/scanner' },
        { id: 'reader-1', path: '/run/reader' },
      ],
      printing: { printer: 'ipp://127.0.0.1:2/ipp/print' },
      window: { kiosk: false, width: 8, height: 6 },
      simulation: FOLDERS,
    });
  });

  it('opens the dock only where it is wanted', () => {
    expect(config({ withDock: true }).simulation).toEqual({
      ...FOLDERS,
      dockUrl: 'http://127.0.0.1:2/',
    });
  });

  it('replaces single keys, paths and the language', () => {
    const changed = config({
      language: 'en',
      overrides: { timeLimits: { idleS: 3 } },
      devicePaths: { 'reader-1': '/elsewhere' },
    });
    expect(changed).toMatchObject({ language: 'en', timeLimits: { idleS: 3, viewS: 120 } });
    expect(changed.devices).toMatchObject([{ path: '/run/scanner' }, { path: '/elsewhere' }]);
  });

  it('adds devices that no simulator plays', () => {
    const wedge = { id: 'wedge-1', model: 'keyboard-wedge', path: 'keyboard' };
    const { devices } = config({ moreDevices: [wedge] });
    expect(devices).toHaveLength(3);
    expect((devices as unknown[])[2]).toEqual(wedge);
  });
});
