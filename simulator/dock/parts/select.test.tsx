import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { Select } from './select.tsx';

test('has its label and the chosen option', () => {
  const html = render(
    <Select
      label="Code system"
      value="2"
      onChoose={() => {}}
      options={[
        { value: '1', label: 'One' },
        { value: '2', label: 'Two' },
      ]}
    />,
  );
  const id = /<label[^>]* for="([^"]+)">Code system</.exec(html)?.[1];
  expect(html).toContain(`<select id="${id}">`);
  expect(html).toMatch(/<option value="2" selected="">Two/);
});
