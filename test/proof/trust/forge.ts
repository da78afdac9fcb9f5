import { unwrap } from '../../../contract/result.ts';
import { makePrivateKeys, type PrivateKeys } from '../../../crypto/private-key.ts';
import type { CryptoProvider } from '../../../crypto/provider.ts';
import { isSealed, openMessage, sealMessage } from '../../../crypto/sealed-message.ts';
import { signBody } from '../../../crypto/signed-message.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import { privateKeysOf } from '../../../simulator/data/keys.ts';
import { random, TERMINAL_KEYS } from '../../support/terminal-keys.ts';
import type { Letter, Middleman } from '../../support/wire.ts';

/** A parsed body; a row that changes it knows what is in there. */
export interface Message {
  head: Record<string, unknown>;
  [field: string]: unknown;
}

function providerOf(keys: PrivateKeys): CryptoProvider {
  return createSmProvider({ keys, randomBytes: random });
}

const STRANGER_KEYS = makePrivateKeys(random);
/** The forger has the keys of the terminal too, to look into what is sealed for it. */
const terminal = providerOf(TERMINAL_KEYS);

/** Who signs: the hub, a code system by its identifier, or a stranger with keys of his own. */
export type Signer = 'hub' | 'stranger' | `${number}`;

export function cryptoOf(signer: Signer): CryptoProvider {
  return providerOf(signer === 'stranger' ? STRANGER_KEYS : privateKeysOf(signer));
}

/** The terminal's public keys, as it has enrolled them. */
export function terminalKeys(): ReturnType<CryptoProvider['publicKeys']> {
  return terminal.publicKeys();
}

export function messageOf(letter: Letter): Message {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(letter.bytes)) as Message;
}

/** The letter with this JSON for a body; nothing is signed anew. */
export function withMessage(letter: Letter, message: object): Letter {
  return { ...letter, bytes: new TextEncoder().encode(JSON.stringify(message)) };
}

/** The letter with this body, signed as it stands. */
export async function sign(letter: Letter, message: Message, by: Signer): Promise<Letter> {
  return withMessage(letter, unwrap(await signBody(message, cryptoOf(by))));
}

/** The same as the terminal itself would sign it, for who got hold of its keys. */
export async function signAsTerminal(letter: Letter, message: Message): Promise<Letter> {
  return withMessage(letter, unwrap(await signBody(message, terminal)));
}

/** The name by which a sealed body is bound to its exchange. */
function nameOf({ head }: Message): { requestId: string; nonce: string } {
  return { requestId: String(head.requestId), nonce: String(head.nonce) };
}

/** A reply in the open, whether it was sealed or not. */
export async function openReply(letter: Letter): Promise<Message> {
  const message = messageOf(letter);
  if (!isSealed(message)) return message;
  return unwrap(await openMessage(message, nameOf(message), terminal)) as Message;
}

/** Seals a reply for `recipient` as the one in `letter` was, and signs it. */
export async function packReply(
  letter: Letter,
  message: Message,
  by: Signer,
  recipient: Signer | 'terminal' = 'terminal',
): Promise<Letter> {
  const crypto = cryptoOf(by);
  const reader = recipient === 'terminal' ? terminal : cryptoOf(recipient);
  const { encrypt } = unwrap(await reader.publicKeys());
  const head = { ...message.head, ...nameOf(message) };
  const body = isSealed(messageOf(letter))
    ? unwrap(await sealMessage({ ...message, head }, encrypt, crypto))
    : message;
  return sign(letter, body, by);
}

/** Somebody who has keys: opens the reply, changes it, seals and signs it as if it were his. */
export function forged(by: Signer, change: (message: Message) => void): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = await openReply(letter);
    change(message);
    return packReply(letter, message, by);
  };
}

/** Somebody without keys: changes what he sees of the reply and leaves the signature as it was. */
export function altered(change: (message: Message) => void): Middleman {
  return async ({ forward }) => {
    const letter = await forward();
    const message = messageOf(letter);
    change(message);
    return withMessage(letter, message);
  };
}

/** Changes the reply as bytes. */
export function rewritten(change: (letter: Letter) => Letter): Middleman {
  return async ({ forward }) => change(await forward());
}

/** The same for what takes its time, as signing does. */
export function repacked(change: (letter: Letter) => Promise<Letter>): Middleman {
  return async ({ forward }) => change(await forward());
}
