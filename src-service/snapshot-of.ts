import { cameraOf } from '../contract/camera.ts';
import type { Clock } from '../contract/clock.ts';
import type { TerminalConfig } from '../contract/config.ts';
import type { Diagnostic, Snapshot } from '../contract/snapshot.ts';
import type { DeviceManager } from '../drivers/manager.ts';
import type { Choices } from './choices.ts';
import type { Notice } from './notice.ts';
import type { Operators } from './operators/operators.ts';
import type { Reachability } from './platform/reachability.ts';
import type { Router } from './platform/router.ts';
import { offersPhoneScan } from './phone-scan.ts';
import type { Printing } from './printing/printing.ts';
import type { QueueService } from './queue/service.ts';
import type { SessionRunner } from './session/runner.ts';
import { sessionView } from './session/view.ts';

export interface SnapshotParts {
  readonly config: TerminalConfig;
  readonly clock: Clock;
  readonly choices: Choices;
  readonly devices: Pick<DeviceManager, 'snapshots' | 'found'>;
  readonly operators: Pick<Operators, 'view'>;
  readonly reachability: Pick<Reachability, 'view'>;
  readonly router: Pick<Router, 'known'>;
  readonly queue: Pick<QueueService, 'view'> | undefined;
  readonly runner: Pick<SessionRunner, 'session' | 'aheadMs' | 'hasPhoto'>;
  readonly printing: Pick<Printing, 'view'>;
  readonly notice: Pick<Notice, 'view'>;
  /** The platform's time where it was learned, in milliseconds. */
  readonly rightNow: () => number;
  readonly diagnostics: () => Diagnostic[];
}

/** Where the store cannot be opened, nothing waits. */
const NO_QUEUE: Snapshot['queue'] = { waiting: 0, dead: 0, locked: 0, rows: [] };

/** All that a window is told, put together anew for every revision. */
export function snapshotOf(parts: SnapshotParts): (revision: number) => Snapshot {
  const { config, clock, choices, devices, operators, reachability, router, runner } = parts;
  const { id, orgName, windowNo } = config.terminal;
  const camera = cameraOf(config);
  return (revision) => {
    const notice = parts.notice.view();
    const printing = parts.printing.view();
    return {
      revision,
      at: clock.now(),
      mode: config.mode,
      language: choices.language(),
      simulated: config.simulation !== undefined,
      terminal: { id, orgName, windowNo },
      items: config.items.map(({ code, name }) => ({ code, name })),
      itemCode: choices.item().code,
      devices: devices.snapshots(),
      found: devices.found(),
      platform: reachability.view(),
      phoneScan: offersPhoneScan(router.known(config.platform.homeCodeSystemId)),
      queue: parts.queue?.view() ?? NO_QUEUE,
      operator: operators.view(),
      ...(camera ? { camera } : {}),
      ...(printing ? { printing } : {}),
      session: sessionView(runner.session(), {
        itemName: choices.item().name,
        warnMs: config.timeLimits.warnS * 1_000,
        now: parts.rightNow(),
        aheadMs: runner.aheadMs(),
        hasPhoto: runner.hasPhoto(),
        mode: config.mode,
      }),
      ...(notice ? { notice } : {}),
      diagnostics: parts.diagnostics(),
    };
  };
}
