/** As many entries in an `lru-cache`, which makes arrays for all of them at once when it is told so by its own `max`. */
export const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 });
