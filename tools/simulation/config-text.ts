import { parse, stringify } from 'smol-toml';
import { IPP_PATH } from '../../simulator/printer/printer-state.ts';
import type { SimulationOptions } from './simulation.ts';

type Table = Record<string, unknown>;

/** That of the template; a camera takes its place. */
const SCANNER = 'scanner-1';

/** The devices' answer that they are ready. */
export interface DevicesReady {
  readonly url: string;
  readonly devices: readonly { readonly id: string; readonly path: string }[];
}

/** Where the simulated printer speaks IPP. */
function printerOf(devicesUrl: string): string {
  return `${devicesUrl.replace(/^http:/, 'ipp:')}${IPP_PATH}`;
}

/**
 * The terminal's configuration: the template, pointed to running simulators.
 *
 * @param templateText the configuration of simulated mode, TOML
 * @param folders `busDir`: where the simulator lists what is plugged in; `trustDir`: the certificates of
 *   the authority that has sealed the simulated certificates
 */
export function configText(
  templateText: string,
  options: SimulationOptions,
  platformUrl: string,
  devices: DevicesReady,
  folders: { readonly busDir: string; readonly trustDir: string },
): string {
  const template = parse(templateText);
  const pathOf = new Map(devices.devices.map((one) => [one.id, one.path]));
  const isWanted = ({ id }: Table): boolean => !(options.withCamera && id === SCANNER);
  const config: Table = {
    ...template,
    mode: options.mode,
    ...(options.language ? { language: options.language } : {}),
    platform: { ...(template.platform as Table), hubUrl: `${platformUrl}/hub` },
    devices: [
      ...(template.devices as Table[]).filter(isWanted).map((one) => ({
        ...one,
        path: options.devicePaths?.[String(one.id)] ?? pathOf.get(String(one.id)),
      })),
      ...(options.moreDevices ?? []),
    ],
    printing: { printer: printerOf(devices.url) },
    window: { ...(template.window as Table), ...options.size },
    simulation: { ...folders, ...(options.withDock ? { dockUrl: `${devices.url}/` } : {}) },
  };
  if (options.withCamera) config.camera = { enabled: true };
  for (const [section, values] of Object.entries(options.overrides ?? {})) {
    config[section] = { ...(config[section] as Table | undefined), ...values };
  }
  return stringify(config);
}
