import { z } from 'zod';
import type { RequestError, RequestName, RequestParams, RequestValue } from './requests.ts';
import type { Result } from './result.ts';
import { snapshotSchema } from './snapshot.ts';

/** The only IPC channels of the program. */
export const CHANNELS = {
  /** Renderer → main, invoke: `(name, params)` → `Result`. */
  request: 'liangma:request',
  /** Renderer → main, invoke: the present {@link ShellView}. */
  view: 'liangma:view',
  /** Main → renderer: a new {@link ShellView}. */
  viewChanged: 'liangma:view-changed',
} as const;

/** The state of the terminal service as main, its supervisor, sees it. */
export const serviceStateSchema = z.strictObject({
  state: z.enum(['starting', 'running', 'restarting']),
  /** How often it was restarted since the window opened. */
  restarts: z.number().int().nonnegative(),
});
export type ServiceState = z.infer<typeof serviceStateSchema>;

/** All that a window knows: the service's state and the last snapshot, absent until it is there. */
export const shellViewSchema = z.strictObject({
  service: serviceStateSchema,
  snapshot: snapshotSchema.optional(),
});
export type ShellView = z.infer<typeof shellViewSchema>;

/** `window.liangma`: what the preload script gives to the page. */
export interface LiangmaBridge {
  request<N extends RequestName>(
    name: N,
    params: RequestParams<N>,
  ): Promise<Result<RequestValue<N>, RequestError>>;
  view(): Promise<ShellView>;
  /** Calls `listener` for every new view; returns how to stop. */
  onView(listener: (view: ShellView) => void): () => void;
}
