import type { EvidenceStep } from '../contract/evidence.ts';
import type { VerifyReply } from '../contract/platform/code-system.ts';

/** What of a reply tells how somebody was checked. */
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

type AssertedKind = VerifyReply['evidence'][number]['kind'];

/** The least that the table asks for each level. Level 5 needs a card, which only a reader can see. */
const LEAST: readonly (readonly AssertedKind[])[] = [
  [],
  ['PASSWORD'],
  ['SMS'],
  ['ID3'],
  ['ID3', 'FACE'],
  ['ID3', 'FACE'],
];

/**
 * What the code system asserts. One that gives a level and no evidence is trusted with the least
 * that the table asks for (身份互认); where it gives evidence, that alone counts.
 */
export function assertedSteps(reply: ReplyOnIdentity): EvidenceStep[] {
  const { traceId, serverTime } = reply.head;
  const told = reply.evidence.map(({ kind, at, provider, traceId: trace }) => ({
    ...{ kind, at, traceId: trace },
    provider: provider === '' ? reply.codeSystemId : provider,
  }));
  const implied = (LEAST[reply.realNameLevel] ?? []).map((kind) => ({
    ...{ kind, at: serverTime, traceId },
    provider: reply.codeSystemId,
  }));
  return (told.length > 0 ? told : implied).map((step) => ({
    ...step,
    source: 'code-system',
    result: 'passed',
    until: reply.consentUntil,
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
