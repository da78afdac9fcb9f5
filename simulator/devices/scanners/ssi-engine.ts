import type { Cancel } from '../../../contract/clock.ts';
import type { ScannerBody, World } from '../body.ts';
import { createSsiEar, MORE_FOLLOWS, type SsiPacket } from './ssi-packet.ts';
import { createSsiOutbox } from './ssi-outbox.ts';
import { createTrigger } from './trigger.ts';

const REQUEST_REVISION = 0xa3;
const REPLY_REVISION = 0xa4;
const PARAM_SEND = 0xc6;
const ACK = 0xd0;
const NAK = 0xd1;
const START = 0xe4;
const STOP = 0xe5;
const BEEP = 0xe6;
const LED_ON = 0xe7;
const LED_OFF = 0xe8;
const SCAN_ENABLE = 0xe9;
const SCAN_DISABLE = 0xea;
const DECODE_DATA = 0xf3;
/** Why it refuses. */
const RESEND = 1;
const BAD_CONTEXT = 2;
const DENIED = 6;
/** Parameter 8A, trigger mode, with the value 8, host. */
const TRIGGER_MODE = 0x8a;
const MODE_HOST = 8;

/** A packet whose bytes stop for so long is given up, in milliseconds. */
const BYTE_GAP_MS = 200;
/** Length byte at most 255: 4 bytes of header, the bar code type, and the data. */
const PART_BYTES = 250;
const REVISION = 'SIM-SSI-01-R00';

/** Bar code types by AIM code character; 0 is "not applicable". */
const TYPES: Readonly<Record<string, number>> = {
  A: 0x01,
  F: 0x02,
  C: 0x03,
  I: 0x06,
  G: 0x07,
  E: 0x0b,
  L: 0x11,
  d: 0x1b,
  Q: 0x1c,
  z: 0x2d,
  h: 0xb7,
};

/**
 * A scan engine with the Simple Serial Interface, packeted data and handshaking on. `isHostMode`: its
 * trigger mode is "host", in which it reads only after START; in any other it refuses START. It keeps
 * a symbol until the host has acknowledged it. That every part of a long symbol bears the bar code
 * type is assumed.
 */
export function createSsiEngine(world: World, isHostMode: boolean): ScannerBody {
  const ear = createSsiEar();
  const outbox = createSsiOutbox(world);
  const trigger = createTrigger(world, isHostMode);
  let isEnabled = true;
  let cancelGap: Cancel = () => {};

  function reply(opcode: number, data: readonly number[] = []): void {
    outbox.answer({ opcode, status: 0, data });
  }

  function hear(packet: SsiPacket): void {
    const { opcode, data } = packet;
    if (opcode === ACK) return outbox.acknowledged();
    if (opcode === NAK) return outbox.refused();
    const refusal = obey(opcode, data);
    if (refusal !== undefined) {
      world.asked('refused', `opcode ${opcode.toString(16)}`);
      reply(NAK, [refusal]);
    } else if (opcode !== REQUEST_REVISION) reply(ACK);
  }

  /** Carries a request out; gives the cause of a refusal. */
  function obey(opcode: number, data: readonly number[]): number | undefined {
    switch (opcode) {
      case START:
        if (!trigger.isCommanded()) return DENIED;
        trigger.pull();
        return undefined;
      case STOP:
        trigger.release();
        return undefined;
      case BEEP:
        world.asked('beep', `code ${data[0] ?? 0}`);
        return undefined;
      case LED_ON:
      case LED_OFF:
        world.asked('light', opcode === LED_ON ? 'on' : 'off');
        return undefined;
      case SCAN_ENABLE:
      case SCAN_DISABLE:
        isEnabled = opcode === SCAN_ENABLE;
        world.asked('setting', isEnabled ? 'enable' : 'disable');
        return undefined;
      case PARAM_SEND:
        world.asked('setting', 'parameters');
        if (data[1] === TRIGGER_MODE) trigger.setCommanded(data[2] === MODE_HOST);
        return undefined;
      case REQUEST_REVISION:
        world.asked('query', 'revision');
        if (!outbox.holds(REPLY_REVISION)) outbox.add([revisionPacket()]);
        return undefined;
      default:
        return BAD_CONTEXT;
    }
  }

  return {
    receive(bytes) {
      cancelGap();
      for (const heard of ear.hear(bytes)) {
        if (heard === 'bad') reply(NAK, [RESEND]);
        else hear(heard);
      }
      cancelGap = world.clock.after(BYTE_GAP_MS, () => ear.pause());
    },
    scan(text, aim) {
      if (!isEnabled || !trigger.takesSymbol()) return false;
      return outbox.add(symbolPackets(text, TYPES[aim[0] ?? ''] ?? 0));
    },
    powerOff() {
      cancelGap();
      ear.pause();
      outbox.clear();
      trigger.reset();
      isEnabled = true;
    },
  };
}

function revisionPacket(): SsiPacket {
  return { opcode: REPLY_REVISION, status: 0, data: [...new TextEncoder().encode(REVISION)] };
}

function symbolPackets(text: string, type: number): SsiPacket[] {
  const data = [...new TextEncoder().encode(text)];
  const packets: SsiPacket[] = [];
  for (let from = 0; from < data.length; from += PART_BYTES) {
    const status = from + PART_BYTES < data.length ? MORE_FOLLOWS : 0;
    const part = data.slice(from, from + PART_BYTES);
    packets.push({ opcode: DECODE_DATA, status, data: [type, ...part] });
  }
  return packets;
}
