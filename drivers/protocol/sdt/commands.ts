import type { CardCommand } from '../card/dialect.ts';

/** Commands to an ID-card reader (GA/T 467-2019): command byte, parameter byte. */
export const COMMANDS: Readonly<Record<CardCommand, readonly [number, number]>> = {
  resetSam: [0x10, 0xff],
  samStatus: [0x11, 0xff],
  samNumber: [0x12, 0xff],
  find: [0x20, 0x01],
  select: [0x20, 0x02],
  read: [0x30, 0x01],
  readAddress: [0x30, 0x03],
  readFingerprints: [0x30, 0x10],
};
