import type { TerminalConfig } from '../../contract/config.ts';
import { type RouteEntry, routeEntrySchema } from '../../contract/platform/hub.ts';

/** How long a dynamic code of the own system lives where the configuration does not say, in seconds. */
export const HOME_CODE_LIFETIME_S = 60;

/** The route to the hall's own code system as it stands in the configuration, if it does. */
export function homeRoute({
  home,
  homeCodeSystemId,
}: Pick<TerminalConfig['platform'], 'home' | 'homeCodeSystemId'>): RouteEntry | undefined {
  if (!home) return undefined;
  return routeEntrySchema.parse({
    codeLifetimeS: HOME_CODE_LIFETIME_S,
    ...home,
    codeSystemId: homeCodeSystemId,
    kind: 'region',
    status: 'ACTIVE',
  });
}
