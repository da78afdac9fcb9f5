import { expect, test } from 'vitest';
import { cardTextOf, HK_MO_TW } from '../card/card-text.test-support.ts';
import { sdtDialect } from './dialect.ts';

test('an answer on the line becomes a card', () => {
  const lengths = Buffer.from('010004000200', 'hex');
  const parts = [lengths, cardTextOf(HK_MO_TW), Buffer.alloc(1024, 7), Buffer.alloc(512, 9)];
  const body = Buffer.concat([Buffer.from([0x07, 0x0a, 0x00, 0x00, 0x90]), ...parts]);
  const check = body.reduce((sum, byte) => sum ^ byte, 0);
  const frame = Buffer.concat([Buffer.from('aaaaaa9669', 'hex'), body, Buffer.of(check)]);
  // The length that is published for an answer with one finger.
  expect(frame).toHaveLength(1809);

  const [answer] = sdtDialect.createDecoder().push(frame);
  if (answer?.kind !== 'answer') throw new Error('no answer');
  expect(sdtDialect.judge('readFingerprints', answer)).toEqual({ class: 'ok' });
  expect(sdtDialect.readCard(answer.data)).toMatchObject({
    ok: true,
    value: { layout: 'hk-mo-tw', permitNo: 'H00000000', hasFingerprints: true },
  });
});
