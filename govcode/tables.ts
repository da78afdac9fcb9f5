import { z } from 'zod';
import regions from './tables/regions.json' with { type: 'json' };
import organs from './tables/organs.json' with { type: 'json' };
import channels from './tables/channels.json' with { type: 'json' };
import invented from './tables/regions-simulated.json' with { type: 'json' };

const idSchema = z.string().regex(/^[a-z][a-z-]{0,31}$/);
const nameSchema = z.string().min(1).max(100);
const head = {
  id: idSchema,
  about: z.string().max(400),
  /** Where the entries are from. */
  source: z.string().min(1).max(400),
};

/** Code and name, with a word on where an entry is from that differs from the rest. */
const entriesSchema = z.record(
  z.string().regex(/^[0-9A-Za-z]{1,40}$/),
  z.union([
    nameSchema,
    z.strictObject({ name: nameSchema, source: z.string().max(200), assumed: z.boolean() }),
  ]),
);

/** A code table (代码表) as a file: the entries of one table, or some that are added to it. */
export const codeTableFileSchema = z.strictObject({
  ...head,
  /** `add`: to the table of this id that is there already. */
  mode: z.enum(['replace', 'add']).default('replace'),
  /** Whether a code that is not in it cannot be; otherwise the table only gives names. */
  isComplete: z.boolean().default(false),
  entries: entriesSchema,
});
export type CodeTableFile = z.output<typeof codeTableFileSchema>;

/** One text a province, see `tools/regions/pack.ts`. */
const packedSchema = z.strictObject({
  ...head,
  isComplete: z.boolean(),
  provinces: z.record(z.string().regex(/^\d\d$/), z.string()),
});

/** Codes with their Chinese names. */
export interface CodeTable {
  readonly id: string;
  readonly isComplete: boolean;
  readonly names: ReadonlyMap<string, string>;
}
/** Tables by their ids. */
export type CodeTables = ReadonlyMap<string, CodeTable>;

/** In GB/T 2260 a step between province and county that is no place. */
const NO_PLACE = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

function unpackRegions(data: z.output<typeof packedSchema>): CodeTable {
  const names = new Map<string, string>();
  for (const [code, text] of Object.entries(data.provinces)) {
    const [province = '', ...below] = text.split(' ');
    names.set(`${code}0000`, province);
    let city = '';
    for (const row of below) {
      const [digits, name] = [row.slice(0, 4), row.slice(4)];
      const isCity = digits.endsWith('00');
      if (isCity) city = NO_PLACE.has(name) ? '' : name;
      names.set(code + digits, province + (isCity ? name : city + name));
    }
  }
  return { id: data.id, isComplete: data.isComplete, names };
}

/** The tables with those of a file put in; entries of the file win. */
export function withTable(tables: CodeTables, file: CodeTableFile): CodeTables {
  const old = file.mode === 'add' ? tables.get(file.id) : undefined;
  const added = Object.entries(file.entries).map(
    ([code, entry]) => [code, typeof entry === 'string' ? entry : entry.name] as const,
  );
  const names = new Map([...(old?.names ?? []), ...added]);
  const table = { id: file.id, isComplete: old?.isComplete ?? file.isComplete, names };
  return new Map([...tables, [file.id, table]]);
}

/** Regions, central organs and channel types, as they come with the program. */
export const BUILT_IN_TABLES: CodeTables = [organs, channels].reduce<CodeTables>(
  (tables, file) => withTable(tables, codeTableFileSchema.parse(file)),
  new Map([['region', unpackRegions(packedSchema.parse(regions))]]),
);

/** The same with the provinces of the simulation, which were never assigned. */
export const SIMULATED_TABLES: CodeTables = withTable(
  BUILT_IN_TABLES,
  codeTableFileSchema.parse(invented),
);
