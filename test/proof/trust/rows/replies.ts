import type { Letter, Middleman } from '../../../support/wire.ts';
import {
  altered,
  forged,
  messageOf,
  openReply,
  packReply,
  repacked,
  rewritten,
  sign,
  withMessage,
} from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

/** The code system of the person who comes, and another one. */
const OWN = '1390000';
const OTHER = '2000333';
const TOO_MANY_BYTES = 300_000;

const refusedAtOnce = {
  expected: { kind: 'failed', code: 'SIGN_INVALID' },
  effects: UNTIL.verified,
} as const;
const ofAnother = {
  expected: { kind: 'failed', code: 'REPLY_MISMATCH' },
  effects: UNTIL.verified,
} as const;
const unreadable = {
  expected: { kind: 'failed', code: 'BODY_UNREADABLE' },
  effects: UNTIL.verified,
} as const;

/** Nobody has answered who can be believed: the scan waits, as with a cut cable. */
const keptUntilReached = {
  expected: { kind: 'queued' },
  logged: 'PLATFORM_UNREACHABLE',
} as const;

function flip(text: unknown): string {
  const last = String(text);
  return last.slice(0, 8) + (last[8] === '0' ? '1' : '0') + last.slice(9);
}

/** What the person before was answered, who was served. */
function earlierReply({ wire }: Scene): Letter {
  const { reply } = wire.passed.findLast(({ operation }) => operation === 'verify') ?? {};
  if (reply === undefined || reply === 'reset') throw new Error('nobody has come before');
  return reply;
}

/** What the platform itself gets wrong, by its own plan of faults; it only passes here. */
const passes: Middleman = ({ forward }) => forward();

/** The answer to a verification: who it is. */
export const REPLY_ROWS: readonly TrustRow[] = [
  {
    what: 'reply: a word of the head is another',
    between: () => ({ verify: altered(({ head }) => (head.message = 'another')) }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: the sealed body is another',
    between: () => ({
      verify: altered((message) => {
        const sealed = message.sealed as Record<string, unknown>;
        sealed.data = flip(sealed.data);
      }),
    }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: the signature is another',
    between: () => ({ verify: altered(({ head }) => (head.sign = flip(head.sign))) }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: without a signature',
    between: () => ({
      verify: altered((message) => {
        const { sign: _, ...head } = message.head;
        message.head = head;
      }),
    }),
    ...refusedAtOnce,
  },
  {
    what: "reply: signed with another code system's key",
    between: () => ({ verify: forged(OTHER, () => {}) }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: signed by the hub, which was not asked',
    between: () => ({ verify: forged('hub', () => {}) }),
    ...refusedAtOnce,
  },
  {
    what: "reply: signed with a stranger's key",
    between: () => ({ verify: forged('stranger', () => {}) }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: a refusal that nobody signed',
    between: () => ({
      verify: rewritten((letter) => {
        const { sign: _, ...head } = messageOf(letter).head;
        return { ...withMessage(letter, { head: { ...head, status: 'CODE_USED' } }), status: 409 };
      }),
    }),
    ...refusedAtOnce,
  },
  {
    what: 'reply: rightly signed, another nonce',
    between: () => ({ verify: forged(OWN, ({ head }) => (head.nonce = '0'.repeat(32))) }),
    ...ofAnother,
  },
  {
    what: 'reply: rightly signed, another requestId',
    between: () => ({
      verify: forged(OWN, ({ head }) => (head.requestId = '0f8fad5b-d9cb-469f-a165-70867728950e')),
    }),
    ...ofAnother,
  },
  {
    what: 'reply: that of the person before, as it was sent then',
    between: (scene: Scene): Middlemen => {
      const earlier = earlierReply(scene);
      return { verify: rewritten(() => earlier) };
    },
    ...ofAnother,
  },
  {
    what: 'reply: rightly signed, to another request about somebody else',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.spoil('verify', 'another-citizen');
      return { verify: passes };
    },
    ...ofAnother,
  },
  {
    what: 'reply: another code system in the body',
    between: () => ({ verify: forged(OWN, (message) => (message.codeSystemId = OTHER)) }),
    expected: { kind: 'failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: UNTIL.verified,
  },
  {
    what: 'reply: a sealed body that cannot be opened, rightly signed',
    between: () => ({
      verify: repacked((letter) => {
        const message = messageOf(letter);
        const sealed = message.sealed as Record<string, unknown>;
        return sign(letter, { ...message, sealed: { ...sealed, tag: flip(sealed.tag) } }, OWN);
      }),
    }),
    ...unreadable,
  },
  {
    what: 'reply: sealed for another reader',
    between: () => ({
      verify: repacked(async (letter) => packReply(letter, await openReply(letter), OWN, OTHER)),
    }),
    ...unreadable,
  },
  {
    what: 'reply: a sealed body out of another exchange',
    between: (scene: Scene): Middlemen => {
      const { sealed } = messageOf(earlierReply(scene));
      return { verify: repacked((letter) => sign(letter, { ...messageOf(letter), sealed }, OWN)) };
    },
    ...unreadable,
  },
  {
    what: 'reply: longer than any reply',
    between: () => ({
      verify: rewritten((letter) => ({
        ...letter,
        bytes: Buffer.concat([letter.bytes, Buffer.alloc(TOO_MANY_BYTES, ' ')]),
      })),
    }),
    expected: { kind: 'failed', code: 'PLATFORM_REPLY_INVALID' },
    effects: UNTIL.verified,
  },
  {
    what: 'reply: it ends in the middle',
    between: () => ({ verify: rewritten((letter) => ({ ...letter, cutAt: 40 })) }),
    ...keptUntilReached,
    effects: UNTIL.verified,
  },
  {
    what: 'reply: sent on to another address',
    between: () => ({
      verify: () =>
        Promise.resolve({
          status: 302,
          headers: { location: 'http://127.0.0.1:9/elsewhere' },
          bytes: new Uint8Array(),
        }),
    }),
    ...keptUntilReached,
    effects: [],
  },
  {
    what: 'reply: the page of a portal instead',
    between: () => ({
      verify: () =>
        Promise.resolve({
          status: 200,
          headers: { 'content-type': 'text/html' },
          bytes: new TextEncoder().encode('<!doctype html><title>Wi-Fi</title>'),
        }),
    }),
    ...keptUntilReached,
    effects: [],
  },
];
