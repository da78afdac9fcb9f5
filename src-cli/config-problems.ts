import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { DeviceConfig, TerminalConfig } from '../contract/config.ts';
import { CATALOGUE } from '../drivers/catalogue/load.ts';
import { openCodeBook } from '../govcode/open-code-book.node.ts';
import { documentsProblems } from './documents-problems.ts';
import type { Text } from './text.ts';

/** The path of a device that is found by its ids. */
const AUTO = 'auto';

/** What the schema cannot see, each as `key: what was expected`. */
export function configProblems(config: TerminalConfig, text: Text): string[] {
  const { devices, items, dataDir } = config;
  return [
    ...unknownModels(config, text),
    ...repeated(
      'devices',
      'id',
      devices.map(({ id }) => id),
      text,
    ),
    ...repeated(
      'devices',
      'path',
      devices.map((device) => (device.path === AUTO ? autoKey(device) : realPath(device.path))),
      text,
    ),
    ...repeated(
      'items',
      'code',
      items.map(({ code }) => code),
      text,
    ),
    ...unusableCodes(config),
    ...documentsProblems(config, text),
    ...unplaceable(config, text),
    ...unwritable(dataDir, text),
  ];
}

function unknownModels({ devices }: TerminalConfig, text: Text): string[] {
  const models = [...CATALOGUE.keys()].join(', ');
  return devices.flatMap(({ model }, index) =>
    CATALOGUE.has(model) ? [] : [`devices[${index}].model: ${text('unknownModel', { models })}`],
  );
}

/** Profiles and tables that the terminal would leave out. */
function unusableCodes(config: TerminalConfig): string[] {
  return openCodeBook(config).problems.map(({ place, problem }) =>
    place === 'codes' || place.startsWith('codes.')
      ? `${place}: ${problem}`
      : `codes.profileFolder: ${place}: ${problem}`,
  );
}

/** A place for `auto`: one model without a serial number can be meant only once. */
function autoKey({ model, serialNumber }: DeviceConfig): string {
  return [AUTO, model, serialNumber].filter((part) => part !== undefined).join(' ');
}

/** `auto` finds a device by the USB ids of its model; a model without any is never found. */
function unplaceable({ devices }: TerminalConfig, text: Text): string[] {
  return devices.flatMap(({ model, path: place }, index) => {
    const { match, transport } = CATALOGUE.get(model) ?? {};
    const isFindable = match?.usb !== undefined || match?.hidUsage !== undefined;
    if (place !== AUTO || !match || isFindable || transport?.type === 'pcsc') return [];
    return [`devices[${index}].path: ${text('noAuto', { model })}`];
  });
}

function repeated(list: string, key: string, values: readonly string[], text: Text): string[] {
  return values.flatMap((value, index) => {
    const first = values.indexOf(value);
    if (first === index) return [];
    const taken = text('taken', { key: `${list}[${first}].${key}`, value });
    return [`${list}[${index}].${key}: ${taken}`];
  });
}

/** Two links to one port are one port. */
function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** Looks and makes nothing: the terminal itself makes the folder, within the nearest that exists. */
function unwritable(dataDir: string, text: Text): string[] {
  let folder = dataDir;
  for (;;) {
    try {
      if (!statSync(folder).isDirectory()) return [problem('ENOTDIR')];
      accessSync(folder, constants.W_OK | constants.X_OK);
      return [];
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      const parent = path.dirname(folder);
      if (code !== 'ENOENT' || parent === folder) return [problem(code)];
      folder = parent;
    }
  }

  function problem(code: string): string {
    return `dataDir: ${text('notWritable', { folder, code })}`;
  }
}
