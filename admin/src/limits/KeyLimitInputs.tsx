import { NumberInput } from 'react-admin';
import { AliasLimitInputs } from './AliasLimitInputs.tsx';
import { RateInputs } from './RateInputs.tsx';

type Props = { readonly source: string };

/** Limits that a key and a team can have alike. Empty: no limit. */
export const KeyLimitInputs = ({ source }: Props) => (
  <>
    <RateInputs prefix={`${source}.`} />
    <NumberInput source={`${source}.open_jobs`} label="Open jobs at once" min={1} helperText={false} />
    <AliasLimitInputs source={`${source}.aliases`} />
  </>
);
