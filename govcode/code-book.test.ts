import { describe, expect, test } from 'vitest';
import { type AssumedInForce, createCodeBook } from './code-book.ts';
import { formatCode } from './format.ts';
import { parseCode } from './parse.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };

const BUILT_IN = ['ASC-A1', 'CITY-D1', 'CITY-U1', 'CERT-36904'];
const file = (name: string, content: unknown) => ({ name, text: JSON.stringify(content) });
const own = { ...ascA1, id: 'HALL-1', match: { ...ascA1.match, prefix: '02' } };

function book(
  files: { name: string; text: string }[],
  enabled?: string[],
  {
    isSimulated = false,
    assumed = 'all',
  }: { isSimulated?: boolean; assumed?: AssumedInForce } = {},
) {
  const made = createCodeBook({ files, enabled, isSimulated, assumed });
  return { ids: made.profiles.map(({ data }) => data.id), ...made };
}

test('without files it holds the built-in profiles', () => {
  expect(book([])).toMatchObject({ ids: BUILT_IN, problems: [] });
});

test('a profile of a file comes first, or in the order that was asked for', () => {
  const files = [file('hall.json', own)];
  expect(book(files).ids).toEqual(['HALL-1', ...BUILT_IN]);
  expect(book(files, ['HALL-1', 'ASC-A1', 'HALL-1']).ids).toEqual(['HALL-1', 'ASC-A1']);
});

test('a profile of a file takes the place of the built-in one of its id', () => {
  const changed = { ...ascA1, assumed: false, source: 'the standard' };
  const { ids, profiles } = book([file('asc.json', changed)]);
  expect(ids).toEqual(BUILT_IN);
  expect(profiles[0]?.data.assumed).toBe(false);
});

describe('what is assumed', () => {
  const real = file('hall.json', { ...own, assumed: false });

  test('is in force for nobody who has not named it', () => {
    expect(book([real], undefined, { assumed: 'none' })).toMatchObject({
      ids: ['HALL-1', 'CERT-36904'],
      problems: [],
    });
    expect(book([real], ['ASC-A1', 'HALL-1'], { assumed: 'none' }).ids).toEqual([
      'ASC-A1',
      'HALL-1',
    ]);
  });

  test('and stands in a file of the administrator is told', () => {
    expect(book([file('hall.json', own)], undefined, { assumed: 'none' })).toMatchObject({
      ids: ['CERT-36904'],
      problems: [{ place: 'hall.json', problem: expect.stringContaining('assumed: ') as string }],
    });
    const named = book([file('hall.json', own)], ['HALL-1'], { assumed: 'none' });
    expect(named).toMatchObject({ ids: ['HALL-1'], problems: [] });
  });

  test('counts where it is the files that are looked at', () => {
    const { ids } = book([file('hall.json', own)], undefined, { assumed: 'files' });
    expect(ids).toEqual(['HALL-1', 'CERT-36904']);
  });
});

test('two profiles that one text can look like are told', () => {
  const like = { ...own, id: 'HALL-2' };
  const files = [file('a.json', own), file('b.json', like)];
  expect(book(files).overlaps).toEqual([['HALL-1', 'HALL-2']]);
  expect(book([file('a.json', own)]).overlaps).toEqual([]);
});

test('a table of a file counts for every profile, the built-in ones too', () => {
  const organs = {
    id: 'organ',
    about: '',
    source: 'test',
    isComplete: true,
    entries: { 901: '某部' },
  };
  const { profiles } = book([file('organs.json', organs)]);
  const made = (id: string) => {
    const token = 'A1B2C3D4E5F6G7H8J9K0L1M2N3';
    return formatCode(profiles[0]!, { version: '01', codeSystemId: id, channelType: '01', token });
  };
  expect(made('2000333')).toMatchObject({ error: { detail: 'codeSystemId: unknown organ' } });
  const code = made('2000901');
  if (!code.ok) throw new Error('no code');
  expect(parseCode(code.value, profiles, { now: 0 })).toMatchObject({
    value: { names: { organ: '某部' } },
  });
});

test('the invented regions count where they are asked for', () => {
  const segments = {
    version: '01',
    codeSystemId: '1390000',
    channelType: '01',
    token: 'A'.repeat(24),
  };
  const isCode = (isSimulated: boolean): boolean =>
    formatCode(book([], undefined, { isSimulated }).profiles[0]!, segments).ok;
  expect([isCode(true), isCode(false)]).toEqual([true, false]);
});

describe('what is wrong is told and left out, and the rest works', () => {
  test.each<[string, { name: string; text: string }, string]>([
    ['no JSON', { name: 'a.json', text: '{' }, 'not JSON'],
    ['no object', file('a.json', null), 'Invalid input: expected object, received null'],
    ['a key that is none', file('a.json', { ...own, extra: 1 }), 'unknown key "extra"'],
    [
      'a key inside that is none',
      file('a.json', { ...own, match: { ...own.match, regex: '.*' } }),
      'match: unknown key "regex"',
    ],
    [
      'a table that is not there',
      file('a.json', { ...own, segments: own.segments.map((one) => ({ ...one, codeTable: 'x' })) }),
      'segments[0].codeTable: no table is called x',
    ],
    [
      'a bad table',
      file('a.json', { id: 'organ', about: '', source: 'x', entries: { '?': 'x' } }),
      'entries.?: Invalid key in record',
    ],
  ])('%s', (_, bad, problem) => {
    const { ids, problems } = book(
      [bad, file('b.json', own)].slice(0, bad.text.includes('HALL-1') ? 1 : 2),
    );
    expect(ids).toEqual(expect.arrayContaining(BUILT_IN));
    expect(problems).toContainEqual({ place: 'a.json', problem });
  });

  test('a second file of one id', () => {
    const { ids, problems } = book([file('a.json', own), file('b.json', own)]);
    expect(ids).toEqual(['HALL-1', ...BUILT_IN]);
    expect(problems).toEqual([{ place: 'b.json', problem: 'id: another file has HALL-1 already' }]);
  });

  test('an id that is none', () => {
    expect(book([], ['NO-1', 'ASC-A1'])).toMatchObject({
      ids: ['ASC-A1'],
      problems: [{ place: 'codes.enabled', problem: 'no profile is called NO-1' }],
    });
  });
});
