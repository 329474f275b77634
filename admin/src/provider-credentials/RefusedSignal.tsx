import { StatusChip } from '../display/StatusChip.tsx';
import { formatMomentShortly } from '../format/times.ts';
import type { Credential } from './credential.ts';

type Props = { readonly credential: Credential };

/** Says that the provider did not take the key, where that is so. */
export const RefusedSignal = ({ credential: { refused_at: at, refused_status: status } }: Props) =>
  at && <StatusChip tone="error" label={`Refused with ${status ?? 'an error'}, ${formatMomentShortly(at)}`} />;
