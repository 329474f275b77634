import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { z } from 'zod';
import type { ledgerCheckView } from '#schemas/ledger.ts';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, formatCredits } from '../format/amounts.ts';
import { Page } from '../panel/Page.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';

type Check = z.output<typeof ledgerCheckView>;

/** Recomputes every balance, when it is asked to. */
export const LedgerPage = () => {
  const [teamId, setTeamId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ readonly team_id: string | null } | null>(null);
  const check = useApi<Check>('/ledger/verify', { query: asked ?? {}, isEnabled: asked !== null });
  const verify = () => (asked?.team_id === teamId ? void check.refetch() : setAsked({ team_id: teamId }));
  return (
    <Page title="Ledger check">
      <Section
        title="Does the ledger add up?"
        about="Recomputes every balance, lot and job from the entries and holds they are made of, and names each difference. It changes nothing."
      >
        <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, alignItems: { sm: 'center' } }}>
          <TeamPicker value={teamId} onChange={setTeamId} label="Team (all when empty)" />
          <Button variant="contained" onClick={verify} loading={check.isFetching}>
            Verify
          </Button>
        </Stack>
      </Section>
      {asked && (
        <Loaded from={check} what="the check">
          {(data) => <Result check={data} />}
        </Loaded>
      )}
    </Page>
  );
};

const Result = ({ check }: { readonly check: Check }) => (
  <Section title={check.clean ? 'It adds up' : `${formatCount(check.differences.length)} differences`}>
    <Stack sx={{ gap: 2 }}>
      <Alert severity={check.clean ? 'success' : 'error'} variant="outlined">
        {check.clean
          ? 'Every record is what the finer one says.'
          : 'These records are not what the finer ones say. Nothing is corrected by itself: look for what wrote them.'}
      </Alert>
      <Facts
        facts={(['accounts', 'lots', 'jobs', 'entries'] as const).map((name) => ({
          name: `Looked at: ${name}`,
          value: formatCount(check[name]),
        }))}
      />
      {!check.clean && <Differences differences={check.differences} />}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        The same check runs as npm run verify-ledger.
      </Typography>
    </Stack>
  </Section>
);

const Differences = ({ differences }: Pick<Check, 'differences'>) => (
  <Rows
    rows={differences.map((difference, place) => ({ ...difference, place }))}
    keyOf={({ place }) => String(place)}
    columns={[
      { name: 'Team', value: ({ team_id }) => team_id },
      { name: 'What', value: ({ what }) => what },
      { name: 'Should be', isNumber: true, value: ({ expected }) => formatCredits(expected) },
      { name: 'Is', isNumber: true, value: ({ found }) => formatCredits(found) },
      { name: 'Differs by', isNumber: true, value: ({ expected, found }) => formatCredits(found - expected) },
    ]}
  />
);
