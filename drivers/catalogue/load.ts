import { modelSchema, type DeviceModel } from './schema.ts';
// Imported, not read at run time, so that a bundle carries them.
import genericSerial from './generic-serial.json' with { type: 'json' };
import pcscReader from './pcsc-reader.json' with { type: 'json' };
import sdtSerial from './sdt-serial.json' with { type: 'json' };

const FILES: Readonly<Record<string, unknown>> = {
  'generic-serial': genericSerial,
  'pcsc-reader': pcscReader,
  'sdt-serial': sdtSerial,
};

/** Every model by the name that a configuration uses: the file's name without `.json`. */
export const CATALOGUE: ReadonlyMap<string, DeviceModel> = new Map(
  Object.entries(FILES).map(([name, content]) => [name, modelSchema.parse(content)]),
);
