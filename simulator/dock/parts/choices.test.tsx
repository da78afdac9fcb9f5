import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { Choices } from './choices.tsx';

function draw(quiet: boolean): string {
  return render(
    <Choices<'a' | 'b'>
      legend="Fault"
      quiet={quiet}
      className="modes"
      value="b"
      onChoose={() => {}}
      choices={[
        { value: 'a', label: 'Alpha' },
        { value: 'b', label: 'Beta' },
      ]}
    />,
  );
}

test('is one group of labelled radio buttons, the chosen one checked', () => {
  const html = draw(false);
  expect(html).toMatch(/<legend class="label">Fault<\/legend>/);
  const radios = [...html.matchAll(/<input type="radio"[^>]*>/g)].map(String);
  expect(radios).toHaveLength(2);
  expect(radios.map((radio) => radio.includes('checked'))).toEqual([false, true]);
  const names = radios.map((radio) => /name="([^"]+)"/.exec(radio)?.[1]);
  expect(names[0]).toBeTruthy();
  expect(names[0]).toBe(names[1]);
  expect(html).toMatch(
    /<label[^>]*><input[^>]*value="a"[^>]*\/?><span[^>]*>Alpha<\/span><\/label>/,
  );
});

test('a quiet legend is still there for screen readers', () => {
  expect(draw(true)).toContain('<legend class="unseen">Fault</legend>');
});
