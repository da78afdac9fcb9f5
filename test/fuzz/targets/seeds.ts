import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unwrap } from '../../../contract/result.ts';
import { CATALOGUE } from '../../../drivers/catalogue/load.ts';
import type { DeviceModel } from '../../../drivers/catalogue/schema.ts';
import { readFixture, type Fixture } from '../../../drivers/replay/fixture.ts';
import { ROOT } from '../../../tools/paths.ts';

/** A model of the catalogue; one that is not there ends the run. */
export function modelOf(name: string): DeviceModel {
  const model = CATALOGUE.get(name);
  if (!model) throw new Error(`the catalogue has no ${name}`);
  return model;
}

/** The recorded fixture of a model. */
export function fixtureOf(name: string): Fixture {
  const file = path.join(ROOT, 'drivers/catalogue/fixtures', `${name}.json`);
  return unwrap(readFixture(readFileSync(file, 'utf8')));
}

/** What the device of a fixture sent: every chunk by itself, and all of them in a row. */
export function seedsOf(name: string): Uint8Array[] {
  const chunks = fixtureOf(name)
    .trace.filter(({ from }) => from === 'device')
    .map(({ hex }) => Buffer.from(hex, 'hex'));
  return [Buffer.concat(chunks), ...chunks];
}
