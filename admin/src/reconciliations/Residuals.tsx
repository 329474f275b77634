import { TablePagination } from '@mui/material';
import { useState } from 'react';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { Choice } from '../panel/Choice.tsx';
import { Filters } from '../panel/Filters.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import type { ReconciliationDetail } from './reconciliation.ts';
import { residualColumns } from './residual-columns.tsx';
import { kindChoices } from './residual-kinds.ts';

type Props = { readonly id: string };

const PAGE = 50;

/** What did not agree in a reconciliation, by kind and team. */
export const Residuals = ({ id }: Props) => {
  const [filter, setFilter] = useState({ kind: '', team_id: '' });
  const [page, setPage] = useState(0);
  const query = { ...filter, limit: PAGE, offset: page * PAGE };
  const answer = useApi<ReconciliationDetail>(`/reconciliations/${id}`, { query, keepsPrevious: true });
  const narrow = (change: Partial<typeof filter>) => {
    setFilter({ ...filter, ...change });
    setPage(0);
  };
  return (
    <Section title="Residuals" about="Expected is what the finer record says, found what is stored above it.">
      <Filters>
        <Choice label="Kind" value={filter.kind} choices={kindChoices} onChange={(kind) => narrow({ kind })} />
        <TeamPicker value={filter.team_id || null} onChange={(team) => narrow({ team_id: team ?? '' })} />
      </Filters>
      <Loaded from={answer} what="what was found">
        {({ residuals, total }) => (
          <>
            {residuals.length === 0 && <Nothing />}
            {residuals.length > 0 && (
              <Rows
                columns={residualColumns}
                rows={residuals}
                keyOf={(row) => `${row.kind} ${row.team_id} ${row.job_id} ${row.call_id} ${row.reason}`}
              />
            )}
            {total > PAGE && (
              <TablePagination
                component="div"
                count={total}
                page={page}
                onPageChange={(_event, next) => setPage(next)}
                rowsPerPage={PAGE}
                rowsPerPageOptions={[PAGE]}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
};

const Nothing = () => <Muted>Nothing that matches: the records agree.</Muted>;
