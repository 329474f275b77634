import { NOTHING } from '../format/amounts.ts';
import { formatMoment, formatMomentShortly, zoneName } from '../format/times.ts';

type Props = { readonly at: string | null | undefined };

/** A moment in the operator's time zone; pointing at it tells year, zone and the time in UTC. */
export const Moment = ({ at }: Props) =>
  at ? (
    <time dateTime={at} title={`${formatMoment(at)} ${zoneName(at)} = ${at}`} style={{ whiteSpace: 'nowrap' }}>
      {formatMomentShortly(at)}
    </time>
  ) : (
    NOTHING
  );
