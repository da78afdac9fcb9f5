import { DEVICE_COMMANDS, type DeviceCommand } from '../../../contract/devices.ts';
import { failure } from '../../../contract/failures.ts';
import type { ScannerProtocol, Signal } from './protocol.ts';
import {
  createSsiReader,
  encodeSsi,
  SSI_OPCODE,
  type SsiEvent,
  type SsiPacket,
} from './ssi-frame.ts';
import { createSsiMessage } from './ssi-message.ts';
import { createSsiRequests, type SsiRequest } from './ssi-requests.ts';

/** Silence that ends a packet, in milliseconds; at 9600 baud a byte takes about one. */
export const SSI_GAP_MS = 100;
/** Without a good packet for so long the engine is asked for its revision, in milliseconds. */
export const SSI_HEARTBEAT_MS = 1_000;
/** The same while bytes come in that are no packets. */
export const SSI_NOISY_HEARTBEAT_MS = 3_000;
/** A damaged packet that was asked for again counts as lost after so long, in milliseconds. */
export const SSI_RESEND_MS = 1_000;
/** A trigger session ends after so long, in milliseconds; the engine's own limit is 9.9 s at most. */
export const SSI_TRIGGER_MS = 5_000;

const { REQUEST_REVISION, REPLY_REVISION, CMD_ACK, CMD_NAK, DECODE_DATA } = SSI_OPCODE;
const { START_DECODE, STOP_DECODE, BEEP } = SSI_OPCODE;
const NAK_RESEND = 0x01;
const REVISION: SsiRequest = { opcode: REQUEST_REVISION, data: [] };
const STOP: SsiRequest = { opcode: STOP_DECODE, data: [] };
/** Longest revision that is shown, in characters. */
const REVISION_CAP = 80;

/**
 * What each command sends. Beep codes: 0 one, 2 three short high beeps, 6 two short low beeps
 * (Symbol MK1000 reference, table 5-8, which has the codes of SSI; sure).
 */
const REQUESTS: Readonly<Record<DeviceCommand, Omit<SsiRequest, 'command'>>> = {
  'trigger-start': { opcode: START_DECODE, data: [] },
  'trigger-stop': STOP,
  'beep-good': { opcode: BEEP, data: [0x00] },
  'beep-bad': { opcode: BEEP, data: [0x06] },
  identify: { opcode: BEEP, data: [0x02] },
};

/**
 * A scan engine of Zebra or Symbol that speaks SSI with packeted data and ACK/NAK handshaking, which
 * are its defaults; triggers work in its trigger mode "host". The engine sends data unasked. An
 * engine that sleeps is woken by the first attempt of a request and obeys the second.
 */
export function ssiScanner(): ScannerProtocol {
  const reader = createSsiReader();
  const message = createSsiMessage();
  const requests = createSsiRequests();
  let goodAt = 0;
  let heardAt = 0;
  let quietAt: number | undefined;
  let lostAt: number | undefined;
  let triggerUntil: number | undefined;
  let revision: string | undefined;
  /** The last that came was a symbol: whether its acknowledgement arrived is not known. */
  let endedWithSymbol = false;

  function onEvent(event: SsiEvent, now: number): Signal[] {
    if (event.kind === 'bad') {
      lostAt ??= now + SSI_RESEND_MS;
      endedWithSymbol = false;
      return [{ kind: 'send', bytes: encodeSsi(CMD_NAK, [NAK_RESEND]) }];
    }
    goodAt = now;
    lostAt = undefined;
    endedWithSymbol = event.packet.opcode === DECODE_DATA;
    return onPacket(event.packet, now);
  }

  function onPacket(packet: SsiPacket, now: number): Signal[] {
    const acknowledgement = acknowledge();
    switch (packet.opcode) {
      case CMD_ACK:
        return settle(true, now);
      case CMD_NAK: {
        const repeated = packet.data[0] === NAK_RESEND ? requests.repeat(now) : undefined;
        return repeated ?? settle(false, now);
      }
      case DECODE_DATA:
        triggerUntil = undefined;
        return [acknowledgement, ...message.take(packet, now)];
      case REPLY_REVISION: {
        const signals = [acknowledgement, ...tellRevision(printable(packet.data))];
        const isAnswer = requests.current()?.opcode === REQUEST_REVISION;
        return isAnswer ? [...signals, ...requests.end(now)] : signals;
      }
      default:
        return [acknowledgement];
    }
  }

  /** The current request was obeyed or refused. */
  function settle(ok: boolean, now: number): Signal[] {
    const request = requests.current();
    if (!request) return [];
    const { opcode, command } = request;
    if (opcode === START_DECODE && ok) triggerUntil = now + SSI_TRIGGER_MS;
    if (opcode === STOP_DECODE && ok) triggerUntil = undefined;
    const signals: Signal[] = command ? [{ kind: 'answered', command, ok }] : [];
    // Even a refusal shows that somebody is there.
    if (opcode === REQUEST_REVISION) signals.push(...tellRevision(revision ?? ''));
    return [...signals, ...requests.end(now)];
  }

  function tellRevision(found: string): Signal[] {
    if (found === revision) return [];
    revision = found;
    return [{ kind: 'ready', facts: found === '' ? {} : { revision: found } }];
  }

  function onNoAnswer(now: number): Signal[] {
    const repeated = requests.repeat(now);
    // An engine whose acknowledgement was lost waits for it, by default 2 s, and answers nothing.
    if (repeated) return endedWithSymbol ? [acknowledge(), ...repeated] : repeated;
    if (requests.current()?.opcode !== REQUEST_REVISION) return settle(false, now);
    return [{ kind: 'fault', reason: failure('DEVICE_SILENT', 'no answer to REQUEST_REVISION') }];
  }

  function heartbeatAt(): number | undefined {
    if (requests.current() || triggerUntil !== undefined) return undefined;
    return Math.max(
      goodAt + SSI_HEARTBEAT_MS,
      Math.min(heardAt + SSI_GAP_MS, goodAt + SSI_NOISY_HEARTBEAT_MS),
    );
  }

  return {
    start(now) {
      goodAt = now;
      heardAt = now;
      return requests.add(REVISION, now) ?? [];
    },
    receive(bytes, now) {
      heardAt = now;
      requests.heard(now);
      const signals = reader.push(bytes).flatMap((event) => onEvent(event, now));
      quietAt = reader.pending() ? now + SSI_GAP_MS : undefined;
      return signals;
    },
    commands: DEVICE_COMMANDS,
    command: (command, now) =>
      requests.add({ ...REQUESTS[command], command }, now) ?? [
        { kind: 'answered', command, ok: false },
      ],
    wakeAt() {
      const times = [quietAt, lostAt, triggerUntil, requests.deadline()];
      return earliest([...times, message.wakeAt(), heartbeatAt()]);
    },
    wake(now) {
      const signals: Signal[] = [];
      if (isDue(quietAt, now)) {
        quietAt = undefined;
        signals.push(...reader.idle().flatMap((event) => onEvent(event, now)));
      }
      if (isDue(lostAt, now)) {
        lostAt = undefined;
        signals.push({ kind: 'damage', what: 'a packet that was not sent again' });
      }
      signals.push(...message.wake(now));
      if (isDue(triggerUntil, now)) {
        triggerUntil = undefined;
        signals.push(...(requests.add(STOP, now) ?? []));
      }
      if (isDue(requests.deadline(), now)) signals.push(...onNoAnswer(now));
      if (isDue(heartbeatAt(), now)) signals.push(...(requests.add(REVISION, now) ?? []));
      return signals;
    },
    isBusy: () => triggerUntil !== undefined || message.isOpen() || reader.opcode() === DECODE_DATA,
    stop() {
      reader.wipe();
      message.wipe();
    },
  };
}

function acknowledge(): Signal {
  return { kind: 'send', bytes: encodeSsi(CMD_ACK) };
}

/** What may be shown of a revision: printable ASCII. */
function printable(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes);
  return text
    .replaceAll(/[^ -~]/g, '')
    .trim()
    .slice(0, REVISION_CAP);
}

function isDue(at: number | undefined, now: number): boolean {
  return at !== undefined && now >= at;
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const set = times.filter((time) => time !== undefined);
  return set.length > 0 ? Math.min(...set) : undefined;
}
