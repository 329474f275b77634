import { Autocomplete, TextField } from '@mui/material';
import { useAliasNames } from '../groups/use-alias-names.ts';
import { OrganizationPicker } from '../panel/OrganizationPicker.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import type { Problems } from './problems-under.ts';
import { RuleText } from './RuleText.tsx';
import type { MatchField, RuleForm } from './rule-form.ts';

type Props = {
  readonly match: RuleForm['match'];
  readonly problems: Problems;
  readonly onChange: (match: RuleForm['match']) => void;
};

/** Whose jobs, or which calls, a rule is for. The most specific rule counts. */
export const MatchFields = ({ match, problems, onChange }: Props) => {
  const aliases = useAliasNames();
  const set = (field: MatchField) => (value: string | null) => onChange({ ...match, [field]: value ?? '' });
  return (
    <>
      <RuleText
        label="Job type"
        value={match.job_type}
        onChange={set('job_type')}
        help="Every type when empty"
        problem={problems['match.job_type']}
      />
      <TeamPicker value={match.team_id || null} onChange={set('team_id')} error={problems['match.team_id']} />
      <OrganizationPicker
        value={match.organization_id || null}
        onChange={set('organization_id')}
        error={problems['match.organization_id']}
      />
      <Autocomplete
        options={[...aliases]}
        value={match.alias || null}
        onChange={(_event, alias) => set('alias')(alias)}
        renderInput={(input) => (
          <TextField
            {...input}
            label="Calls by alias"
            error={problems['match.alias'] !== undefined}
            helperText={problems['match.alias'] ?? 'A rule for calls, beside that of their job'}
          />
        )}
      />
    </>
  );
};
