/** Counts as discs: area by size, divided by a level line into two tones. */

/** So that twice as much has twice the area; never so small that it cannot be hit. */
export function radius(value: number, most: number, largest: number, smallest = 3): number {
  if (value <= 0 || most <= 0) return smallest;
  return Math.max(smallest, largest * Math.sqrt(Math.min(value, most) / most));
}

/** Paths of the upper and the lower part of a disc around 0, 0; the upper one has `share` of the area. A part without area is null. */
export function parts(share: number, r: number): { upper: string | null; lower: string | null } {
  const whole = `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
  if (share >= 1) return { upper: whole, lower: null };
  if (share <= 0) return { upper: null, lower: whole };
  const angle = angleOf(share);
  const x = rounded(r * Math.sin(angle / 2));
  const y = rounded(-r * Math.cos(angle / 2));
  const large = angle > Math.PI;
  return {
    upper: `M${-x} ${y}A${r} ${r} 0 ${large ? 1 : 0} 1 ${x} ${y}Z`,
    lower: `M${x} ${y}A${r} ${r} 0 ${large ? 0 : 1} 1 ${-x} ${y}Z`,
  };
}

/** The angle at the centre of a segment that has a share of the disc's area, found by halving. */
export function angleOf(share: number): number {
  let [low, high] = [0, 2 * Math.PI];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (middle - Math.sin(middle) < share * 2 * Math.PI) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
