import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { CERTIFICATES } from '../../../tools/build/steps.ts';
import { ROOT } from '../../../tools/paths.ts';
import { type ReadyChild, startReady } from '../../../tools/simulation/child.ts';

/** The simulated platform as a process of its own: it checks and signs, as every real one does. */
export function startSimulatedPlatform(): Promise<ReadyChild<{ readonly url: string }>> {
  const draw = 'simulator/platform/certificates/main.ts';
  spawnSync(process.execPath, [draw, '--out', CERTIFICATES], { cwd: ROOT });
  return startReady(
    'simulator/platform/main.ts',
    ['--port', '0', '--certificates', CERTIFICATES],
    (ready) => z.object({ url: z.string() }).parse(ready),
  );
}
