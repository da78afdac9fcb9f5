import type { FoundDevice } from '../contract/devices.ts';

const MODEL_CHARS = 19;
const MARK_CHARS = 8;

/**
 * A name for an adopted device, the same each time as far as the device tells who it is: the model,
 * then the end of the serial number or else the product. A number sets apart what is alike. At most
 * 32 characters of `[0-9a-z-]`.
 */
export function adoptedId(model: string, device: FoundDevice, taken: ReadonlySet<string>): string {
  const serial = plain(device.serialNumber ?? '');
  const mark = (serial || (device.usbId?.slice(5) ?? '')).slice(-MARK_CHARS);
  const stem = [model.slice(0, MODEL_CHARS).replace(/-+$/, ''), mark].filter(Boolean).join('-');
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  return id;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^0-9a-z]/g, '');
}
