import type { Clock } from './clock.ts';
import type { DeviceState } from './devices.ts';
import type { FailureCode } from './failures.ts';
import type { SessionState } from './session.ts';

/**
 * Everything that is ever logged. A log call takes one of these and no free text, so that nothing
 * of a person can slip into a log: names, numbers and codes have no field to stand in.
 */
export type LogRecord =
  | { readonly event: 'main.started'; readonly electron: string; readonly serviceHost: string }
  | { readonly event: 'main.sandbox-off' }
  /** A bug: the process ends, and whoever watches it starts it again. */
  | { readonly event: 'main.crashed'; readonly name: string }
  | { readonly event: 'main.service-restarting'; readonly restarts: number }
  | { readonly event: 'main.bad-service-message'; readonly fields: string }
  | { readonly event: 'main.stranger-refused'; readonly channel: string }
  /** A part of what Chromium or the desktop may keep of a session could not be cleared. */
  | { readonly event: 'main.wipe-failed'; readonly what: string }
  | { readonly event: 'main.key-unreadable'; readonly keptAs: string }
  /** Keys that could not be opened at an earlier start are back; their file is merged. */
  | { readonly event: 'main.key-recovered'; readonly keptAs: string }
  /** A new data key seals from now on. */
  | { readonly event: 'main.key-rotated' }
  /** The list of data keys could not be written; it is tried again. */
  | { readonly event: 'main.key-change-failed'; readonly code: string }
  /** Replaced keys could be neither removed nor sealed; the next start tries again. */
  | { readonly event: 'main.old-keys-left'; readonly file: string }
  /** Other users of the machine may look into the data folder: it is not this user's to close. */
  | { readonly event: 'main.data-folder-open' }
  /** Keys faster than a hand's: a keyboard wedge. Times are those between two presses. */
  | {
      readonly event: 'main.wedge-burst';
      /** `symbol`, or why it was dropped. */
      readonly outcome:
        'symbol' | 'short' | 'prefix' | 'rhythm' | 'control-key' | 'alt-code' | 'overflow';
      readonly keys: number;
      readonly medianGapMs: number;
      readonly longestGapMs: number;
      /** Gaps that are longer than a machine's should be. */
      readonly slowGaps: number;
    }
  | { readonly event: 'service.started'; readonly sqlite: string; readonly queued: number }
  | { readonly event: 'service.stopped' }
  | { readonly event: 'service.bad-main-message' }
  /** Another service writes into this data folder: this one ends. */
  | { readonly event: 'service.folder-held' }
  /** The command line cannot reach this service; `code` is that of the system. */
  | { readonly event: 'service.control-closed'; readonly code: string }
  | { readonly event: 'store.quarantined'; readonly keptAs: string }
  | {
      readonly event: 'device.state';
      readonly id: string;
      readonly state: DeviceState;
      readonly reason?: FailureCode;
    }
  /** A new route table is in force. */
  | { readonly event: 'platform.routes'; readonly version: number }
  /** A route table was refused, and the one at hand kept. */
  | {
      readonly event: 'platform.routes-refused';
      readonly from: 'hub' | 'disk';
      readonly code: FailureCode;
      readonly detail?: string | undefined;
    }
  /** The hub knows this terminal's keys from now on. */
  | { readonly event: 'platform.enrolled' }
  | { readonly event: 'platform.state'; readonly state: 'online' | 'offline' }
  | {
      readonly event: 'platform.request-failed';
      readonly step: string;
      readonly code: FailureCode;
      readonly detail?: string;
    }
  /** A certificate of a list is not shown: what the platform says of it is wrong. */
  | {
      readonly event: 'platform.entry-left-out';
      readonly code: FailureCode;
      readonly detail?: string;
    }
  /** A certificate file cannot be opened, and why: what stands in it is no part of that. */
  | { readonly event: 'document.refused'; readonly code: FailureCode; readonly detail?: string }
  /** A bug: the thread that looks at documents has ended, and the next one is started. */
  | { readonly event: 'document.check-failed'; readonly name: string }
  /** A bug: a copy could not be made or followed, and has failed. */
  | { readonly event: 'print.broken-off'; readonly name: string }
  | { readonly event: 'scan.read'; readonly deviceId: string; readonly length: number }
  | {
      readonly event: 'scan.parsed';
      readonly profile: string;
      readonly codeSystemId: string;
      /** First 4 and last 2 characters of the token; the rest is never logged. */
      readonly tokenHint: string;
      /**
       * First 16 hexadecimal digits of the SM3-HMAC of the code, under a salt that this run of the
       * terminal service has made and nobody keeps: two scans of one code have the same.
       */
      readonly codeDigest: string;
    }
  /** Scans above the limit of a device are dropped from here on. */
  | { readonly event: 'scan.flood'; readonly deviceId: string }
  | { readonly event: 'scan.refused'; readonly code: FailureCode; readonly detail?: string }
  | {
      readonly event: 'session.state';
      readonly session: string;
      readonly state: SessionState;
      /** With `failed`. */
      readonly code?: FailureCode;
    }
  | {
      readonly event: 'session.unexpected-event';
      readonly state: SessionState;
      readonly name: string;
    }
  | { readonly event: 'queue.added'; readonly row: string }
  | { readonly event: 'queue.tried'; readonly row: string; readonly code: FailureCode }
  | { readonly event: 'queue.done'; readonly row: string }
  | { readonly event: 'queue.expired'; readonly row: string }
  | { readonly event: 'queue.dead'; readonly row: string; readonly code: FailureCode }
  /** A bug in whoever is told of a row; the row is where it is all the same. */
  | { readonly event: 'queue.listener-failed'; readonly row: string };

export type Log = (record: LogRecord) => void;

/** Writes records as JSON Lines, each with its time and the process that wrote it. */
export function createLog(
  process: 'main' | 'service',
  clock: Clock,
  write: (line: string) => void,
): Log {
  return (record) => {
    const at = new Date(clock.now()).toISOString();
    write(`${JSON.stringify({ at, process, ...record })}\n`);
  };
}
