const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A unit vector made of the text's letter triples: the same for the same text, and near for texts that share words. */
export function embed(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  const padded = ` ${text.toLowerCase()} `;
  for (let index = 0; index + 3 <= padded.length; index += 1) {
    const hash = hashOf(padded.slice(index, index + 3));
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + (hash & 0x10000 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[hashOf(text) % dimensions] = 1;
  return length === 0 ? vector : vector.map((value) => value / length);
}

function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME) >>> 0;
  }
  return hash;
}
