import { type Failure, failure } from '../contract/failures.ts';
import { type SealedBody, sealedMessageSchema } from '../contract/platform/common.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { canonicalBytes } from './canonical.ts';
import type { CryptoProvider } from './provider.ts';
import { fromUtf8, utf8 } from './utf8.ts';

/** The part of a head that names one exchange. */
export interface ExchangeName {
  readonly requestId: string;
  readonly nonce: string;
}

/**
 * Authenticated with a sealed body: its whole head but for the signature, so that nobody can put the
 * body under a head of his own and have it read to him.
 */
function boundTo(head: object): Uint8Array | undefined {
  const { sign, signAlg, ...signed } = head as {
    readonly sign?: unknown;
    readonly signAlg?: unknown;
  };
  return canonicalBytes(signed);
}

function isNamed(head: Partial<ExchangeName>, { requestId, nonce }: ExchangeName): boolean {
  return head.requestId === requestId && head.nonce === nonce;
}

/**
 * Seals everything of a message but its head; to be signed as it then is. Fails with what
 * {@link CryptoProvider.seal} fails with.
 *
 * @throws RangeError for more than MAX_SEALED_BYTES, and for a head that is no JSON
 */
export async function sealMessage<H extends ExchangeName>(
  message: { readonly head: H },
  recipientKey: string,
  provider: CryptoProvider,
): Promise<Result<{ readonly head: H; readonly sealed: SealedBody }, Failure>> {
  const { head, ...rest } = message;
  const bound = boundTo(head);
  if (!bound) throw new RangeError('a head that has no canonical form');
  const plain = utf8(JSON.stringify(rest));
  const sealed = await provider.seal(plain, recipientKey, bound);
  plain.fill(0);
  return sealed.ok ? ok({ head, sealed: sealed.value }) : sealed;
}

/** Whether somebody has sealed this. */
export function isSealed(message: unknown): boolean {
  return sealedMessageSchema.safeParse(message).success;
}

/**
 * The message with its body in the open; its signature is checked before. Fails with
 * `BODY_UNREADABLE` or `KEY_UNAVAILABLE`.
 */
export async function openMessage(
  message: unknown,
  name: ExchangeName,
  provider: CryptoProvider,
): Promise<Result<object, Failure>> {
  const parsed = sealedMessageSchema.safeParse(message);
  const bound = parsed.success ? boundTo(parsed.data.head) : undefined;
  if (!parsed.success || !bound || !isNamed(parsed.data.head, name)) {
    return err(failure('BODY_UNREADABLE'));
  }
  const opened = await provider.open(parsed.data.sealed, bound);
  if (!opened.ok) return opened;
  const body = parseObject(opened.value);
  opened.value.fill(0);
  // The head is the signed one: what stands inside cannot replace it.
  return body ? ok({ ...body, head: parsed.data.head }) : err(failure('BODY_UNREADABLE'));
}

function parseObject(bytes: Uint8Array): object | undefined {
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
