import { Stack, Typography } from '@mui/material';
import { ActionButton } from '../action/ActionButton.tsx';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { keyTerms } from '../keys/key-terms.ts';
import { limitsForm } from './limits-form.ts';
import { TeamLimitInputs } from './TeamLimitInputs.tsx';
import { limitFacts, type TeamLimits, teamLimitsBody } from './team-limits.ts';

type Props = { readonly teamId: string };

/** How much a team may do at a time, and what becomes of what goes beyond it. */
export const LimitsSection = ({ teamId }: Props) => {
  const limits = useApi<TeamLimits>(pathOf(teamId));
  return (
    <Section title="Limits" actions={limits.data && <EditLimits limits={limits.data} />}>
      <Loaded from={limits} what="the limits">
        {(data) => (
          <>
            <Facts facts={limitFacts(data)} />
            <AliasLimits limits={data} />
          </>
        )}
      </Loaded>
    </Section>
  );
};

const pathOf = (teamId: string): string => `/teams/${encodeURIComponent(teamId)}/limits`;

const AliasLimits = ({ limits: { limits } }: { readonly limits: TeamLimits }) => (
  <Stack>
    {Object.entries(limits.aliases ?? {}).map(([alias, own]) => (
      <Typography key={alias} variant="body2">
        <b>{alias}</b>: {keyTerms({ allowed_ips: [], limits: own })}
      </Typography>
    ))}
  </Stack>
);

const EditLimits = ({ limits: { team_id: teamId, limits } }: { readonly limits: TeamLimits }) => (
  <ActionButton<TeamLimits>
    label="Edit"
    ariaLabel="Edit the limits"
    method="PUT"
    path={pathOf(teamId)}
    title={`Limits of ${teamId}`}
    explanation="They count for all its keys together, from now on and everywhere. A key can have tighter ones of its own."
    confirm="Save limits"
    defaults={limitsForm(limits)}
    toBody={teamLimitsBody}
    done="The limits count from now on."
  >
    <TeamLimitInputs />
  </ActionButton>
);
