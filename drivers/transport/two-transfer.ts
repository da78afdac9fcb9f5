import type { Clock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { OpenPort } from './transport.ts';

/** The bulk endpoints of one USB device that is open and claimed. */
export interface UsbPipes {
  /** Fails with `DEVICE_ABSENT` or `DEVICE_OPEN_FAILED`. */
  bulkOut(
    endpoint: number,
    bytes: Uint8Array,
    limitMs: number,
  ): Promise<Result<undefined, Failure>>;
  /**
   * What the device sends next, up to `length` bytes, or none: a transfer may be empty. Undefined
   * where it sends nothing within the limit. Fails with `DEVICE_ABSENT` or `DEVICE_OPEN_FAILED`.
   */
  bulkIn(
    endpoint: number,
    length: number,
    limitMs: number,
  ): Promise<Result<Uint8Array | undefined, Failure>>;
  isAlive(): Promise<boolean>;
  /** Ends transfers under way; harmless a second time. */
  close(): Promise<void>;
}

/** Endpoints of the vendor's class of GA/T 467-2019 readers (VID 0400, PID C35A). */
const OUT_HEAD = 0x02;
const OUT_BODY = 0x06;
const IN_HEAD = 0x81;
const IN_BODY = 0x85;
/** `AA AA AA 96 69` and two bytes of length. */
const HEAD_BYTES = 7;
/** One packet at full speed. */
const PACKET_BYTES = 64;
/** The longest answer has a length of 2314. */
const MAX_BODY_BYTES = 2_400;
const WRITE_LIMIT_MS = 500;
/** How long one look for the head of an answer lasts; the next one follows at once. */
const HEAD_LIMIT_MS = 1_000;
/** The whole body behind a head, in milliseconds. */
const BODY_LIMIT_MS = 1_000;
/** Rest after a failed transfer, so that a device that only fails costs no processor time. */
const FAILED_REST_MS = 50;
/** Failed transfers in a row after which the port counts as closed. */
const FAILED_AFTER = 3;
/** Rest after an empty transfer: one is well after full packets, a device may send nothing else. */
const EMPTY_REST_MS = 10;
/** Empty transfers in a row that count as failed ones: a second of them. */
const EMPTY_AFTER = 100;
/** How long an endpoint has to send nothing to be empty. */
const DRAIN_LIMIT_MS = 20;
/** More than a device keeps at one endpoint; transfers of it at both together. */
const DRAIN_BYTES = 4_096;
const DRAIN_TRANSFERS = 64;
/** What is kept for a listener that is not there yet; one answer fits. */
const EARLY_BYTES = 4_096;

/**
 * The two transfers each way of a USB reader as an ordinary stream of bytes: head (preamble and
 * length) and body (the rest) have endpoints of their own. Whoever speaks over it writes whole
 * frames. A head that is none is passed on as it is; finding frames is the protocol's business.
 */
export function twoTransferPort(pipes: UsbPipes, clock: Clock): OpenPort {
  let listener: ((bytes: Uint8Array) => void) | undefined;
  let onClosed: ((reason: Failure) => void) | undefined;
  let early = new Uint8Array();
  let isOpen = true;
  let emptyInARow = 0;

  function deliver(bytes: Uint8Array): void {
    if (!isOpen || bytes.length === 0) return;
    if (listener) listener(bytes);
    else early = Uint8Array.from([...early, ...bytes].slice(-EARLY_BYTES));
  }

  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => void clock.after(ms, resolve));
  }

  async function read(
    endpoint: number,
    length: number,
    limitMs: number,
  ): Promise<Result<Uint8Array | undefined, Failure>> {
    const part = await pipes.bulkIn(endpoint, length, limitMs);
    if (!part.ok || part.value?.length !== 0) {
      emptyInARow = 0;
      return part;
    }
    if (++emptyInARow >= EMPTY_AFTER) {
      return err(failure('DEVICE_OPEN_FAILED', 'nothing but empty transfers'));
    }
    await rest(EMPTY_REST_MS);
    return part;
  }

  async function readAnswers(): Promise<void> {
    for (let failed = 0; isOpen;) {
      const answer = await readAnswer();
      if (answer.ok) failed = 0;
      else if (answer.error.code === 'DEVICE_ABSENT' || ++failed >= FAILED_AFTER) {
        lost(answer.error);
      } else await rest(FAILED_REST_MS);
    }
  }

  async function readAnswer(): Promise<Result<undefined, Failure>> {
    const head = await read(IN_HEAD, PACKET_BYTES, HEAD_LIMIT_MS);
    if (!head.ok) return head;
    if (!head.value) return ok();
    deliver(head.value);
    const length = announced(head.value);
    return length === undefined ? ok() : readBody(length);
  }

  async function readBody(length: number): Promise<Result<undefined, Failure>> {
    const end = clock.now() + BODY_LIMIT_MS;
    for (let missing = length; missing > 0 && isOpen;) {
      const limitMs = end - clock.now();
      const part = limitMs > 0 ? await read(IN_BODY, missing, limitMs) : ok(undefined);
      if (!part.ok) return part;
      // The protocol sees that the rest is missing.
      if (!part.value) return ok();
      deliver(part.value.subarray(0, missing));
      missing -= part.value.length;
    }
    return ok();
  }

  function lost(reason: Failure): void {
    if (!isOpen) return;
    isOpen = false;
    early.fill(0);
    void pipes.close();
    onClosed?.(reason);
  }

  void readAnswers();
  return {
    async write(bytes) {
      const head = await pipes.bulkOut(OUT_HEAD, bytes.subarray(0, HEAD_BYTES), WRITE_LIMIT_MS);
      if (!head.ok || bytes.length <= HEAD_BYTES) return head;
      return pipes.bulkOut(OUT_BODY, bytes.subarray(HEAD_BYTES), WRITE_LIMIT_MS);
    },
    onBytes(heard) {
      listener = heard;
      const kept = early;
      early = new Uint8Array();
      if (kept.length > 0) heard(kept);
    },
    onClosed: (heard) => {
      onClosed = heard;
    },
    isAlive: async () => isOpen && (await pipes.isAlive()),
    async close() {
      isOpen = false;
      early.fill(0);
      await pipes.close();
    },
  };
}

/**
 * Throws away what a device still has to say to whoever used it before: it would be taken for the
 * answer to the first command. Fails as {@link UsbPipes.bulkIn} does, and where it does not end.
 */
export async function drain(pipes: UsbPipes): Promise<Result<undefined, Failure>> {
  let transfers = 0;
  for (const endpoint of [IN_HEAD, IN_BODY]) {
    for (let isEmpty = false; !isEmpty;) {
      const part = await pipes.bulkIn(endpoint, DRAIN_BYTES, DRAIN_LIMIT_MS);
      if (!part.ok) return part;
      part.value?.fill(0);
      isEmpty = part.value === undefined;
      if (++transfers > DRAIN_TRANSFERS) {
        return err(failure('DEVICE_OPEN_FAILED', 'talks without being asked'));
      }
    }
  }
  return ok();
}

/** The length in a head; undefined for what is no head, or announces more than any answer has. */
function announced(head: Uint8Array): number | undefined {
  const [high, low] = head.subarray(HEAD_BYTES - 2);
  if (head.length !== HEAD_BYTES || high === undefined || low === undefined) return undefined;
  const length = high * 256 + low;
  return length > 0 && length <= MAX_BODY_BYTES ? length : undefined;
}
