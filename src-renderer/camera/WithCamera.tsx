import type { ReactElement, ReactNode } from 'react';
import { CameraContext, useCamera } from './use-camera.ts';

/** Gives the pages inside the camera of the window, where the terminal is to use one. */
export function WithCamera({ children }: { readonly children: ReactNode }): ReactElement {
  return <CameraContext value={useCamera()}>{children}</CameraContext>;
}
