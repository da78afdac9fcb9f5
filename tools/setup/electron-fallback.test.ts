import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FALLBACK, fallbackFolder } from './electron-fallback.ts';

let app: string;
beforeEach(() => {
  app = mkdtempSync(path.join(os.tmpdir(), 'liangma-default-app-'));
  writeFileSync(path.join(app, 'main.js'), 'one');
});
afterEach(() => rmSync(app, { recursive: true, force: true }));

describe('fallbackFolder', () => {
  it('names the version, and the same for the same parts', () => {
    expect(path.basename(fallbackFolder())).toMatch(/^electron-[\d.]+-fallback-[\da-f]{12}$/);
    expect(fallbackFolder()).toContain(FALLBACK.electronVersion);
    expect(fallbackFolder()).toBe(fallbackFolder());
  });

  it('changes with the text and with the names of the default app', () => {
    const before = fallbackFolder(app);
    writeFileSync(path.join(app, 'main.js'), 'two');
    const changed = fallbackFolder(app);
    writeFileSync(path.join(app, 'more.js'), '');
    expect(new Set([before, changed, fallbackFolder(app)]).size).toBe(3);
  });
});
