import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StopError } from '../../../tools/say.ts';

/** The files `NAME.KIND.ts` of one folder, found and loaded by name. */
export interface NamedModules {
  readonly names: readonly string[];
  /** @throws StopError for a name that is none, with those that are */
  load(name: string): Promise<Readonly<Record<string, unknown>>>;
}

export function namedModules(folder: string, kind: 'bench' | 'fuzz' | 'proof'): NamedModules {
  const suffix = `.${kind}.ts`;
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
  return {
    names,
    async load(name) {
      if (!names.includes(name)) {
        throw new StopError(`no ${kind} is named ${name}; there are: ${names.join(', ')}`);
      }
      const file = pathToFileURL(path.join(folder, name + suffix));
      return (await import(file.href)) as Readonly<Record<string, unknown>>;
    },
  };
}
