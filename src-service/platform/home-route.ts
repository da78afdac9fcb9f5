import type { TerminalConfig } from '../../contract/config.ts';
import { type RouteEntry, routeEntrySchema } from '../../contract/platform/hub.ts';

/** The route to the hall's own code system as it stands in the configuration, if it does. */
export function homeRoute({
  home,
  homeCodeSystemId,
}: Pick<TerminalConfig['platform'], 'home' | 'homeCodeSystemId'>): RouteEntry | undefined {
  if (!home) return undefined;
  return routeEntrySchema.parse({
    ...home,
    codeSystemId: homeCodeSystemId,
    kind: 'region',
    status: 'ACTIVE',
  });
}
