import { useSyncExternalStore } from 'react';
import type { Clock } from '../../contract/clock.ts';
import type {
  DevicesState,
  PlatformState,
  Policy,
  ReplyFaults,
  ScanSession,
  TranscriptEntry,
} from '../control-api.ts';
import type { ReplyFaultPlan } from '../platform/reply-fault-plan.ts';
import type { PrinterState } from '../printer/printer-state.ts';
import { devicesClient, platformClient, type PlatformClient, type Reply } from './api/client.ts';
import { createPoller, type Poller, type Watched } from './api/poller.ts';

/** Pause between an answer and the next question, in milliseconds. */
export const POLL_INTERVAL_MS = 700;

/** The same for what changes seldom, or is long. */
export const SLOW_POLL_INTERVAL_MS = 1_500;

/** What the platform shows beside its state; an older one may lack any of it. */
export interface TrustWatch {
  readonly scanSessions: Poller<ScanSession[]>;
  readonly transcript: Poller<TranscriptEntry[]>;
  readonly policy: Poller<Policy>;
  readonly replyFaults: Poller<ReplyFaults>;
  readonly replyFaultPlans: Poller<ReplyFaultPlan[]>;
}

/** Both simulators under watch. */
export interface Watch {
  readonly devices: Poller<DevicesState>;
  readonly printer: Poller<PrinterState>;
  readonly platform: Poller<PlatformState>;
  readonly trust: TrustWatch;
  /** Asks everybody at once. */
  readonly refresh: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Watches the device simulator at `base`, and the platform as soon as it has named its address. */
export function createWatch(base: string, clock: Clock): Watch {
  const devices = createPoller(devicesClient(base).state, clock, POLL_INTERVAL_MS);
  const printer = createPoller(devicesClient(base).printer, clock, SLOW_POLL_INTERVAL_MS);
  function polled<T>(ask: (client: PlatformClient) => Reply<T>, intervalMs: number): Poller<T> {
    const url = (): string => devices.snapshot().value?.platformUrl ?? '';
    return createPoller(() => ask(platformClient(url())), clock, intervalMs);
  }
  const platform = polled((client) => client.state(), POLL_INTERVAL_MS);
  const trust: TrustWatch = {
    scanSessions: polled((client) => client.scanSessions(), POLL_INTERVAL_MS),
    transcript: polled((client) => client.transcript(), SLOW_POLL_INTERVAL_MS),
    policy: polled((client) => client.policy(), SLOW_POLL_INTERVAL_MS),
    replyFaults: polled((client) => client.replyFaults(), SLOW_POLL_INTERVAL_MS),
    replyFaultPlans: polled((client) => client.replyFaultPlans(), SLOW_POLL_INTERVAL_MS),
  };
  const ofPlatform = [platform, ...Object.values<Poller<unknown>>({ ...trust })];
  devices.subscribe(startPlatform);
  function startPlatform(): void {
    if (devices.snapshot().value) for (const poller of ofPlatform) poller.start();
  }
  return {
    devices,
    printer,
    platform,
    trust,
    async refresh() {
      await Promise.all([devices, printer, ...ofPlatform].map((poller) => poller.refresh()));
    },
    start() {
      devices.start();
      printer.start();
      startPlatform();
    },
    stop() {
      for (const poller of [devices, printer, ...ofPlatform]) poller.stop();
    },
  };
}

/** The newest snapshot of one poller; draws anew when it changes. */
export function useWatched<T>(poller: Poller<T>): Watched<T> {
  return useSyncExternalStore(poller.subscribe, poller.snapshot, poller.snapshot);
}
