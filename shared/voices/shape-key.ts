/**
 * A short stable key for a table's header names: equal for files with equal names in equal order.
 * 64-bit FNV-1a over the UTF-16 units, as hex, with the number of columns in front.
 */
export function shapeKey(headers: readonly (readonly string[])[]): string {
  let hash = 0xcbf29ce484222325n;
  const mix = (unit: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit)) * 0x100000001b3n);
  };
  for (const cells of headers) {
    for (const cell of cells) {
      for (let i = 0; i < cell.length; i++) mix(cell.charCodeAt(i));
      mix(0x1f);
    }
    mix(0x1e);
  }
  return `${headers.length}-${hash.toString(16).padStart(16, '0')}`;
}
