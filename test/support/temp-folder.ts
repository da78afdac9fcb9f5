import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of the running test's own; it goes with the test, whatever was put into it. */
export function tempFolder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Where a data folder may be made: nothing is there yet. */
export function noFolderYet(): string {
  return path.join(tempFolder(), 'data');
}
