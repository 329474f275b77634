import { Typography } from '@mui/material';
import { useState } from 'react';
import type { z } from 'zod';
import type { priceExplanation } from '#schemas/price-books.ts';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { Filters } from '../panel/Filters.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { TextFilter } from '../panel/TextFilter.tsx';
import { ExplainedPrice } from './ExplainedPrice.tsx';

/** Answers which book, version and rule price a new job of a team, and why. */
export const ExplainPrice = () => {
  const [teamId, setTeamId] = useState<string | null>(null);
  const [jobType, setJobType] = useState('');
  const [alias, setAlias] = useState('');
  const isAsked = teamId !== null && jobType !== '';
  const answer = useApi<z.output<typeof priceExplanation>>('/price-books/explain', {
    isEnabled: isAsked,
    query: { team_id: teamId, job_type: jobType, alias },
  });
  return (
    <Section title="Explain a price" about="Which book, version and rule price a new job of a team now, and why.">
      <Filters>
        <TeamPicker value={teamId} onChange={setTeamId} />
        <TextFilter label="Job type" value={jobType} onChange={setJobType} />
        <TextFilter label="Calls by alias" value={alias} onChange={setAlias} />
      </Filters>
      {isAsked ? (
        <Loaded from={answer} what="the explanation">
          {(explained) => <ExplainedPrice explained={explained} />}
        </Loaded>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>Choose a team and a job type.</Typography>
      )}
    </Section>
  );
};
