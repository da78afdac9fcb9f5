import type { CardProtocolSettings, DeviceModel } from '../../drivers/catalogue/schema.ts';
import type { CardAnswer, CardDialect } from '../../drivers/protocol/card/dialect.ts';
import { sdtDialect } from '../../drivers/protocol/sdt/dialect.ts';
import { stxDialect } from '../../drivers/protocol/stx/dialect.ts';

const DIALECTS: Readonly<Record<CardProtocolSettings['type'], CardDialect>> = {
  sdt: sdtDialect,
  stx: stxDialect,
};

/** Whether what a device has sent between two of our commands is sure to hold nothing of a person. */
export type IsHarmless = (bytes: Uint8Array) => boolean;

/**
 * Of an ID-card reader: one answer, whole and alone, that carries no data or the number of the
 * security module. Even a reader's answer to “is a card there?” may be the number of a citizen, and
 * an answer that comes late may stand behind any command. Other devices: whatever they say.
 */
export function harmlessFrom(model: DeviceModel | undefined): IsHarmless {
  if (model?.kind === 'scanner') return () => true;
  if (model?.kind !== 'id-card-reader') return () => false;
  const dialect = DIALECTS[model.protocol.type];
  return (bytes) => {
    if (bytes.length === 0) return true;
    const answer = soleAnswer(dialect, bytes);
    if (!answer) return false;
    const isHarmless = answer.data.length === 0 || dialect.samNumber(answer.data) !== undefined;
    answer.data.fill(0);
    return isHarmless;
  };
}

/** The answer that these bytes are, from the first to the last. */
function soleAnswer(dialect: CardDialect, bytes: Uint8Array): CardAnswer | undefined {
  const isWhole = [bytes.subarray(1), bytes.subarray(0, -1)].every(
    (part) => answersIn(dialect, part).length === 0,
  );
  const [answer] = answersIn(dialect, bytes);
  return isWhole ? answer : undefined;
}

function answersIn(dialect: CardDialect, bytes: Uint8Array): CardAnswer[] {
  return dialect
    .createDecoder()
    .push(bytes)
    .filter((frame) => frame.kind === 'answer');
}
