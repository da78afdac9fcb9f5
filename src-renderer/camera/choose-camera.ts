/** A camera that the system knows. */
export interface Camera {
  readonly id: string;
  readonly label: string;
}

/** Of what the browser lists; one without an id is a stand-in for what it may not tell. */
export function camerasOf(
  devices: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>[],
): readonly Camera[] {
  return devices
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

/**
 * The one to use: that which somebody has chosen here, as long as it is there; else the first whose
 * name holds the configured text; else, where none is configured, the first.
 */
export function chooseCamera(
  cameras: readonly Camera[],
  wanted: { readonly chosenId?: string | undefined; readonly device?: string | undefined },
): Camera | undefined {
  const chosen = cameras.find(({ id }) => id === wanted.chosenId);
  if (chosen) return chosen;
  const part = wanted.device?.toLowerCase() ?? '';
  return cameras.find(({ label }) => label.toLowerCase().includes(part));
}

/** The one after it, round and round. */
export function nextCamera(cameras: readonly Camera[], present: string): Camera | undefined {
  const at = cameras.findIndex(({ id }) => id === present);
  return cameras[(at + 1) % Math.max(1, cameras.length)];
}
