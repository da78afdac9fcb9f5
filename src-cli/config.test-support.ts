import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const SIMULATED = readFileSync('simulator/liangma.simulated.toml', 'utf8');

/** A folder of its own that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The simulated terminal's configuration without a device, and what a test adds at its end. */
export function writeConfig(folder: string, added = '', change = (text: string) => text): string {
  const withoutDevices = SIMULATED.replaceAll(/\[\[devices\]\]\n(.+\n)+/g, '');
  const file = path.join(folder, 'liangma.toml');
  writeFileSync(file, `${change(withoutDevices)}\n${added}`);
  return file;
}

/** A `[[devices]]` table. */
export function device(id: string, model: string, at: string): string {
  return `[[devices]]\nid = "${id}"\nmodel = "${model}"\npath = "${at}"\n`;
}
