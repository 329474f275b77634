import { Alert, Box, Stack, Tab, Tabs } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Section } from '../display/Section.tsx';
import type { Problems } from '../price-rules/problems-under.ts';
import { RulesForm } from '../price-rules/RulesForm.tsx';
import { RulesJson } from '../price-rules/RulesJson.tsx';
import { RuleText } from '../price-rules/RuleText.tsx';
import { placeProblems, readRuleForms, readRules, type TextProblem, writeRules } from '../price-rules/rules-text.ts';
import type { DraftForm } from './use-draft.ts';

type Props = {
  readonly draft: DraftForm;
  readonly problems: Problems;
  readonly onChange: (change: Partial<DraftForm>) => void;
  /** The buttons below. */
  readonly children: ReactNode;
};

/** The rules of a draft in fields or as JSON, one at a time, with what the API says at its place in either. */
export const DraftEditor = ({ draft, problems, onChange, children }: Props) => {
  const { rules, text } = draft;
  const [obstacle, setObstacle] = useState<TextProblem | null>(null);
  const show = (view: 'form' | 'json') => {
    setObstacle(null);
    if (view === 'json') return onChange({ text: text ?? writeRules(rules) });
    const read = readRuleForms(text ?? '[]');
    if ('problem' in read) setObstacle(read.problem);
    else onChange({ rules: read.value, text: null });
  };
  return (
    <Section title="Draft" about="Counts for nobody before it is published.">
      <Terms draft={draft} problems={problems} onChange={onChange} />
      <Tabs
        value={text === null ? 'form' : 'json'}
        onChange={(_event, view: 'form' | 'json') => show(view)}
        aria-label="How rules are edited"
      >
        <Tab value="form" label="Form" />
        <Tab value="json" label="JSON" />
      </Tabs>
      {obstacle && (
        <Alert severity="warning" sx={{ marginTop: 1 }}>
          Line {obstacle.line}: {obstacle.message}. Change it here first.
        </Alert>
      )}
      <Box sx={{ marginY: 2 }}>
        {text === null ? (
          <RulesForm rules={rules} problems={problems} onChange={(changed) => onChange({ rules: changed })} />
        ) : (
          <RulesJson
            text={text}
            problems={textProblems(text, problems)}
            onChange={(typed) => onChange({ text: typed })}
          />
        )}
      </Box>
      {children}
    </Section>
  );
};

const Terms = ({ draft: { creditValue, note }, problems, onChange }: Omit<Props, 'children'>) => (
  <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2 }}>
    <RuleText
      label="A credit is worth, USD"
      value={creditValue}
      onChange={(value) => onChange({ creditValue: value })}
      problem={problems['credit_value_usd']}
      isNumber
      sx={{ maxWidth: { sm: 220 } }}
    />
    <RuleText label="Note" value={note} onChange={(words) => onChange({ note: words })} problem={problems['note']} />
  </Stack>
);

function textProblems(text: string, problems: Problems): readonly TextProblem[] {
  const read = readRules(text);
  if ('problem' in read) return [read.problem];
  return placeProblems(
    text,
    Object.fromEntries(Object.entries(problems).filter(([place]) => /^rules(\.|$)/.test(place))),
  );
}
