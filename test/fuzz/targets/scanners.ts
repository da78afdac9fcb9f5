import type { ScannerProtocol } from '../../../drivers/protocol/scanner/protocol.ts';
import { scannerProtocolFor } from '../../../drivers/protocol/scanner/choose.ts';
import { decodeSymbol } from '../../../drivers/protocol/scanner/text.ts';
import type { FuzzTarget } from '../frame/target.ts';
import { fixtureOf, modelOf, seedsOf } from './seeds.ts';

const LIMIT_MS = 50;
/** No symbol of any scanner is longer, in bytes. */
const SYMBOL_CAP = 4_096;
/** Of a HID input report with its id. */
const REPORT_BYTES = 64;
/** Longer than any time limit of a protocol, in milliseconds. */
const SILENCE_MS = 1_000;
/** How often a protocol may want to be woken before it has nothing to wait for or ends. */
const WAKES_MAX = 200;

/**
 * Takes what a protocol says: nothing of it may be longer than it promises. False once it has given
 * the port up; then nobody wakes it any more.
 */
function taken(signals: ReturnType<ScannerProtocol['receive']>): boolean {
  for (const signal of signals) {
    if (signal.kind === 'fault') return false;
    if (signal.kind === 'symbol') {
      if (signal.bytes.length > SYMBOL_CAP) throw new Error('a symbol is too long');
      decodeSymbol(signal.bytes, signal.aim, 'auto');
    }
    if (signal.kind === 'ready') {
      for (const fact of Object.values(signal.facts)) {
        if (fact.length > 80) throw new Error('a fact is too long');
      }
    }
  }
  return true;
}

/** The pieces in which an input comes: reports of a HID scanner, halves of a stream. */
function piecesOf(bytes: Uint8Array, isHid: boolean): Uint8Array[] {
  if (!isHid) return [bytes.subarray(0, bytes.length >> 1), bytes.subarray(bytes.length >> 1)];
  const count = Math.ceil(bytes.length / REPORT_BYTES);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * REPORT_BYTES, (index + 1) * REPORT_BYTES),
  );
}

/** The state machine of one model: hostile bytes, then silence, then it must be free again. */
function scannerTarget(name: string): FuzzTarget {
  const model = modelOf(name);
  if (model.kind !== 'scanner') throw new Error(`${name} is no scanner`);
  const { descriptorHex } = fixtureOf(name);
  const descriptor = Buffer.from(descriptorHex ?? '', 'hex');
  const create = scannerProtocolFor(model.protocol);
  const isHid = model.transport.type === 'hid';
  return {
    name,
    seeds: seedsOf(name),
    maxBytes: 16_384,
    limitMs: LIMIT_MS,
    run(bytes) {
      const protocol = create(descriptorHex === undefined ? {} : { descriptor });
      let now = 0;
      taken(protocol.start(now));
      for (const [index, piece] of piecesOf(bytes, isHid).entries()) {
        const [command] = protocol.commands;
        if (index === 1 && command) taken(protocol.command(command, now));
        taken(protocol.receive(piece, ++now));
      }
      const end = now + SILENCE_MS;
      for (let wakes = 0; ; wakes++) {
        const at = protocol.wakeAt();
        if (at === undefined || at > end) break;
        if (wakes > WAKES_MAX) throw new Error('it wakes for ever');
        now = Math.max(now, at);
        if (!taken(protocol.wake(now))) break;
      }
      protocol.stop();
    },
  };
}

export const scannerTargets: readonly FuzzTarget[] = [
  'generic-serial',
  'generic-serial-stx',
  'honeywell-serial',
  'newland-em-7e',
  'newland-unified',
  'newland-legacy',
  'zebra-ssi',
  'hid-pos',
  'honeywell-hid-pos',
  'microscan-hid',
].map(scannerTarget);
