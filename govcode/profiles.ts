import { unwrap } from '../contract/result.ts';
import { type CodeProfile, compileProfile } from './compile.ts';
import { codeProfileSchema } from './profile.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };
import cert36904 from './profiles/cert-36904.json' with { type: 'json' };
import cityD1 from './profiles/city-d1.json' with { type: 'json' };
import cityU1 from './profiles/city-u1.json' with { type: 'json' };
import { BUILT_IN_TABLES, type CodeTables, SIMULATED_TABLES } from './tables.ts';

/** The profiles that come with the program, in the order in which they are tried. */
export const BUILT_IN_PROFILE_DATA = [ascA1, cityD1, cityU1, cert36904].map((data) =>
  codeProfileSchema.parse(data),
);

function withTables(tables: CodeTables): readonly CodeProfile[] {
  return BUILT_IN_PROFILE_DATA.map((data) => unwrap(compileProfile(data, tables)));
}

/** Ready for use, with the real tables. */
export const BUILT_IN_PROFILES: readonly CodeProfile[] = withTables(BUILT_IN_TABLES);

/** The same with the invented regions of the simulation. */
export const SIMULATED_PROFILES: readonly CodeProfile[] = withTables(SIMULATED_TABLES);
