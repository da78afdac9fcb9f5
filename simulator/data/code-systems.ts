import { z } from 'zod';
import { routeEntrySchema } from '../../contract/platform/hub.ts';
import data from './code-systems.json' with { type: 'json' };

const codeSystemSchema = routeEntrySchema
  .pick({ codeSystemId: true, kind: true, name: true, status: true, codeLifetimeS: true })
  .extend({
    /** Code profiles (码制) of its codes; the first one where none is asked for. */
    profiles: z.array(z.string().max(24)).min(1),
    /** False for one that the hub knows, but leaves out of its table. */
    isListed: z.boolean().default(true),
    certificates: z.enum(['code-system', 'provincial']).default('code-system'),
  })
  .strict();

/** One code system (码系统) as the hub knows it, without its addresses and keys. */
export type CodeSystem = z.infer<typeof codeSystemSchema>;

/** Every code system of the simulation. */
export const CODE_SYSTEMS: readonly CodeSystem[] = z.array(codeSystemSchema).parse(data);

const BY_ID = new Map(CODE_SYSTEMS.map((system) => [system.codeSystemId, system]));

/** The code system with this identifier (7 digits), or `undefined`. */
export function codeSystemById(codeSystemId: string): CodeSystem | undefined {
  return BY_ID.get(codeSystemId);
}
