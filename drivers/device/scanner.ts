import type { Cancel } from '../../contract/clock.ts';
import { splitAim } from '../protocol/scanner/aim.ts';
import {
  createFramer,
  IDLE_MS,
  type Framing,
  type FramingEvent,
} from '../protocol/scanner/framing.ts';
import { decodeText, type Charset } from '../protocol/scanner/text.ts';
import type { DeviceSession, StartSession } from './session.ts';

export interface ScannerSettings {
  readonly framing: Framing;
  readonly charset: Charset;
  /** Whether the scanner puts an AIM identifier before the data. */
  readonly aim: boolean;
}

/** A scanner that only talks: ready as soon as its port is open. */
export function scannerSession(settings: ScannerSettings): StartSession {
  return (host): DeviceSession => {
    const framer = createFramer(settings.framing);
    let cancelIdle: Cancel = () => {};

    function publish(events: readonly FramingEvent[]): void {
      const origin = { deviceId: host.deviceId, at: host.clock.now() };
      for (const event of events) {
        if (event.kind === 'overflow') {
          host.emit({ kind: 'scan-overflow', ...origin });
          continue;
        }
        const { aim, data } = settings.aim
          ? splitAim(event.bytes)
          : { aim: undefined, data: event.bytes };
        const text = decodeText(data, settings.charset);
        host.emit({ kind: 'scan', ...origin, bytes: data, text, ...(aim && { aim }) });
      }
    }

    host.ready({});
    return {
      receive(bytes) {
        cancelIdle();
        publish(framer.push(bytes));
        if (framer.pending()) {
          cancelIdle = host.clock.after(IDLE_MS, () => publish(framer.idle()));
        }
      },
      stop() {
        cancelIdle();
        framer.idle();
      },
    };
  };
}
