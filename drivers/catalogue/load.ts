import { modelSchema, type DeviceModel } from './schema.ts';
// Imported, not read at run time, so that a bundle carries them.
import datalogicSerial from './datalogic-serial.json' with { type: 'json' };
import genericSerial from './generic-serial.json' with { type: 'json' };
import genericSerial9600 from './generic-serial-9600.json' with { type: 'json' };
import genericSerialStx from './generic-serial-stx.json' with { type: 'json' };
import hidPos from './hid-pos.json' with { type: 'json' };
import honeywellHidPos from './honeywell-hid-pos.json' with { type: 'json' };
import honeywellSerial from './honeywell-serial.json' with { type: 'json' };
import keyboardWedge from './keyboard-wedge.json' with { type: 'json' };
import microscanHid from './microscan-hid.json' with { type: 'json' };
import newlandEm7e from './newland-em-7e.json' with { type: 'json' };
import newlandFixedMount from './newland-fixed-mount.json' with { type: 'json' };
import newlandHidPos from './newland-hid-pos.json' with { type: 'json' };
import newlandLegacy from './newland-legacy.json' with { type: 'json' };
import newlandUnified from './newland-unified.json' with { type: 'json' };
import opticonSerial from './opticon-serial.json' with { type: 'json' };
import pcscReader from './pcsc-reader.json' with { type: 'json' };
import sdtSerial from './sdt-serial.json' with { type: 'json' };
import sdtUsb from './sdt-usb.json' with { type: 'json' };
import stxSerial from './stx-serial.json' with { type: 'json' };
import zebraSsi from './zebra-ssi.json' with { type: 'json' };

const FILES: Readonly<Record<string, unknown>> = {
  'datalogic-serial': datalogicSerial,
  'generic-serial': genericSerial,
  'generic-serial-9600': genericSerial9600,
  'generic-serial-stx': genericSerialStx,
  'hid-pos': hidPos,
  'honeywell-hid-pos': honeywellHidPos,
  'honeywell-serial': honeywellSerial,
  'keyboard-wedge': keyboardWedge,
  'microscan-hid': microscanHid,
  'newland-em-7e': newlandEm7e,
  'newland-fixed-mount': newlandFixedMount,
  'newland-hid-pos': newlandHidPos,
  'newland-legacy': newlandLegacy,
  'newland-unified': newlandUnified,
  'opticon-serial': opticonSerial,
  'pcsc-reader': pcscReader,
  'sdt-serial': sdtSerial,
  'sdt-usb': sdtUsb,
  'stx-serial': stxSerial,
  'zebra-ssi': zebraSsi,
};

/** Every model by the name that a configuration uses: the file's name without `.json`. */
export const CATALOGUE: ReadonlyMap<string, DeviceModel> = new Map(
  Object.entries(FILES).map(([name, content]) => [name, modelSchema.parse(content)]),
);
