/** What a camera lets be set of its light; W3C MediaStream Image Capture, 4. */
export interface LightAbilities {
  readonly torch: boolean;
  /** In its own unit, mostly stops; absent where it cannot be set. */
  readonly exposure: ExposureRange | undefined;
}

export interface ExposureRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What the types of the DOM leave out. */
interface ImageCapabilities {
  readonly torch?: boolean;
  readonly focusMode?: readonly string[];
  readonly exposureCompensation?: Partial<ExposureRange>;
}

export function lightAbilities(track: Pick<MediaStreamTrack, 'getCapabilities'>): LightAbilities {
  const { torch = false, exposureCompensation = {} } = track.getCapabilities() as ImageCapabilities;
  const { min, max, step } = exposureCompensation;
  const exposure =
    min !== undefined && max !== undefined && step !== undefined && step > 0 && min < max
      ? { min, max, step }
      : undefined;
  return { torch, exposure };
}

/** Above it a lit screen is burnt out for an exposure that was made for the hall around it. */
const BURNT = 0.08;
const CLEAR = 0.01;

/**
 * The next exposure, one step at a time: down while the picture is burnt out, and back to what the
 * camera does by itself (0) when it is not. `undefined` where it is right.
 */
export function nextExposure(
  present: number,
  burnt: number,
  { min, max, step }: ExposureRange,
): number | undefined {
  const wanted = burnt > BURNT ? present - step : burnt < CLEAR ? toward0(present, step) : present;
  const next = Math.min(max, Math.max(min, wanted));
  return next === present ? undefined : next;
}

function toward0(present: number, step: number): number {
  return present < 0 ? Math.min(0, present + step) : present;
}

/** Sets what the camera has of it; one that refuses goes on as it is. */
export async function setLight(
  track: Pick<MediaStreamTrack, 'applyConstraints'>,
  wanted: { readonly torch?: boolean; readonly exposureCompensation?: number },
): Promise<void> {
  const advanced = [wanted as MediaTrackConstraintSet];
  await track.applyConstraints({ advanced }).catch(() => {});
}

/** A camera with a lens that moves is to follow the phone by itself. */
export async function followFocus(
  track: Pick<MediaStreamTrack, 'getCapabilities' | 'applyConstraints'>,
): Promise<void> {
  const { focusMode = [] } = track.getCapabilities() as ImageCapabilities;
  if (!focusMode.includes('continuous')) return;
  const advanced = [{ focusMode: 'continuous' } as MediaTrackConstraintSet];
  await track.applyConstraints({ advanced }).catch(() => {});
}
