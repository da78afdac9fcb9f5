import { expect, test } from 'vitest';
import type { Citizen } from '../../control-api.ts';
import { IDLE_DESK, render } from '../testing/render.tsx';
import { PLATFORM, SCANNER, ZHANG } from '../testing/samples.ts';
import { PhoneDesk } from './phone-desk.tsx';

function draw(citizen: Citizen, language: 'zh-CN' | 'en' = 'en'): string {
  return render(
    <PhoneDesk
      desk={IDLE_DESK}
      citizen={citizen}
      codeSystems={PLATFORM.codeSystems}
      scanner={SCANNER}
      now={0}
    />,
    language,
  );
}

/** The words of a drop-down list's options, the chosen one with a star. */
function options(html: string, label: string): string[] {
  const list = new RegExp(`>${label}</label><select[^>]*>(.*?)</select>`).exec(html)?.[1] ?? '';
  return [...list.matchAll(/<option([^>]*)>([^<]*)/g)].map(
    ([, attributes, words]) => `${attributes!.includes('selected') ? '*' : ''}${words}`,
  );
}

test('begins with the citizen’s first code system, on the phone too', () => {
  const html = draw(ZHANG);
  expect(options(html, 'Code system')).toEqual([
    '*Yunling Province 1390000 · suspended',
    'National platform 0000000',
  ]);
  expect(html).toContain('<p class="phone-system">Yunling Province</p>');
  expect(draw(ZHANG, 'zh-CN')).toContain('<p class="phone-system">云岭省</p>');
});

test('leaves the lifetime to the code system until another is chosen', () => {
  expect(options(draw(ZHANG), 'Lifetime')).toEqual(['*as the system does', '5 s', '15 s', '300 s']);
});

test('begins with a valid code that nobody has shown', () => {
  const html = draw(ZHANG);
  expect(html).toMatch(/value="none"[^>]*checked=""|checked=""[^>]*value="none"/);
  expect(html).toContain('No code shown yet');
});

test('a citizen whose systems the platform does not know breaks nothing', () => {
  const html = draw({ ...ZHANG, codeSystemIds: ['9999999'] });
  expect(options(html, 'Code system')).toEqual([]);
  expect(html).toContain('<p class="phone-system"></p>');
});
