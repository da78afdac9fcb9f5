import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TerminalApp } from '../../../tools/terminal-app.ts';
import { servicePid } from '../../support/kill-service.ts';

/** Snapshots cut strings off after 1,024 characters unless they are told otherwise. */
export const WHOLE_STRINGS = '--heap-snapshot-string-limit=2000000000';
/** The signal upon which the service, started with {@link serviceOptions}, writes its heap. */
export const SIGNAL = 'SIGUSR2';
const SNAPSHOT_LIMIT_MS = 60_000;
const LOOK_MS = 100;

/** What Node has to be started with for {@link serviceHeap}; snapshots come into `folder`. */
export function serviceOptions(folder: string): string[] {
  return [`--heapsnapshot-signal=${SIGNAL}`, `--diagnostic-dir=${folder}`, WHOLE_STRINGS];
}

function snapshotsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.heapsnapshot'))
    .map((name) => path.join(folder, name));
}

function taken(file: string): Buffer {
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}

/** The heap of the service after a collection. */
export async function serviceHeap({ app }: TerminalApp, folder: string): Promise<Buffer> {
  const pid = await servicePid(app);
  if (pid === undefined) throw new Error('no terminal service is running');
  process.kill(pid, SIGNAL);
  const end = performance.now() + SNAPSHOT_LIMIT_MS;
  let size = -1;
  while (performance.now() < end) {
    await delay(LOOK_MS);
    const [file] = snapshotsIn(folder);
    if (file === undefined) continue;
    const now = statSync(file).size;
    // It is whole once it has stopped growing behind its last bracket.
    if (now > 0 && now === size && readFileSync(file).subarray(-4).includes('}'))
      return taken(file);
    size = now;
  }
  throw new Error('the service has written no snapshot of its heap');
}

/** The heap of main after a collection. */
export async function mainHeap({ app }: TerminalApp, folder: string): Promise<Buffer> {
  const own = mkdtempSync(path.join(folder, 'main-'));
  const file = path.join(own, 'main.heapsnapshot');
  await app.evaluate(
    (_electron, [to, flag]) => {
      const v8 = process.getBuiltinModule('node:v8');
      v8.setFlagsFromString(flag);
      v8.writeHeapSnapshot(to);
    },
    [file, WHOLE_STRINGS] as const,
  );
  return taken(file);
}

/** The heap of the terminal's page after a collection, its preload script included. */
export async function rendererHeap({ page }: TerminalApp): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const pieces: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return Buffer.from(pieces.join(''));
}
