import type { ScannerBody, World } from '../body.ts';
import { scanBytes } from '../scanner.ts';
import { createTrigger } from './trigger.ts';

const HEAD = [0x7e, 0x00] as const;
/** Types of a request; reading and the mode zone are likely, writing the trigger is published. */
const READ = 0x07;
const WRITE = 0x08;
const ZONE_MODE = 0x0000;
const ZONE_TRIGGER = 0x0002;
/** Bits 1 and 0 of the mode zone: reading on command only. */
const MODE_COMMANDED = 1;
/** Stands in for the check of a request. */
const NO_CHECK = 0xabcd;
const OK = 0x00;
const BAD_CHECK = 0x01;
const BAD_COMMAND = 0x03;
/** Type, length, two bytes of zone. */
const FIXED_BYTES = 4;
const LONGEST_DATA = 32;

/**
 * Newland's zone protocol (EM3095 and many OEM modules): `7E 00 | type | length of the data | zone, 2
 * bytes | data | check`, answered `02 00 | status | length | data | check`. The check is CRC-CCITT
 * (polynomial 1021, start 0) from the type to the last byte of data, or AB CD in a request.
 */
export function createNewlandZoneScanner(world: World, isCommanded: boolean): ScannerBody {
  const trigger = createTrigger(world, isCommanded);
  let waiting: number[] = [];

  function answer(status: number, data: readonly number[] = [0]): void {
    const body = [status, data.length, ...data];
    const check = crcCcitt(body);
    world.send(Uint8Array.from([0x02, 0x00, ...body, check >> 8, check & 0xff]));
  }

  function write(zone: number, value: number): void {
    if (zone === ZONE_TRIGGER && (value & 1) === 1) trigger.pull();
    else if (zone === ZONE_TRIGGER) trigger.release();
    else {
      world.asked('setting', `zone ${zone.toString(16).padStart(4, '0')}`);
      if (zone === ZONE_MODE) trigger.setCommanded((value & 3) === MODE_COMMANDED);
    }
    answer(OK);
  }

  function read(zone: number): void {
    world.asked('query', `zone ${zone.toString(16).padStart(4, '0')}`);
    answer(OK, [zone === ZONE_MODE && trigger.isCommanded() ? MODE_COMMANDED : 0]);
  }

  function execute(request: readonly number[]): void {
    const [type = 0, size = 0, high = 0, low = 0, value = 0] = request;
    const body = request.slice(0, FIXED_BYTES + size);
    const [checkHigh = 0, checkLow = 0] = request.slice(body.length);
    const check = checkHigh * 256 + checkLow;
    if (check !== NO_CHECK && check !== crcCcitt(body)) answer(BAD_CHECK);
    else if (type === WRITE) write(high * 256 + low, value);
    else if (type === READ) read(high * 256 + low);
    else {
      world.asked('refused', 'unknown command');
      answer(BAD_COMMAND);
    }
  }

  /** True when a request, or a byte that begins none, was taken away. */
  function takeOne(): boolean {
    if (waiting.length === 0) return false;
    const isRequest = HEAD.every((byte, at) => waiting[at] === undefined || waiting[at] === byte);
    const size = waiting[3];
    if (!isRequest || (size !== undefined && (size === 0 || size > LONGEST_DATA))) {
      waiting.shift();
      return true;
    }
    const whole = HEAD.length + FIXED_BYTES + (size ?? 0) + 2;
    if (size === undefined || waiting.length < whole) return false;
    execute(waiting.slice(HEAD.length, whole));
    waiting = waiting.slice(whole);
    return true;
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        waiting.push(byte);
        while (takeOne());
      }
    },
    scan(text, aim) {
      const reads = trigger.takesSymbol();
      if (reads) world.send(scanBytes(text, aim, 'cr'));
      return reads;
    },
    powerOff() {
      waiting = [];
      trigger.reset();
    },
  };
}

function crcCcitt(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0);
    }
    crc &= 0xffff;
  }
  return crc;
}
