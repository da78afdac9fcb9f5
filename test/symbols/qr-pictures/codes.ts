import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
  QRCodeVersion,
} from '@zxing/library';
import { between, type Random } from '../../bench/symbols/random.ts';
import type { Modules } from '../../bench/symbols/scene.ts';

const LEVELS = { L: Level.L, M: Level.M, Q: Level.Q, H: Level.H } as const;
export type LevelName = keyof typeof LEVELS;
export const LEVEL_NAMES: readonly LevelName[] = ['L', 'M', 'Q', 'H'];

export interface Code {
  readonly text: string;
  readonly modules: Modules;
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789-_';
/** Mode and length of a message in bytes: 20 bits at most. */
const HEAD_BYTES = 3;
const ADDRESS = 'https://a.invalid/';

/** A code of this version (1…40) and level with an invented text that fills most of it. */
export function makeCode(version: number, levelName: LevelName, random: Random): Code {
  const level = LEVELS[levelName];
  const room = capacityOf(version, level) - HEAD_BYTES;
  const length = Math.max(Math.floor(room * between(random, 0.7, 1)), 4);
  const address = length > 2 * ADDRESS.length ? ADDRESS : '';
  const pick = (): string => LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const text = address + Array.from({ length: length - address.length }, pick).join('');
  const hints = new Map<EncodeHintType, unknown>([[EncodeHintType.QR_VERSION, version]]);
  const rows = QRCodeEncoder.encode(text, level, hints).getMatrix().getArray();
  return { text, modules: rows.map((row) => [...row].map((cell) => cell === 1)) };
}

function capacityOf(version: number, level: Level): number {
  const known = QRCodeVersion.getVersionForNumber(version);
  return known.getTotalCodewords() - known.getECBlocksForLevel(level).getTotalECCodewords();
}
