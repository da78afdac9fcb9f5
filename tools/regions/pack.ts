/** One row of the package: 2, 4 or 6 digits. */
export interface Division {
  readonly code: string;
  readonly name: string;
}

/** In GB/T 2260 without anything below them, and not in the statistical edition. */
const WITHOUT_COUNTIES: readonly Division[] = [
  { code: '71', name: '台湾省' },
  { code: '81', name: '香港特别行政区' },
  { code: '82', name: '澳门特别行政区' },
];

/**
 * One text a province: its name, then the last four digits and the name of each city and county,
 * parted by spaces. A county that only repeats its city is left out: the statistical edition gives
 * one to cities without counties.
 */
export function packRegions(
  provinces: readonly Division[],
  cities: readonly Division[],
  counties: readonly Division[],
): Record<string, string> {
  const cityNames = new Map(cities.map(({ code, name }) => [code, name]));
  const below = [
    ...cities.map(({ code, name }) => ({ code: `${code}00`, name })),
    ...counties.filter(({ code, name }) => cityNames.get(code.slice(0, 4)) !== name),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
  const all = [...provinces, ...WITHOUT_COUNTIES];
  return Object.fromEntries(
    all.map(({ code, name }) => {
      const rows = below.filter((one) => one.code.startsWith(code));
      return [code, [name, ...rows.map((one) => one.code.slice(2) + one.name)].join(' ')];
    }),
  );
}
