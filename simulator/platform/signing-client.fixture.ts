import { randomBytes, randomUUID } from 'node:crypto';
import type { UnsignedHead } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import type { CryptoProvider, PublicKeys } from '../../crypto/provider.ts';
import { isSealed, openMessage, sealMessage } from '../../crypto/sealed-message.ts';
import { signBody, verifyBody } from '../../crypto/signed-message.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { utf8 } from '../../crypto/utf8.ts';
import { ENROLMENT_CODE } from './hub/enrol.ts';
import { requestHead } from './request-head.fixture.ts';
import { partyOf } from './trust/parties.ts';

type AnyHead = Record<string, unknown> & { readonly requestId: string };
export type Json = Record<string, unknown>;

export interface SigningOptions {
  /** Who has to have signed the reply; absent: the code system or hub of the address. */
  readonly party?: string;
  /** The access token: in the sealed body where there is one, else in the header. */
  readonly bearer?: string;
  /** The body is sealed. */
  readonly isSealed?: boolean;
  /** Changes the signed message before it is sent. */
  readonly change?: (message: Json) => unknown;
}

/** A reply that was checked as a careful terminal does: signer, requestId and nonce. */
export interface SignedAnswer {
  readonly httpStatus: number;
  readonly status: string;
  readonly head: AnyHead;
  /** In the open. */
  readonly json: Json;
  readonly wasSealed: boolean;
  readonly sent: AnyHead & { readonly nonce: string };
}

export interface SigningClient {
  readonly terminalId: string;
  readonly keys: PublicKeys;
  readonly crypto: CryptoProvider;
  head(change?: Partial<UnsignedHead>): UnsignedHead & { readonly nonce: string };
  post(path: string, body: object, options?: SigningOptions): Promise<SignedAnswer>;
  enrol(): Promise<SignedAnswer>;
}

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** A terminal of a test with keys of its own, made from the primitives of `crypto/` alone. */
export async function makeSigningClient(url: string): Promise<SigningClient> {
  const terminalId = `HALL-${randomUUID().slice(0, 8)}`;
  const crypto = createSmProvider({ keys: makePrivateKeys(random), randomBytes: random });
  const keys = unwrap(await crypto.publicKeys());

  const head: SigningClient['head'] = (change = {}) => {
    const nonce = Buffer.from(random(16)).toString('hex');
    return { ...requestHead({ timestamp: Date.now(), terminalId, ...change }), nonce };
  };

  async function post(
    path: string,
    body: object,
    options: SigningOptions = {},
  ): Promise<SignedAnswer> {
    const { bearer } = options;
    const party = partyOf(
      options.party ?? /^\/(?:cs|hub\/v1\/relay)\/(\d+)/.exec(path)?.[1] ?? 'hub',
    );
    const digest = bearer === undefined ? {} : { tokenDigest: sm3Hex(utf8(bearer)) };
    const own = (body as { head?: object }).head;
    // A head of the test's own stands, its nonce too: a nonce can be used twice.
    const sent = { ...head(), to: party.id, ...digest, ...own };
    const isInside = options.isSealed && bearer !== undefined;
    const plain = { ...body, ...(isInside ? { accessToken: bearer } : {}), head: sent };
    const closed = options.isSealed
      ? unwrap(await sealMessage(plain, party.keys.encrypt, crypto))
      : plain;
    const signed = unwrap(await signBody(closed, crypto)) as unknown as Json;
    const reply = await fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(options.change ? options.change(signed) : signed),
      headers: bearer === undefined || isInside ? {} : { authorization: `Bearer ${bearer}` },
    });
    const json = (await reply.json()) as Json;
    unwrap(await verifyBody(json, party.keys.sign, crypto));
    const replyHead = json.head as AnyHead;
    if (replyHead.requestId !== sent.requestId || replyHead.nonce !== sent.nonce) {
      throw new Error('the reply is to another request');
    }
    const wasSealed = isSealed(json);
    const opened = wasSealed ? unwrap(await openMessage(json, sent, crypto)) : json;
    return {
      ...{ httpStatus: reply.status, status: String(replyHead.status), head: replyHead, wasSealed },
      ...{ json: opened as Json, sent },
    };
  }

  return {
    ...{ terminalId, keys, crypto, head, post },
    enrol: () =>
      post('/hub/v1/terminals', {
        ...{ signKey: keys.sign, encryptKey: keys.encrypt, enrolmentCode: ENROLMENT_CODE },
      }),
  };
}
