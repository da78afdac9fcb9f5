import type { FoundSymbol } from '../decoder.ts';
import {
  addPart,
  beginMessage,
  bytesIn,
  canBeJoined,
  contradicts,
  countParts,
  isPart,
  keyOf,
  wholeOf,
  type Message,
  type PartSymbol,
} from './message.ts';

/** What a look at symbols gives once parts of messages are joined. */
export interface Joined {
  /** Symbols that are no parts, and in the place of parts the messages that are whole. */
  readonly whole: readonly FoundSymbol[];
  /** Where the message whose part was seen last lacks others: how many are there, of how many. */
  readonly missing?: { readonly have: number; readonly of: number };
}

/** Joins messages that are spread over several symbols, which are seen in any order, one or several at a time. */
export interface Joiner {
  /** @param at milliseconds of a clock that never goes back */
  take(found: readonly FoundSymbol[], at: number): Joined;
  /** Nothing of any message stays. */
  forget(): void;
}

export interface JoinerLimits {
  /** Doubtful parts count once they were read twice. One picture alone shows each only once. */
  readonly onlySure: boolean;
  /** So long after its last part was seen a message is forgotten, in milliseconds. */
  readonly keptMs: number;
  /** Bytes of all parts of a message. */
  readonly mostBytes: number;
}

/** Sixteen QR codes of version 40. */
export const MOST_BYTES = 16 * 2_953;

/** Joins what is in one picture and lacks nothing. */
export function joinOnce(found: readonly FoundSymbol[]): readonly FoundSymbol[] {
  const limits = { onlySure: false, keptMs: Infinity, mostBytes: MOST_BYTES };
  return createJoiner(limits).take(found, 0).whole;
}

interface Collected {
  readonly message: Message;
  seenAt: number;
}

export function createJoiner(limits: JoinerLimits): Joiner {
  /** The last seen last. A message that is whole stays for as long, so that each part of it stands for it. */
  const collected = new Map<string, Collected>();

  function take(symbol: PartSymbol, at: number): Message | undefined {
    if (!canBeJoined(symbol)) return undefined;
    const key = keyOf(symbol);
    const known = collected.get(key)?.message;
    const message = known && !contradicts(known, symbol) ? known : beginMessage(symbol);
    addPart(message, symbol);
    collected.delete(key);
    if (bytesIn(message) > limits.mostBytes) return undefined;
    collected.set(key, { message, seenAt: at });
    return message;
  }

  function forgetOld(at: number): void {
    for (const [key, { seenAt }] of collected) {
      if (at - seenAt > limits.keptMs) collected.delete(key);
    }
  }

  function countOf(message: Message): number {
    return countParts(message, limits.onlySure);
  }

  function isMissing(message: Message): boolean {
    return countOf(message) < message.of;
  }

  function forgetOthers(): void {
    for (const key of [...collected.keys()].slice(0, -1)) collected.delete(key);
  }

  return {
    take(found, at) {
      forgetOld(at);
      const whole: FoundSymbol[] = found.filter((symbol) => !isPart(symbol));
      const lastOf = new Map<Message, PartSymbol>();
      for (const symbol of found.filter(isPart)) {
        const message = take(symbol, at);
        if (message) lastOf.set(message, symbol);
      }
      for (const [message, symbol] of lastOf) {
        if (isMissing(message)) continue;
        const one = wholeOf(message, symbol);
        if (one) whole.push(one);
        else collected.delete(message.key);
      }
      // Whoever shows a part of another message has begun anew; in one picture there may be several.
      forgetOthers();
      const [last] = collected.values();
      if (!last || !isMissing(last.message)) return { whole };
      return { whole, missing: { have: countOf(last.message), of: last.message.of } };
    },
    forget: () => {
      collected.clear();
    },
  };
}
