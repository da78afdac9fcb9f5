import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSvgSafe } from './svg.ts';

const XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function safe(inside: string, attributes = 'width="20" height="10"'): string | undefined {
  const made = makeSvgSafe(new TextEncoder().encode(`<svg ${XMLNS} ${attributes}>${inside}</svg>`));
  return made && new TextDecoder().decode(made.bytes);
}

/** What is within the root. */
function inner(inside: string): string | undefined {
  return safe(inside)
    ?.replace(/^<svg[^>]*>/, '')
    .replace(/<\/svg>$/, '');
}

test.each([
  ['width="20" height="10"', 1_600, 800, '0 0 20 10'],
  ['width="40mm" height="4cm" viewBox="0,0 80 80"', 1_600, 1_600, '0 0 80 80'],
  ['width="100%" height="100%" viewBox="-1 -1 50 100"', 800, 1_600, '-1 -1 50 100'],
  ['viewBox="0 0 3 1.5"', 1_600, 800, '0 0 3 1.5'],
  ['width="1in" height="72pt"', 1_600, 1_600, '0 0 96 96'],
])('the size of %s', (attributes, width, height, viewBox) => {
  const made = safe('', attributes);
  expect(made).toContain(`width="${width}" height="${height}"`);
  expect(made).toContain(`viewBox="${viewBox}"`);
});

test.each([
  '',
  'width="0" height="10"',
  'width="1e9" height="1"',
  'width="100%" height="50%"',
  'viewBox="0 0 0 0"',
])('%j is no size', (attributes) => {
  expect(safe('', attributes)).toBeUndefined();
});

test('shapes, gradients and words stay, whatever their prefix', () => {
  const kept =
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"></stop></linearGradient></defs>' +
    '<g transform="rotate(3)"><path d="M0 0h1" fill="url(#g)"></path><text x="1">甲&amp;乙</text></g>';
  expect(inner(kept)).toBe(kept);
  const prefixed = makeSvgSafe(
    new TextEncoder().encode(
      '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="1" height="1"><s:path d="M0 0"/></s:svg>',
    ),
  );
  expect(new TextDecoder().decode(prefixed?.bytes)).toContain('<path d="M0 0"></path>');
});

test.each([
  '<script>alert(1)</script>',
  '<foreignObject><body/></foreignObject>',
  '<animate attributeName="x"/>',
  '<filter id="f"/>',
  '<pattern id="p"/>',
  '<a href="http://example.invalid"><path d="M0 0"/></a>',
])('%s does not stay', (inside) => {
  expect(inner(inside)).toBe('');
});

test.each([
  ['<path onload="x()" d="M0 0"/>', '<path d="M0 0"></path>'],
  ['<path fill="url(http://example.invalid/#a)"/>', '<path></path>'],
  ['<path fill="url( \'#a\' )"/>', '<path fill="url( \'#a\' )"></path>'],
  ['<path style="fill:url(//example.invalid)"/>', '<path></path>'],
  ['<path style="fill:\\75rl(x)"/>', '<path></path>'],
  ['<path style="fill:red"/>', '<path style="fill:red"></path>'],
  ['<image href="http://example.invalid/a.png"/>', '<image></image>'],
  ['<image xlink:href="data:image/svg+xml;base64,AAAA"/>', '<image></image>'],
  ['<image href="data:image/png;base64,AAAA"/>', '<image></image>'],
  ['<use xlink:href="#a"/>', '<use href="#a" xlink:href="#a"></use>'],
  ['<use href="a.svg#a"/>', '<use></use>'],
])('%s becomes %s', (inside, expected) => {
  expect(inner(inside)).toBe(expected);
});

test('a picture within stays where its size is bounded', () => {
  const head = (width: number): string => {
    const bytes = Buffer.from(
      `474946383961${width
        .toString(16)
        .padStart(4, '0')
        .replace(/(..)(..)/, '$2$1')}ff7f800000`,
      'hex',
    );
    return `<image href="data:image/gif;base64,${bytes.toString('base64')}"/>`;
  };
  expect(inner(head(4))).toMatch(
    /^<image xlink:href="data:image\/gif;base64,[\w+/]+=*"><\/image>$/,
  );
  expect(inner(head(65_535))).toBe('<image></image>');
});

test('pictures within stay as long as they have few pixels together', () => {
  const gif = Buffer.from('474946383961001000087f800000', 'hex').toString('base64');
  const image = `<image width="1" height="1" href="data:image/gif;base64,${gif}"/>`;
  expect(inner(image.repeat(2))?.match(/base64/g)).toHaveLength(2);
  expect(inner(image.repeat(3))?.match(/base64/g)).toHaveLength(2);
});

test('of two elements of one name the first keeps it', () => {
  expect(inner('<g id="a"/><g id="a"/><g id="b"/><g id="a b"/>')).toBe(
    '<g id="a"></g><g></g><g id="b"></g><g></g>',
  );
});

test('what no list knows, and values that hide something, do not stay', () => {
  const unknown = 'class="a" data-x="1" lengthAdjust="spacing" pathLength="1" onclick="x()"';
  expect(
    inner(`<text ${unknown} x="1 2" fill="\\75rl(#g)" style="--a:url(#g);fill:var(--a)"/>`),
  ).toBe('<text x="1 2"></text>');
  expect(inner(`<text x="${'1 '.repeat(2_048)}" y="1;2"/><g id="${'a'.repeat(257)}"/>`)).toBe(
    `<text x="${'1 '.repeat(2_048)}"></text><g></g>`,
  );
  expect(inner(`<text x="${'1 '.repeat(2_049)}"/>`)).toBe('<text></text>');
  expect(safe('', 'viewBox="0 0 1 1" style="background:red;opacity:1" onload="x()"')).toMatch(
    / height="1600" style="opacity:1"><\/svg>$/,
  );
});

test(
  'many elements of one name, and many links to it, are done with soon',
  { timeout: 3_000 },
  () => {
    const many = '<g id="a"/>'.repeat(20_000);
    expect(inner(`${many}<g mask="${'url(#a)'.repeat(5_000)}"/>`)).toMatch(/<\/g><g><\/g>$/);
    expect(inner(`${many}${'<g mask="url(#a)"/>'.repeat(10_000)}`)).toBeUndefined();
  },
);

test('style sheets are written into what they style, in the order of CSS', () => {
  const sheet = '/* a */ .s, circle { fill: red } #x{stroke:blue;} g > path {fill:green} @media{}';
  expect(
    inner(
      `<style>${sheet.replace(' @media{}', '')}</style><path class="a s" id="x" style="fill:black"/><path/>`,
    ),
  ).toBe('<path id="x" style="fill:black;stroke:blue"></path><path></path>');
  expect(inner(`<style>${sheet}</style><path class="s"/>`)).toBe('<path></path>');
});

test('what is used again may not use others; masks have no masks', () => {
  const chain = '<g id="a"><path/></g><g id="b"><use href="#a"/></g><use href="#b"/>';
  expect(inner(chain)?.match(/<use/g)).toHaveLength(1);
  const uses = '<use href="#a"/>'.repeat(500);
  expect(inner(uses)?.match(/<use/g)).toHaveLength(200);
  expect(inner('<mask id="m"><path mask="url(#m)" clip-path="url(#c)" d="M0 0"/></mask>')).toBe(
    '<mask id="m"><path d="M0 0"></path></mask>',
  );
});

test('a plain type declaration is passed over, one with rules is refused', () => {
  const after = (doctype: string) =>
    makeSvgSafe(
      new TextEncoder().encode(`<?xml version="1.0"?>${doctype}<svg width="1" height="1"/>`),
    );
  expect(after('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">')).toBeDefined();
  expect(after('<!DOCTYPE svg [<!ENTITY a "b">]>')).toBeUndefined();
  expect(makeSvgSafe(new TextEncoder().encode('<html/>'))).toBeUndefined();
  expect(makeSvgSafe(new Uint8Array(5_000_000))).toBeUndefined();
});

test('whatever stands in it, nothing that runs or loads comes out', () => {
  const piece = fc.constantFrom(
    ...[
      '<script>',
      '</script>',
      '<g ',
      '>',
      '</g>',
      '<use href="',
      '#a"/>',
      'onload="x"',
      ' style="',
    ],
    ...[
      'url(http://x)',
      '"',
      '/>',
      '<path ',
      ' fill="url(',
      '#a)',
      '<style>',
      '@import x',
      '</style>',
      '&#x',
      ';',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const tags = safe(pieces.join(''))?.match(/<[^>]*>/g) ?? [];
      expect(tags.join('')).not.toMatch(/<script|onload=|@import|url\(http/);
    }),
    { numRuns: 500 },
  );
});

const made = (text: string): number | undefined =>
  makeSvgSafe(new TextEncoder().encode(text))?.bytes.length;
const drawing = (inside: string): string => `<svg viewBox="0 0 1600 1600">${inside}</svg>`;
const LONG_SHEET = `<style>.a{fill:red;font-family:${'x '.repeat(30_000)}}</style>`;

test.each([
  ['a sheet without blocks', drawing(`<style>${'a'.repeat(65_000)}</style>`), true],
  ['comments without ends', drawing(`<style>${'/*'.repeat(32_000)}</style>`.repeat(4)), true],
  ['many type declarations', `${'<!DOCTYPE svg '.repeat(20_000)}${drawing('')}`, false],
  [
    'a long length',
    `<svg width="${'1'.repeat(100_000)}!" height="1" viewBox="0 0 1 1"></svg>`,
    true,
  ],
  ['a sheet for many', drawing(LONG_SHEET + '<path class="a"/>'.repeat(20_000)), false],
  [
    'many selectors of one rule',
    drawing(LONG_SHEET.replace('.a', '.a,'.repeat(300)) + '<path class="a"/>'.repeat(20)),
    false,
  ],
])('%s is done with soon', { timeout: 2_000 }, (_, text, isKept) => {
  expect(made(text) !== undefined).toBe(isKept);
});

test('what comes out is not longer than eight million bytes, even where signs are escaped', () => {
  const group = `<g font-family="'${'&amp;'.repeat(999)}'"/>`;
  const signs = (count: number) => made(drawing(group.replaceAll('&amp;', '&#38;').repeat(count)));
  expect(signs(820)).toBeGreaterThan(4_000_000);
  const both = group.replace('/>', ` style="${'a'.repeat(9_000)}"/>`);
  expect(made(drawing(both.repeat(290)))).toBeDefined();
});

test('filters, and dashes that are small or many, are not drawn, wherever they are told', () => {
  const dashed = '<g stroke-dasharray="4 8px" style="stroke-dasharray:3.2,5"></g>';
  const shown = (inside: string) =>
    safe(inside, 'viewBox="0 0 1600 1600"')?.replace(/<svg[^>]*>/, '');
  expect(shown(dashed)).toBe(`${dashed}</svg>`);
  expect(shown('<g stroke-dasharray="3.1 8" pathLength="1e9"/>')).toBe('<g></g></svg>');
  expect(shown('<g style="Stroke-DashArray/**/:0.01;filter:blur(9px)"/>')).toBe('<g></g></svg>');
  expect(shown('<style>.a{stroke-dasharray:1}</style><g class="a"/>')).toBe('<g></g></svg>');
});

test('a drawing that would take long is none', () => {
  const uses = '<use href="#a"/>'.repeat(199);
  const group = (count: number) => `<defs><g id="a">${'<rect/>'.repeat(count)}</g></defs>`;
  expect(made(drawing(group(9) + uses))).toBeDefined();
  expect(made(drawing(group(11) + uses))).toBeUndefined();
  const faint = '<g style="opacity:0.9"><rect/></g>';
  expect(made(drawing(faint.repeat(50)))).toBeDefined();
  expect(made(drawing(faint.repeat(51)))).toBeUndefined();
});
