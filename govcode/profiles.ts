import { type CodeProfile, codeProfileSchema } from './profile.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };

/** The profiles that come with the program, in the order in which they are tried. */
export const BUILT_IN_PROFILES: readonly CodeProfile[] = [codeProfileSchema.parse(ascA1)];
