import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TerminalApp } from '../../../tools/terminal-app.ts';
import { killService } from '../../support/kill-service.ts';
import { serviceOptions, SIGNAL, WHOLE_STRINGS } from './heaps.ts';

/** What a terminal is started with so that it can be looked into; the program itself has no door for it. */
export interface Instruments {
  /** Everything temporary of every process lies below it. */
  readonly temp: string;
  /** Where heap snapshots come; not searched. */
  readonly heaps: string;
  readonly env: Readonly<Record<string, string>>;
  readonly switches: readonly string[];
  remove(): void;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * The service gets its options by a script in the place of Node: it is started with a clean
 * environment, and takes none from there.
 */
export function makeInstruments(): Instruments {
  const root = mkdtempSync(path.join(os.tmpdir(), 'lm-'));
  const temp = mkdtempSync(path.join(root, 't-'));
  const heaps = mkdtempSync(path.join(root, 'h-'));
  const node = path.join(root, 'node.sh');
  const command = [process.execPath, ...serviceOptions(heaps)].map(quoted).join(' ');
  writeFileSync(node, `#!/bin/sh\nexec ${command} "$@"\n`);
  chmodSync(node, 0o700);
  return {
    ...{ temp, heaps },
    env: { TMPDIR: temp, LIANGMA_NODE: node },
    switches: [`--js-flags=${WHOLE_STRINGS}`],
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/**
 * Where the service is Electron's own process, which takes no such options, a script is put before
 * the next one that is started; the present one is ended.
 */
export async function instrumentUtility(
  terminal: TerminalApp,
  { heaps }: Pick<Instruments, 'heaps'>,
): Promise<void> {
  const isUtility = await terminal.app.evaluate(({ app }) =>
    app.getAppMetrics().some(({ name }) => name === 'liangma-service'),
  );
  if (!isUtility) return;
  await putBefore(terminal, heaps);
  await killService(terminal);
  await terminal.until('a new service', ({ service, snapshot }) =>
    Boolean(service.restarts > 0 && snapshot?.devices.every(({ state }) => state === 'ready')),
  );
}

/** Has every utility process begin with a script that writes the heap into `folder` when it is told to. */
export async function putBefore({ app }: Pick<TerminalApp, 'app'>, folder: string): Promise<void> {
  await app.evaluate(
    ({ utilityProcess }, { signal, to, flag }) => {
      const { writeFileSync } = process.getBuiltinModule('node:fs');
      const fork = utilityProcess.fork.bind(utilityProcess);
      utilityProcess.fork = (script, args, more) => {
        const lines = [
          `import v8 from 'node:v8';`,
          `const file = ${JSON.stringify(`${to}/service.heapsnapshot`)};`,
          `process.on(${JSON.stringify(signal)}, () => void v8.writeHeapSnapshot(file));`,
          `v8.setFlagsFromString(${JSON.stringify(flag)});`,
          `await import(${JSON.stringify(`file://${script}`)});`,
        ];
        writeFileSync(`${to}/service.mjs`, lines.join('\n'));
        return fork(`${to}/service.mjs`, args, more);
      };
    },
    { signal: SIGNAL, to: folder, flag: WHOLE_STRINGS },
  );
}

/** Does `work` while whatever this process makes for a while lies in that folder. */
export async function withTemp<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
