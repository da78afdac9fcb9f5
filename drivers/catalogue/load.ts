import { modelSchema, type DeviceModel } from './schema.ts';
// Imported, not read at run time, so that a bundle carries them.
import genericSerial from './generic-serial.json' with { type: 'json' };
import hidPos from './hid-pos.json' with { type: 'json' };
import honeywellHidPos from './honeywell-hid-pos.json' with { type: 'json' };
import keyboardWedge from './keyboard-wedge.json' with { type: 'json' };
import microscanHid from './microscan-hid.json' with { type: 'json' };
import newlandHidPos from './newland-hid-pos.json' with { type: 'json' };
import pcscReader from './pcsc-reader.json' with { type: 'json' };
import sdtSerial from './sdt-serial.json' with { type: 'json' };
import zebraSsi from './zebra-ssi.json' with { type: 'json' };

const FILES: Readonly<Record<string, unknown>> = {
  'generic-serial': genericSerial,
  'hid-pos': hidPos,
  'honeywell-hid-pos': honeywellHidPos,
  'keyboard-wedge': keyboardWedge,
  'microscan-hid': microscanHid,
  'newland-hid-pos': newlandHidPos,
  'pcsc-reader': pcscReader,
  'sdt-serial': sdtSerial,
  'zebra-ssi': zebraSsi,
};

/** Every model by the name that a configuration uses: the file's name without `.json`. */
export const CATALOGUE: ReadonlyMap<string, DeviceModel> = new Map(
  Object.entries(FILES).map(([name, content]) => [name, modelSchema.parse(content)]),
);
