import type { CameraReport, CameraView } from '../../contract/camera.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { cameraFailure, NONE } from './camera-failure.ts';
import { type Camera, camerasOf, chooseCamera } from './choose-camera.ts';

/** What we use of `navigator.mediaDevices`. */
export type Media = Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'>;

export interface OpenStream {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly cameras: readonly Camera[];
}

const FRAME_RATE = 30;

/** Opens the wanted camera without sound; tells why where it cannot be. */
export async function openStream(
  media: Media,
  { device, width, height }: CameraView,
  chosenId: string | undefined,
): Promise<Result<OpenStream, Extract<CameraReport, { readonly state: 'failed' }>>> {
  try {
    const devices = await media.enumerateDevices();
    const cameras = camerasOf(devices);
    const camera = chooseCamera(cameras, { device, chosenId });
    // Where the camera is denied, there is one without an id; asking for it tells why.
    const isUnnamed = devices.some(({ kind, deviceId }) => kind === 'videoinput' && !deviceId);
    if (!camera && !isUnnamed) return err(NONE);
    const stream = await media.getUserMedia({
      audio: false,
      video: {
        ...(camera ? { deviceId: { exact: camera.id } } : {}),
        width: { ideal: width },
        height: { ideal: height },
        frameRate: { ideal: FRAME_RATE },
      },
    });
    const [track] = stream.getVideoTracks();
    return track ? ok({ stream, track, cameras }) : err(NONE);
  } catch (error) {
    return err(cameraFailure(error));
  }
}
