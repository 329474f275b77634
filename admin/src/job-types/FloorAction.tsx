import { StatusChip } from '../display/StatusChip.tsx';
import { NOTHING } from '../format/amounts.ts';
import type { JobType } from './job-type.ts';
import { marginActionLooks } from './margin-actions.ts';

type Props = { readonly jobType: JobType };

/** What happens below the floor; nothing where there is none. */
export const FloorAction = ({ jobType: { margin_floor_percent: floor, margin_action: action } }: Props) =>
  floor === null ? NOTHING : <StatusChip {...marginActionLooks[action]} />;
