import { expect, test } from 'vitest';
import { chipOf } from '../card-builder.ts';
import { TEST_CARD } from '../test-card.test-support.ts';
import { hex, testWorld } from '../world.test-support.ts';
import { createStxReader } from './stx-reader.ts';

const FIND = '020003ca0102c903';
const READ = '020003ca0100cb03';
const NO_CARD = '0200026a82e803';

test('without a card there is nothing to find or read', () => {
  const world = testWorld();
  const reader = createStxReader(world);
  reader.receive(hex(`${FIND}${READ}`));
  expect(world.sent()).toEqual([NO_CARD, NO_CARD]);
});

test('a card is found and read: status, lengths, text, photo, LRC', () => {
  const world = testWorld();
  const reader = createStxReader(world);
  reader.put(chipOf(TEST_CARD));
  reader.receive(hex(FIND));
  expect(world.sent()[0]).toMatch(/^0200269000/);
  reader.receive(hex(`ff0000${READ}`));
  const answer = Buffer.from(world.sent()[0]!, 'hex');
  expect(answer).toHaveLength(3 + 2 + 4 + 256 + 1024 + 2);
  expect(answer.subarray(0, 9).toString('hex')).toBe('020506900001000400');
  const counted = answer.subarray(3, -2);
  expect(counted.reduce((check, byte) => check ^ byte, 0)).toBe(answer.at(-2));
  expect(world.log).toEqual(['read-card text and photo']);
  reader.lift();
  reader.receive(hex(FIND));
  expect(world.sent()).toEqual([NO_CARD]);
});

test('a wrong LRC gets no answer, another command is refused, a status can be ordered', () => {
  const world = testWorld();
  const reader = createStxReader(world);
  reader.receive(hex('020003ca0102c803'));
  expect(world.sent()).toEqual([]);
  reader.powerOff();
  reader.receive(hex('020003ca0109c203'));
  expect(world.sent()).toEqual(['0200026d006d03']);
  reader.answerWith({ to: 'read', sw3: '31', times: 1 });
  reader.receive(hex(`${READ}${READ}`));
  expect(world.sent()).toEqual(['0200026a315b03', NO_CARD]);
});
