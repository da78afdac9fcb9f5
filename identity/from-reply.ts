import type { EvidenceStep } from '../contract/evidence.ts';
import type { VerifyReply } from '../contract/platform/code-system.ts';
import { MAX_EVIDENCE_AGE_MS } from './level.ts';

/**
 * How long ago a code system may have checked a face for level 4, in milliseconds: no more than a day
 * (A). GB/T 39047 gives no age. For level 5 it has to be part of this visit: `MAX_EVIDENCE_AGE_MS`.
 */
export const MAX_KNOWN_FACE_AGE_MS = 24 * 3_600_000;
/** How far ahead of the answer a check may be: two servers' clocks differ a little. */
const MAX_AHEAD_MS = 60_000;

/** What of a reply tells how somebody was checked; all its times are of one clock. */
export type ReplyOnIdentity = Pick<
  VerifyReply,
  'codeSystemId' | 'realNameLevel' | 'evidence' | 'consentUntil' | 'cardStatus'
> & { readonly head: Pick<VerifyReply['head'], 'traceId' | 'serverTime'> };

/** A card as it was put down. */
export interface CardReading {
  /** In milliseconds since 1970, by the terminal's clock. */
  readonly readAt: number;
  /** Number of the reader's security module (SAM), where it tells one. */
  readonly samId?: string | undefined;
}

type Told = VerifyReply['evidence'][number];
type AssertedKind = Told['kind'];

/** The least that the table asks for each level. Level 5 needs a card, which only a reader can see. */
const LEAST: readonly (readonly AssertedKind[])[] = [
  [],
  ['PASSWORD'],
  ['SMS'],
  ['ID3'],
  ['ID3', 'FACE'],
  ['ID3', 'FACE'],
];

/** Until when a face that was checked at some time counts; undefined where that is too long ago. */
function faceUntil(at: number, { head, consentUntil }: ReplyOnIdentity) {
  const age = Math.max(0, head.serverTime - at);
  if (age > MAX_KNOWN_FACE_AGE_MS || at > head.serverTime + MAX_AHEAD_MS) return undefined;
  const checkedAt = head.serverTime - age;
  const freshUntil = Math.min(consentUntil, checkedAt + MAX_EVIDENCE_AGE_MS);
  return {
    until: Math.min(consentUntil, checkedAt + MAX_KNOWN_FACE_AGE_MS),
    ...(age <= MAX_EVIDENCE_AGE_MS ? { freshUntil } : {}),
  };
}

function toldStep({ kind, at, provider, traceId }: Told, reply: ReplyOnIdentity): EvidenceStep[] {
  const until = kind === 'FACE' ? faceUntil(at, reply) : { until: reply.consentUntil };
  if (!until) return [];
  const by = provider === '' ? reply.codeSystemId : provider;
  const told = { kind, at, traceId, provider: by, ...until };
  return [{ source: 'code-system', result: 'passed', ...told }];
}

/**
 * What the code system asserts. One that gives a level and no evidence is trusted with the least
 * that the table asks for (身份互认), up to level 4: when it saw the face it does not say. Where it
 * gives evidence, that alone counts, and a face that it saw too long ago does not.
 */
export function assertedSteps(reply: ReplyOnIdentity): EvidenceStep[] {
  if (reply.evidence.length > 0) return reply.evidence.flatMap((told) => toldStep(told, reply));
  const { traceId, serverTime } = reply.head;
  return (LEAST[reply.realNameLevel] ?? []).map((kind) => ({
    ...{ source: 'code-system', result: 'passed', kind, at: serverTime, traceId },
    ...{ provider: reply.codeSystemId, until: reply.consentUntil },
  }));
}

/**
 * What a card shows once its three items were found to be right: a check by them (ID3), and the card
 * itself, which counts where its issuer calls it normal and a security module has read it.
 *
 * @param now when the answer came, in milliseconds since 1970, by the terminal's clock
 */
export function cardSteps(reply: ReplyOnIdentity, card: CardReading, now: number): EvidenceStep[] {
  const told = {
    source: 'terminal',
    provider: reply.codeSystemId,
    traceId: reply.head.traceId,
  } as const;
  const { cardStatus } = reply;
  return [
    { ...told, kind: 'ID3', at: now, result: 'passed' },
    {
      ...told,
      kind: 'CARD',
      at: card.readAt,
      result: cardStatus === 'LOST' ? 'failed' : 'passed',
      cardStatus,
      ...(card.samId ? { samId: card.samId } : {}),
    },
  ];
}
