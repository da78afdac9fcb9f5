import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { DeviceEvent } from '../events.ts';
import type { DeviceSession, StartSession } from './session.ts';

/** A session on the workbench: everything that it does is written down in `log`. */
export interface SessionBench {
  readonly clock: ManualClock;
  readonly session: DeviceSession;
  readonly log: string[];
  readonly events: DeviceEvent[];
}

/** Starts a session; `onWrite` is the device on the other end. */
export function bench(
  start: StartSession,
  onWrite: (bytes: Uint8Array) => void = () => {},
): SessionBench {
  const clock = manualClock(1_000);
  const log: string[] = [];
  const events: DeviceEvent[] = [];
  const session = start({
    deviceId: 'device-1',
    clock,
    write: onWrite,
    emit(event) {
      events.push(event);
      log.push(event.kind);
    },
    ready: (facts) => void log.push(`ready ${JSON.stringify(facts)}`),
    answered: (command, ok) => void log.push(`${command} ${ok ? 'done' : 'refused'}`),
    busy: (isBusy) => void log.push(isBusy ? 'busy' : 'free'),
    fail: ({ code, detail = '' }) => void log.push(`fail ${code} ${detail}`.trim()),
  });
  return { clock, session, log, events };
}
