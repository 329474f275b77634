import type { StatusLook } from '../display/StatusChip.tsx';
import type { PriceVersion } from './price-book.ts';

type Dated = Pick<PriceVersion, 'number' | 'status' | 'effective_from'>;

/** The version that new jobs are priced by: the published one that took effect last. */
export const inEffect = <V extends Dated>(versions: readonly V[], now: Date): V | undefined =>
  versions
    .filter(({ status, effective_from: from }) => status === 'published' && from !== null && new Date(from) <= now)
    .toSorted(
      (a, b) => Date.parse(b.effective_from ?? '') - Date.parse(a.effective_from ?? '') || b.number - a.number,
    )[0];

/** How a version stands among the others, in a word. */
export function lookOfVersion(version: Dated, versions: readonly Dated[], now: Date): StatusLook {
  if (version.status === 'draft') return { label: 'Draft', tone: 'info' };
  if (version.effective_from !== null && new Date(version.effective_from) > now)
    return { label: 'Scheduled', tone: 'warning' };
  return inEffect(versions, now)?.number === version.number
    ? { label: 'In effect', tone: 'success' }
    : { label: 'Past', tone: 'neutral' };
}
