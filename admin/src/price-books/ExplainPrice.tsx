import { Typography } from '@mui/material';
import { useState } from 'react';
import type { z } from 'zod';
import type { priceExplanation } from '#schemas/price-books.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Answered } from '../panel/Answered.tsx';
import { Filters } from '../panel/Filters.tsx';
import { Panel } from '../panel/Panel.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { TextFilter } from '../panel/TextFilter.tsx';
import { ExplainedPrice } from './ExplainedPrice.tsx';

/** Answers which book, version and rule price a new job of a team, and why. */
export const ExplainPrice = () => {
  const [teamId, setTeamId] = useState<string | null>(null);
  const [jobType, setJobType] = useState('');
  const [alias, setAlias] = useState('');
  const isAsked = teamId !== null && jobType !== '';
  const answer = useAnswer<z.output<typeof priceExplanation>>(isAsked ? '/price-books/explain' : null, {
    query: { team_id: teamId, job_type: jobType, alias },
  });
  return (
    <Panel title="Explain a price" about="Which book, version and rule price a new job of a team now, and why.">
      <Filters>
        <TeamPicker value={teamId} onChange={setTeamId} />
        <TextFilter label="Job type" value={jobType} onChange={setJobType} />
        <TextFilter label="Calls by alias (optional)" value={alias} onChange={setAlias} />
      </Filters>
      {isAsked ? (
        <Answered answer={answer} what="the explanation">
          {(explained) => <ExplainedPrice explained={explained} />}
        </Answered>
      ) : (
        <Typography sx={{ color: 'text.secondary' }}>Choose a team and a job type.</Typography>
      )}
    </Panel>
  );
};
