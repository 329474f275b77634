import { Rows } from '../columns/Rows.tsx';
import { type Simulation, simulatedColumns } from './simulated-columns.tsx';

type Props = { readonly simulation: Simulation };

/** The teams whose charge would have changed most first, and all together. */
export const SimulatedTeams = ({ simulation: { total, teams } }: Props) => (
  <Rows
    columns={simulatedColumns}
    rows={teams}
    keyOf={({ team_id }) => team_id}
    total={{ team_id: 'All teams', ...total }}
  />
);
