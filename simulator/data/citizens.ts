import { z } from 'zod';
import { citizenSchema, type Citizen } from '../control-api.ts';
import data from './citizens.json' with { type: 'json' };

/** Every invented person of the simulation. */
export const CITIZENS: readonly Citizen[] = z.array(citizenSchema).parse(data);

const BY_ID = new Map(CITIZENS.map((citizen) => [citizen.id, citizen]));

/** The citizen with this id, or `undefined`. */
export function citizenById(id: string): Citizen | undefined {
  return BY_ID.get(id);
}
