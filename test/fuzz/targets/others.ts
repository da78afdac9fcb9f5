import type { WedgeProtocol } from '../../../drivers/catalogue/scanner-protocols.ts';
import { createFrameReader } from '../../../drivers/native/frames.ts';
import { parseAtr } from '../../../drivers/pcsc/atr.ts';
import { parseHidDescriptor } from '../../../drivers/protocol/scanner/hid-descriptor.ts';
import type { Key } from '../../../drivers/protocol/wedge/key.ts';
import { createWedge, holdLimitMs } from '../../../drivers/protocol/wedge/wedge.ts';
import {
  createHidFrameReader,
  encodeHidFrame,
  HID_FRAME_CAP_BYTES,
  HID_FRAME_TYPE,
} from '../../../drivers/transport/hid-frame.ts';
import { readFixture } from '../../../drivers/replay/fixture.ts';
import type { FuzzTarget } from '../frame/target.ts';
import { fixtureOf, modelOf } from './seeds.ts';

const LIMIT_MS = 50;

const descriptor: FuzzTarget = {
  name: 'hid-descriptor',
  seeds: ['hid-pos', 'honeywell-hid-pos', 'microscan-hid'].flatMap((name) => {
    const { descriptorHex } = fixtureOf(name);
    return descriptorHex === undefined ? [] : [Buffer.from(descriptorHex, 'hex')];
  }),
  maxBytes: 8_192,
  limitMs: LIMIT_MS,
  run: (bytes) => void parseHidDescriptor(bytes),
};

const atr: FuzzTarget = {
  name: 'atr',
  // Invented: T=0 and T=1, historical bytes, with and without the check byte.
  seeds: ['3b6500004c4d303132', '3b9f95801fc78031a073b6a10067cf3215ca9cd70920'].map((hex) =>
    Buffer.from(hex, 'hex'),
  ),
  maxBytes: 64,
  limitMs: LIMIT_MS,
  run(bytes) {
    const parsed = parseAtr(bytes);
    if (parsed.ok && bytes.length > 33) throw new Error('too long an answer was accepted');
  },
};

const childFrames: FuzzTarget = {
  name: 'child-frames',
  seeds: [Buffer.from('0100000003616263', 'hex'), Buffer.from('0200000000', 'hex')],
  maxBytes: 4_096,
  limitMs: LIMIT_MS,
  run(bytes) {
    const reader = createFrameReader(256);
    const half = bytes.length >> 1;
    for (const piece of [bytes.subarray(0, half), bytes.subarray(half)]) {
      const frames = reader.push(piece);
      if (!frames.ok) break;
      if (frames.value.some(({ body }) => body.length > 256)) throw new Error('too long a frame');
    }
    reader.wipe();
  },
};

const hidFrames: FuzzTarget = {
  name: 'simulated-hid-frames',
  seeds: [encodeHidFrame(HID_FRAME_TYPE.INPUT, new Uint8Array(64).fill(2)), Uint8Array.of(3, 0, 0)],
  maxBytes: 16_384,
  limitMs: LIMIT_MS,
  run(bytes) {
    const read = createHidFrameReader();
    const half = bytes.length >> 1;
    const pieces = [bytes.subarray(0, half), bytes.subarray(half)];
    const frames = pieces.flatMap((piece) => read(piece) ?? []);
    if (frames.some((frame) => frame.bytes.length > HID_FRAME_CAP_BYTES)) {
      throw new Error('too long a frame');
    }
  },
};

const KEYS = ['Enter', 'Tab', 'Escape', 'F5', 'Shift', 'Control', 'Alt', 'Process', 'Delete'];

function wedgeSettings(): WedgeProtocol {
  const { protocol } = modelOf('keyboard-wedge');
  if (protocol.type !== 'wedge') throw new Error('keyboard-wedge is no wedge');
  return protocol;
}

/** Four bytes make a key: what it is, its modifiers, and when it comes. */
const wedge: FuzzTarget = {
  name: 'keyboard-wedge',
  seeds: [
    Uint8Array.from([...'0113900002ABC'].flatMap((one) => [0, one.charCodeAt(0), 0, 10])),
    Uint8Array.from([...'ABCDEFG'].flatMap((one) => [0, one.charCodeAt(0), 0, 120])),
  ],
  maxBytes: 8_192,
  limitMs: LIMIT_MS,
  run(bytes) {
    const settings = wedgeSettings();
    const machine = createWedge<Key>(settings);
    let at = 0;
    for (let index = 0; index + 3 < bytes.length; index += 4) {
      const [kind = 0, value = 0, modifiers = 0, gapMs = 0] = bytes.subarray(index, index + 4);
      at += gapMs;
      const key = kind & 2 ? (KEYS[value % KEYS.length] ?? '') : String.fromCharCode(value);
      const [control, alt, meta] = [(modifiers & 1) > 0, (modifiers & 2) > 0, (modifiers & 4) > 0];
      machine.key(
        {
          ...{ type: kind & 1 ? 'keyUp' : 'keyDown', key, code: '' },
          ...{ control, alt, meta, isAutoRepeat: (kind & 4) > 0 },
        },
        at,
      );
      const due = machine.deadline();
      if (due !== undefined && due - at > holdLimitMs(settings) + 100) {
        throw new Error('a key is held for too long');
      }
    }
    machine.tick(at + 10_000);
    if (machine.deadline() !== undefined) throw new Error('something waits after silence');
  },
};

const fixture: FuzzTarget = {
  name: 'fixture',
  seeds: [Buffer.from(JSON.stringify(fixtureOf('generic-serial')))],
  maxBytes: 16_384,
  limitMs: LIMIT_MS,
  run: (bytes) => void readFixture(new TextDecoder().decode(bytes)),
};

export const otherTargets: readonly FuzzTarget[] = [
  descriptor,
  hidFrames,
  atr,
  childFrames,
  wedge,
  fixture,
];
