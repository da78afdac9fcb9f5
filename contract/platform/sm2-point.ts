/** Parameters of the SM2 curve y² = x³ + ax + b over p (GB/T 32918.5, 2). */
const P = 0xfffffffe_ffffffff_ffffffff_ffffffff_ffffffff_00000000_ffffffff_ffffffffn;
const A = P - 3n;
const B = 0x28e9fa9e_9d9f5e34_4d5a9e4b_cf6509a7_f39789f5_15ab8f92_ddbcbd41_4d940e93n;

const UNCOMPRESSED = /^04([0-9a-f]{64})([0-9a-f]{64})$/;

/**
 * Whether a public key lies on the curve (GB/T 32918.1, 6.2). Stands here because a configuration is
 * checked before anything of `crypto/` is at hand; nothing secret is computed with.
 */
export function isSm2Point(publicKey: string): boolean {
  const [, xHex = '', yHex = ''] = UNCOMPRESSED.exec(publicKey) ?? [];
  if (xHex === '') return false;
  const x = BigInt(`0x${xHex}`);
  const y = BigInt(`0x${yHex}`);
  return x < P && y < P && (y * y - (x * x * x + A * x + B)) % P === 0n;
}
