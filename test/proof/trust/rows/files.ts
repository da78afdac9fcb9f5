import type { Letter } from '../../../support/wire.ts';
import { forged, rewritten } from '../forge.ts';
import type { TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

const OWN = '1390000';

function oneByteElse(letter: Letter): Letter {
  const bytes = Uint8Array.from(letter.bytes);
  const at = bytes.length - 1;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return { ...letter, bytes };
}

const TO_ELSEWHERE: Letter = {
  status: 302,
  headers: { location: 'http://127.0.0.1:9/elsewhere' },
  bytes: new Uint8Array(),
};

const changed = {
  expected: { kind: 'file-failed', code: 'CERT_DIGEST' },
  effects: UNTIL.delivered,
} as const;

/** The list, and the file of a certificate. */
export const FILE_ROWS: readonly TrustRow[] = [
  {
    what: 'list: an identifier has another check character',
    between: () => ({
      list: forged(OWN, (message) => {
        const [entry] = message.certificates as [{ identifier: string }];
        const { identifier } = entry;
        entry.identifier = identifier.slice(0, -1) + (identifier.endsWith('A') ? 'B' : 'A');
      }),
    }),
    expected: { kind: 'shown' },
    logged: 'CERT_IDENTIFIER',
    effects: UNTIL.delivered,
  },
  {
    what: 'list: type and identifier of a certificate contradict each other',
    between: () => ({
      list: forged(OWN, (message) => {
        const [entry, other] = message.certificates as [{ typeCode: string }, { typeCode: string }];
        entry.typeCode = other.typeCode;
      }),
    }),
    expected: { kind: 'shown' },
    logged: 'CERT_METADATA',
    effects: UNTIL.delivered,
  },
  {
    what: 'file: another digest than in the list',
    between: () => ({ file: forged(OWN, (message) => (message.sm3 = '0'.repeat(64))) }),
    expected: { kind: 'file-failed', code: 'CERT_DIGEST' },
    effects: UNTIL.listed,
  },
  {
    what: 'file: the handle leads to another host',
    between: () => ({
      file: forged(OWN, (message) => (message.downloadUrl = 'https://files.example/dl/1')),
    }),
    expected: { kind: 'file-failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: UNTIL.listed,
  },
  {
    what: 'file: one byte is another',
    between: () => ({ download: rewritten(oneByteElse) }),
    ...changed,
  },
  {
    what: 'file: one byte less',
    between: () => ({
      download: rewritten((letter) => ({ ...letter, bytes: letter.bytes.subarray(1) })),
    }),
    ...changed,
  },
  {
    what: 'file: longer than promised',
    between: () => ({
      download: rewritten((letter) => ({
        ...letter,
        bytes: Buffer.concat([letter.bytes, Buffer.alloc(300_000)]),
      })),
    }),
    expected: { kind: 'file-failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: UNTIL.delivered,
  },
  {
    what: 'file: the download is sent on to another address',
    between: () => ({ download: () => Promise.resolve(TO_ELSEWHERE) }),
    expected: { kind: 'file-waits' },
    effects: UNTIL.listed,
  },
  {
    what: 'file: it ends in the middle',
    between: () => ({
      download: rewritten((letter) => ({ ...letter, cutAt: letter.bytes.length >> 1 })),
    }),
    expected: { kind: 'file-waits' },
    effects: UNTIL.delivered,
  },
];
