import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomUUID,
} from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * What stands in a row: the payload, sealed with a key of the row's own, and that key, sealed with the
 * data key `keyId`. Wiping the row's key makes the payload unreadable wherever a copy of it is left.
 * Both are null in a row of the first schema, which a data key itself sealed.
 */
export interface SealedPayload {
  readonly keyId: string | null;
  readonly rowKey: Buffer | null;
  readonly payload: Buffer;
}

/** A key of 32 bytes that seals row keys, and its fingerprint, which is no secret. */
export interface DataKey {
  readonly id: string;
  readonly key: Buffer;
}

/** What a new row is sealed with: an id that no row has yet, and a key of its own for it. */
export interface FreshRow {
  readonly id: string;
  /** Once only. */
  seal(payload: unknown): SealedPayload;
}

/** Seals a row's payload; the row's id is bound in, so that sealed bytes fit no other row. */
export interface Sealer {
  /**
   * A new row. One is kept ready: whoever waits for a promise to be on the disk does not wait for keys
   * to be made, which takes as long as half of the rest.
   */
  fresh(): FreshRow;
  /** Seals with a fresh random row key, under the newest data key. */
  seal(rowId: string, payload: unknown): SealedPayload;
  /** The payload, or `undefined` where key, row or bytes are not those it was sealed with. */
  open(rowId: string, sealed: SealedPayload): unknown;
  /**
   * The same payload under the newest data key: only the row's key is sealed anew, except in a row of
   * the first schema, which gets one. `undefined` where it is so already or cannot be opened.
   */
  rewrap(rowId: string, sealed: SealedPayload): SealedPayload | undefined;
  /**
   * Whether the data key that sealed a row is here; never for null: a row of the first schema has a
   * row key since the start of the service ({@link rewrap}), unless its data key is missing.
   */
  isAtHand(keyId: string | null): boolean;
}

/** Everything of a sealing that does not need what is sealed. */
function sealingWith(key: KeyObject, bound: string): (plain: Buffer) => Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(bound));
  return (plain) => {
    const body = cipher.update(plain);
    // Counter mode: nothing is left for the end but the tag.
    cipher.final();
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  };
}

/** As a key object: with plain bytes Node takes five times as long to set up a cipher. */
function sealWith(key: Buffer, bound: string, plain: Buffer): Buffer {
  return sealingWith(createSecretKey(key), bound)(plain);
}

function openWith(key: Buffer, bound: string, sealed: Buffer): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const secret = createSecretKey(key);
  const decipher = createDecipheriv(ALGORITHM, secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([body, decipher.final()]);
  } catch {
    return undefined;
  }
}

function bytesOf(payload: unknown): Buffer {
  return Buffer.from(JSON.stringify(payload));
}

/** A sealed row key fits neither another row nor the place of a payload. */
function boundKey(rowId: string): string {
  return `row key ${rowId}`;
}

function newestOf([newest]: readonly DataKey[]): DataKey {
  if (!newest) throw new Error('a sealer needs a data key');
  return newest;
}

/**
 * AES-256-GCM with a random 96-bit nonce for each sealing.
 *
 * @param keys the data keys at hand, the newest first; at least one
 */
export function createSealer(keys: readonly DataKey[]): Sealer {
  const newest = newestOf(keys);
  if (keys.some(({ key }) => key.length !== KEY_BYTES)) throw new Error('a data key has 32 bytes');
  const byId = new Map(keys.map((one) => [one.id, one.key]));

  function rowKeyOf(rowId: string, { keyId, rowKey }: SealedPayload): Buffer | undefined {
    const dataKey = keyId === null ? undefined : byId.get(keyId);
    const opened = dataKey && rowKey ? openWith(dataKey, boundKey(rowId), rowKey) : undefined;
    return opened?.length === KEY_BYTES ? opened : undefined;
  }

  function plainOf(rowId: string, sealed: SealedPayload): Buffer | undefined {
    if (sealed.keyId === null) {
      for (const { key } of keys) {
        const plain = openWith(key, rowId, sealed.payload);
        if (plain) return plain;
      }
      return undefined;
    }
    const rowKey = rowKeyOf(rowId, sealed);
    const plain = rowKey && openWith(rowKey, rowId, sealed.payload);
    rowKey?.fill(0);
    return plain;
  }

  function sealingOf(rowId: string): (plain: Buffer) => SealedPayload {
    const rowKey = randomBytes(KEY_BYTES);
    const seal = sealingWith(createSecretKey(rowKey), rowId);
    const sealedKey = sealWith(newest.key, boundKey(rowId), rowKey);
    rowKey.fill(0);
    return (plain) => {
      const payload = seal(plain);
      plain.fill(0);
      return { keyId: newest.id, rowKey: sealedKey, payload };
    };
  }

  function freshRow(): FreshRow {
    const id = randomUUID();
    const seal = sealingOf(id);
    return { id, seal: (payload) => seal(bytesOf(payload)) };
  }

  let ready: FreshRow | undefined;
  let isMaking = false;

  /** In a turn of its own, behind whoever waits now; it keeps no process alive. */
  function makeReady(): void {
    if (isMaking) return;
    isMaking = true;
    setImmediate(() => {
      isMaking = false;
      ready ??= freshRow();
    }).unref();
  }

  return {
    fresh() {
      const row = ready ?? freshRow();
      ready = undefined;
      makeReady();
      return row;
    },
    seal: (rowId, payload) => sealingOf(rowId)(bytesOf(payload)),
    open(rowId, sealed) {
      const plain = plainOf(rowId, sealed);
      if (!plain) return undefined;
      try {
        return JSON.parse(plain.toString('utf8')) as unknown;
      } catch {
        return undefined;
      } finally {
        plain.fill(0);
      }
    },
    rewrap(rowId, sealed) {
      if (sealed.keyId === newest.id) return undefined;
      if (sealed.keyId === null) {
        const plain = plainOf(rowId, sealed);
        return plain && sealingOf(rowId)(plain);
      }
      const rowKey = rowKeyOf(rowId, sealed);
      if (!rowKey) return undefined;
      const resealed = sealWith(newest.key, boundKey(rowId), rowKey);
      rowKey.fill(0);
      return { keyId: newest.id, rowKey: resealed, payload: sealed.payload };
    },
    isAtHand: (keyId) => keyId !== null && byId.has(keyId),
  };
}
