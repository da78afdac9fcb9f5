import { z } from 'zod';

/** `POST /sim/enrolment-codes`: a fresh enrolment code (入网), good for one terminal and once. */
export const enrolmentCodeSchema = z.strictObject({ code: z.string().min(1).max(64) });
export type EnrolmentCode = z.infer<typeof enrolmentCodeSchema>;
