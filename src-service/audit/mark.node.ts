import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeDurably } from '../../contract/durable-file.node.ts';
import { sm3HexSchema } from '../../contract/platform/common.ts';
import type { Mac } from './sm3-mac.ts';

const count = z.number().int().nonnegative();
const markSchema = z.strictObject({
  chain: sm3HexSchema,
  seq: count,
  hash: sm3HexSchema,
  anchor: count,
  mac: sm3HexSchema,
});

/** How far the log had come: kept beside the database, so that who writes the one has not the other. */
export interface Mark {
  /** The hash before the first row. */
  readonly chain: string;
  /** Last row that was looked after, and its hash. */
  readonly seq: number;
  readonly hash: string;
  /** Number of the last anchor, 0 for none. */
  readonly anchor: number;
}

/** `spoilt`: no mark, or one that was not made under a salt of this terminal. */
export type FoundMark = Mark | 'none' | 'spoilt';

export interface MarkFile {
  read(): FoundMark;
  /** Where the disk does not take it the one before stays, which is as true. */
  write(mark: Mark): void;
}

function textOf({ chain, seq, hash, anchor }: Mark): string {
  return JSON.stringify({ chain, seq, hash, anchor });
}

/** @param macs under the salt in use, then under others that marks may have been made with */
export function createMarkFile(file: string, mac: Mac, macs: readonly Mac[]): MarkFile {
  const macOf = (by: Mac, mark: Mark): string => by(`mark\n${textOf(mark)}`);
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        return (error as { readonly code?: string }).code === 'ENOENT' ? 'none' : 'spoilt';
      }
      try {
        const { mac: found, ...mark } = markSchema.parse(JSON.parse(text));
        return macs.some((by) => macOf(by, mark) === found) ? mark : 'spoilt';
      } catch {
        return 'spoilt';
      }
    },
    write(mark) {
      try {
        writeDurably(file, `${JSON.stringify({ ...mark, mac: macOf(mac, mark) })}\n`);
      } catch {
        // A full disk: whoever records something finds that out, and says so.
      }
    },
  };
}
