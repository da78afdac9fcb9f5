import type { Clock } from '../contract/clock.ts';
import type { Diagnostic } from '../contract/snapshot.ts';
import type { IdCard } from '../drivers/id-card.ts';
import type { PhotoDecoder } from '../drivers/photo/decoder.ts';
import type { Session } from './session/model.ts';
import { cardIdsOf } from './session/person.ts';
import type { SessionRunner } from './session/runner.ts';

/** Brings the photo of a card to its session, through the vendor's decoder. */
export interface CardPhotos {
  /** The compressed photo, before whoever takes the card wipes it. */
  copyOf(card: IdCard): Uint8Array;
  /**
   * Decodes it for the session that has just taken this card, if one has: a card that was not taken
   * must not show its face in somebody else's session. Takes the bytes over, wipes them.
   */
  show(wlt: Uint8Array, requestId: string): void;
  diagnostics(): Diagnostic[];
  stop(): Promise<void>;
}

export function createCardPhotos(options: {
  readonly decoder: PhotoDecoder;
  readonly runner: () => Pick<SessionRunner, 'session' | 'keepPhoto'>;
  readonly clock: Clock;
  readonly onChange: () => void;
}): CardPhotos {
  let trouble: Diagnostic | undefined;

  async function decode(wlt: Uint8Array, requestId: string): Promise<void> {
    const runner = options.runner();
    const picture = isHere(runner.session(), requestId)
      ? await options.decoder.decode(wlt)
      : undefined;
    wlt.fill(0);
    if (!picture) return;
    if (picture.ok) {
      trouble = undefined;
      runner.keepPhoto(requestId, picture.value);
      return;
    }
    const { code, detail = code } = picture.error;
    trouble = { key: 'photo-decoder-failed', since: trouble?.since ?? options.clock.now(), detail };
    options.onChange();
  }

  return {
    copyOf: ({ photo }) => Uint8Array.from(photo),
    show: (wlt, requestId) => void decode(wlt, requestId),
    diagnostics: () => (trouble ? [trouble] : []),
    stop: () => options.decoder.stop(),
  };
}

/** Whether the session has this very card. */
function isHere(session: Session, requestId: string): boolean {
  return cardIdsOf(session).includes(requestId);
}
