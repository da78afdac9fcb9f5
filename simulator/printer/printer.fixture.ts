import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { startSimulation } from '../devices/simulation.ts';
import type { PrinterCondition } from './printer-state.ts';

export interface SimulatedPrinter {
  /** `ipp://…` */
  readonly uri: string;
  readonly set: (condition: PrinterCondition) => Promise<void>;
  /** The document that came out last. */
  readonly last: () => Promise<Uint8Array | undefined>;
}

/** A simulated printer that answers by real HTTP; gone with its test. */
export async function simulatedPrinter(): Promise<SimulatedPrinter> {
  const runDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-press-'));
  const platformUrl = 'http://127.0.0.1:9';
  const simulation = await startSimulation({ port: 0, platformUrl, runDir, link: 'tcp' });
  onTestFinished(async () => {
    await simulation.stop();
    rmSync(runDir, { recursive: true });
  });
  return {
    uri: `${simulation.url.replace('http:', 'ipp:')}/ipp/print`,
    async set(condition) {
      const body = JSON.stringify({ condition });
      await fetch(`${simulation.url}/api/printer`, { method: 'PUT', body });
    },
    async last() {
      const reply = await fetch(`${simulation.url}/api/printer/last`);
      return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined;
    },
  };
}
