import { Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext } from 'react-admin';
import type { z } from 'zod';
import type { explainedAlias } from '#schemas/explained-alias.ts';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { ExplainedAlias } from './ExplainedAlias.tsx';
import type { ModelAlias } from './model-alias.ts';

/** Answers what a team's call of this alias would reach now. */
export const ExplainAlias = () => {
  const alias = useRecordContext<ModelAlias>()?.model_alias ?? '';
  const [teamId, setTeamId] = useState<string | null>(null);
  const answer = useApi<z.output<typeof explainedAlias>>(`/model-aliases/${encodeURIComponent(alias)}/explain`, {
    query: { team_id: teamId },
    isEnabled: teamId !== null,
  });
  return (
    <Section
      title="Explain"
      about="Which models a team’s call reaches now, with whose keys, and what stands in the way."
    >
      <Stack sx={{ gap: 2 }}>
        <TeamPicker value={teamId} onChange={setTeamId} />
        {teamId === null ? (
          <Typography sx={{ color: 'text.secondary' }}>Choose a team.</Typography>
        ) : (
          <Loaded from={answer} what="the explanation">
            {(explained) => <ExplainedAlias explained={explained} />}
          </Loaded>
        )}
      </Stack>
    </Section>
  );
};
