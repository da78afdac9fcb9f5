import { randomBytes } from 'node:crypto';
import { chinaDate } from '../contract/china-date.ts';
import type { Clock } from '../contract/clock.ts';
import { failure } from '../contract/failures.ts';
import type { Log } from '../contract/log.ts';
import type { DeviceEvent } from '../drivers/events.ts';
import { type IdCard, wipeIdCard } from '../drivers/id-card.ts';
import { parseCode } from '../govcode/parse.ts';
import type { CodeProfile } from '../govcode/compile.ts';
import { macWith } from './audit/sm3-mac.ts';
import type { InputPath } from './input-path.ts';
import { newRequestId } from './platform/intent.ts';
import { cardView } from '../drivers/card-view.ts';
import type { SessionEvent } from './session/events.ts';

/**
 * Holder code type (持证主体代码类型, GB/T 36903) by card: 111 citizen identity number, which residents of
 * Hong Kong, Macau and Taiwan have too (GB 11643), 553 foreign permanent resident (assumed).
 */
const HOLDER_TYPES = {
  resident: '111',
  'hk-mo-tw': '111',
  'foreign-2017': '553',
  'foreign-2023': '553',
} as const satisfies Record<IdCard['layout'], string>;

const SALT_BYTES = 32;
/** Of the digest of a code in the log, in hexadecimal digits. */
const CODE_DIGEST_LENGTH = 16;

/** A card is good to the end of its last day in China, wherever the machine believes to be. */
function hasExpired({ validTo }: IdCard, now: number): boolean {
  return validTo !== '长期' && validTo < chinaDate(now).replaceAll('-', '');
}

/** Turns what a device read into what it means to a session: every local check stands here. */
export function createIntake(options: {
  readonly profiles: readonly CodeProfile[];
  readonly clock: Clock;
  /** The right time as far as it is known, in milliseconds since 1970. */
  readonly rightNow: () => number;
  readonly log: Log;
  /** By what a device reads codes, where that is known. */
  readonly inputPathOf?: (deviceId: string) => InputPath | undefined;
}): (event: DeviceEvent) => SessionEvent | undefined {
  const { clock, rightNow, log } = options;
  // Known to this run alone: whoever reads the log cannot try out codes.
  const digest = macWith(randomBytes(SALT_BYTES));

  function refused(code: Parameters<typeof failure>[0], detail?: string): SessionEvent {
    log({ event: 'scan.refused', code, ...(detail === undefined ? {} : { detail }) });
    return { kind: 'input-failed', failure: failure(code, detail) };
  }

  /**
   * Judged by the right time. A code that only that one calls too old or too new goes on to its code
   * system: whoever taught the time may have been wrong himself and be right again.
   */
  function parse(text: string, symbology: string): ReturnType<typeof parseCode> {
    const { profiles } = options;
    const judged = parseCode(text, profiles, { now: rightNow(), symbology });
    if (judged.ok) return judged;
    const byOwnClock = parseCode(text, profiles, { now: clock.now(), symbology });
    return byOwnClock.ok ? byOwnClock : judged;
  }

  return (event) => {
    switch (event.kind) {
      case 'scan': {
        log({ event: 'scan.read', deviceId: event.deviceId, length: event.bytes.length });
        const symbology = event.aim ? `]${event.aim.code}${event.aim.modifier}` : '';
        const parsed = parse(event.text, symbology);
        // A fast hand may look like a keyboard wedge without an end key; it is told nothing.
        if (!parsed.ok && event.isUncertain) return undefined;
        if (!parsed.ok) {
          // Of a text that nobody knows the kind of symbol is all that may be told.
          return refused(parsed.error.code, parsed.error.detail ?? event.aim?.symbology);
        }
        const { codeSystemId, content, kind, profileId, hint, maxAgeS } = parsed.value;
        if (kind === 'certificate') return refused('CODE_CERTIFICATE');
        const codeDigest = digest(content).slice(0, CODE_DIGEST_LENGTH);
        log({
          event: 'scan.parsed',
          profile: profileId,
          codeSystemId,
          tokenHint: hint,
          codeDigest,
        });
        const inputPath = options.inputPathOf?.(event.deviceId);
        const read = { codeContent: content, symbology, scannedAt: event.at };
        const code = { ...read, ...(inputPath === undefined ? {} : { inputPath }) };
        const requestId = newRequestId();
        const oldest = event.at + maxAgeS * 1_000;
        // The code has its end by the right time, the queue waits by the terminal's clock.
        const { expiresAt = Infinity } = parsed.value;
        const aheadMs = rightNow() - clock.now();
        const goodUntil = Math.min(oldest, expiresAt - aheadMs);
        const input = { requestId, codeSystemId, profile: profileId, code, goodUntil };
        return { kind: 'code', input: { via: 'code', ...input } };
      }
      case 'scan-overflow':
        return refused('CODE_TOO_LONG');
      case 'scan-damaged':
        return refused('SCAN_DAMAGED', event.what);
      case 'scan-flood':
        log({ event: 'scan.flood', deviceId: event.deviceId });
        return undefined;
      case 'smart-card-present':
      case 'smart-card-removed':
        // Shown with the device; no service item asks for a smart card yet.
        return undefined;
      case 'card-present':
        return { kind: 'card-present' };
      case 'card': {
        const { card, samId, at } = event;
        wipeIdCard(card);
        if (hasExpired(card, rightNow())) return refused('CARD_EXPIRED');
        const { idNo, name, validTo } = card;
        const idType = HOLDER_TYPES[card.layout];
        const holder = { idType, idNo, name, validTo, samId };
        const input = { requestId: newRequestId(), holder, readAt: at, card: cardView(card) };
        return { kind: 'card', input: { via: 'id-card', ...input } };
      }
      case 'card-failed':
        return refused(event.failure.code, event.failure.detail);
      case 'card-removed':
        return { kind: 'card-removed' };
    }
  };
}
