import type { Cancel } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import type { ScannerProtocol, Signal } from '../protocol/scanner/protocol.ts';
import { decodeSymbol, type Charset } from '../protocol/scanner/text.ts';
import type { DeviceSession, SessionHost, StartSession } from './session.ts';

/** A scanner that stays in the middle of a symbol for so long is stuck, in milliseconds. */
export const STUCK_MS = 10_000;

/** Runs a scanner protocol on an open port: gives it the time, and does what its signals say. */
export function scannerSession(
  createProtocol: (host: Pick<SessionHost, 'descriptor'>) => ScannerProtocol,
  charset: Charset,
): StartSession {
  return (host): DeviceSession => {
    const { clock, deviceId } = host;
    const protocol = createProtocol(host);
    let cancelWake: Cancel = () => {};
    let cancelStuck: Cancel = () => {};
    let isReady = false;
    let isBusy = false;
    let ended = false;

    function run(signals: readonly Signal[]): void {
      for (const signal of signals) {
        if (ended) return;
        carryOut(signal);
      }
      if (ended) return;
      showBusy();
      cancelWake();
      const at = protocol.wakeAt();
      if (at === undefined) return;
      const ms = Math.max(0, at - clock.now());
      cancelWake = clock.after(ms, () => run(protocol.wake(clock.now())));
    }

    function carryOut(signal: Signal): void {
      switch (signal.kind) {
        case 'symbol': {
          const { bytes, aim } = signal;
          const text = decodeSymbol(bytes, aim, charset);
          host.emit({ kind: 'scan', deviceId, at: clock.now(), bytes, text, ...(aim && { aim }) });
          return;
        }
        case 'overflow':
          host.emit({ kind: 'scan-overflow', deviceId, at: clock.now() });
          return;
        case 'damage':
          host.emit({ kind: 'scan-damaged', deviceId, at: clock.now(), what: signal.what });
          return;
        case 'send':
          host.write(signal.bytes, signal.as);
          return;
        case 'ready':
          isReady = true;
          host.ready(signal.facts);
          return;
        case 'answered':
          host.answered(signal.command, signal.ok);
          return;
        case 'fault':
          stop();
          host.fail(signal.reason);
      }
    }

    function showBusy(): void {
      const now = isReady && protocol.isBusy();
      if (now === isBusy) return;
      isBusy = now;
      cancelStuck();
      if (isBusy) {
        cancelStuck = clock.after(STUCK_MS, () => {
          stop();
          host.fail(failure('DEVICE_PROTOCOL', 'a symbol that does not end'));
        });
      }
      host.busy(isBusy);
    }

    function stop(): void {
      ended = true;
      cancelWake();
      cancelStuck();
      protocol.stop();
    }

    run(protocol.start(clock.now()));
    return {
      receive(bytes) {
        if (!ended) run(protocol.receive(bytes, clock.now()));
      },
      commands: protocol.commands,
      command(command) {
        if (!ended) run(protocol.command(command, clock.now()));
      },
      stop,
    };
  };
}
