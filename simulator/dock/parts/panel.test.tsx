import { Cable } from 'lucide-react';
import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { Panel } from './panel.tsx';

test('is a region named by its heading, with its aside and content', () => {
  const html = render(
    <Panel name="devices" title="Devices" icon={Cable} aside="two">
      <p>content</p>
    </Panel>,
  );
  const id = /<section class="panel panel-devices" aria-labelledby="([^"]+)">/.exec(html)?.[1];
  expect(html).toContain(`<h2 id="${id}">Devices</h2>`);
  expect(html).toMatch(/<div class="panel-aside">two<\/div><\/header><p>content<\/p><\/section>$/);
});

test('two panels do not share a heading', () => {
  const html = render(
    <>
      <Panel name="a" title="A" icon={Cable}>
        {null}
      </Panel>
      <Panel name="b" title="B" icon={Cable}>
        {null}
      </Panel>
    </>,
  );
  const ids = [...html.matchAll(/<h2 id="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(2);
});
