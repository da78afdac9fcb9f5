import { z } from 'zod';

/** What is the matter with the simulated camera. */
export const CAMERA_CONDITIONS = ['ready', 'covered', 'denied', 'unplugged'] as const;
export type CameraCondition = (typeof CAMERA_CONDITIONS)[number];

/** `PUT /api/camera`; answered with the same, 404 where no camera is simulated. */
export const cameraStateSchema = z.strictObject({ condition: z.enum(CAMERA_CONDITIONS) });
export type CameraState = z.infer<typeof cameraStateSchema>;
