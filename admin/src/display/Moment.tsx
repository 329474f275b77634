import { NOTHING } from '../format/amounts.ts';
import { formatMoment, formatMomentShortly, zoneName } from '../format/times.ts';

type Props = { readonly at: string | null | undefined; readonly isShort?: boolean };

/** A moment in the operator's time zone; pointing at it tells the zone and the time in UTC. */
export const Moment = ({ at, isShort = false }: Props) =>
  at ? (
    <time dateTime={at} title={`${formatMoment(at)} ${zoneName(at)} = ${at}`} style={{ whiteSpace: 'nowrap' }}>
      {isShort ? formatMomentShortly(at) : formatMoment(at)}
    </time>
  ) : (
    NOTHING
  );
