import { expect, test } from 'vitest';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { LI, READER, SCANNER, ZHANG } from '../testing/samples.ts';
import { CardPanel } from './card-panel.tsx';

function draw(reader: typeof READER): string {
  return render(
    <CardPanel
      desk={IDLE_DESK}
      citizens={[ZHANG, LI]}
      citizen={ZHANG}
      devices={[SCANNER, reader]}
    />,
  );
}

/** The two buttons as `disabled?` with their words. */
function buttons(html: string): string[] {
  return [...html.matchAll(/<button([^>]*)>(?:(?!<\/button>).)*?([A-Z][\w ]+)<\/button>/g)].map(
    ([, attributes, words]) => `${attributes!.includes('disabled') ? '-' : '+'}${words}`,
  );
}

test('an empty reader takes the card', () => {
  const html = draw(READER);
  expect(html).toContain('No card on the reader');
  expect(html).toContain('data-down="false"');
  expect(buttons(html)).toEqual(['+Put card down', '-Lift card']);
});

test('the citizen’s card on the reader can be lifted', () => {
  const html = draw({ ...READER, card: 'zhang' });
  expect(html).toContain('On the reader: Zhang Xiaolan');
  expect(html).toContain('data-down="true"');
  expect(buttons(html)).toEqual(['-Put card down', '+Lift card']);
});

test.each([
  ['li', 'Li Mingyuan'],
  ['stranger', 'stranger'],
  ['card-foreign-old', '艾美丽'],
])('the card of %s can be replaced or lifted', (card, name) => {
  const html = draw({ ...READER, card });
  expect(html).toContain(`On the reader: ${name}`);
  expect(buttons(html)).toEqual(['+Put this card', '+Lift card']);
});

test('an unplugged reader takes nothing', () => {
  const html = draw({ ...READER, plugged: false });
  expect(html).toContain('No card reader is plugged in');
  expect(buttons(html)).toEqual(['-Put card down', '-Lift card']);
});

test('a card of every layout can be chosen', () => {
  const html = draw(READER);
  expect(html.match(/<option/g)).toHaveLength(5);
  expect(html).toMatch(/ID card of Zhang Xiaolan.*Taiwan permit.*of 2017.*of 2023/);
});
