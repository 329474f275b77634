import { Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { AutocompleteArrayInput, NumberInput, required, SelectInput, TextInput } from 'react-admin';
import { OrderedInput } from '../ordered-input/OrderedInput.tsx';
import { ActualModelInput } from './ActualModelInput.tsx';
import { aliasStatusChoices } from './alias-status.ts';
import { cacheScopeChoices } from './cache-scopes.ts';
import { ListedPriceNote } from './ListedPriceNote.tsx';
import { useGroupNames } from './use-group-names.ts';

/** What an alias is, on the pages that make and change one. */
export const AliasInputs = () => (
  <>
    <TextInput source="display_name" label="Display name" helperText="For people; the alias when left empty" />
    <TextInput source="description" label="Description" multiline helperText="Teams do not see it" />
    <AutocompleteArrayInput
      source="access_groups"
      label="Groups"
      choices={[...useGroupNames()]}
      helperText="Teams that have one of these groups may call the alias"
    />
    <SelectInput
      source="status"
      label="Status"
      choices={aliasStatusChoices}
      defaultValue="active"
      validate={required()}
      helperText="Nobody can call an inactive alias"
    />
    <ModelInputs />
    <LimitInputs />
  </>
);

const ModelInputs = () => (
  <>
    <Heading>Model and price</Heading>
    <ActualModelInput />
    <TextInput source="provider" label="Provider" validate={required()} helperText="Whose keys a customer may bring" />
    <Pair>
      <NumberInput
        source="pricing_input"
        label="USD per 1M tokens read"
        min={0}
        helperText="With the price written, or neither"
      />
      <NumberInput source="pricing_output" label="USD per 1M tokens written" min={0} helperText={false} />
    </Pair>
    <ListedPriceNote />
    <OrderedInput
      source="fallbacks"
      label="Fallbacks"
      help="Models that LiteLLM tries next, in this order, when the one above fails"
      entry="model"
      choices={[]}
      isFree
    />
  </>
);

const LimitInputs = () => (
  <>
    <Heading>Limits and cache</Heading>
    <NumberInput
      source="max_output_tokens"
      label="Most output tokens"
      min={1}
      helperText="A call may not ask for more; no limit when empty"
    />
    <Pair>
      <NumberInput
        source="cache_ttl_seconds"
        label="Keep replies for (seconds)"
        min={1}
        helperText="Never when empty"
      />
      <SelectInput
        source="cache_scope"
        label="Shared with"
        choices={cacheScopeChoices}
        defaultValue="team"
        validate={required()}
        helperText="Who else gets a kept reply"
      />
    </Pair>
  </>
);

type Props = { readonly children: ReactNode };

const Heading = ({ children }: Props) => (
  <Typography variant="subtitle1" component="h2" sx={{ fontWeight: 650, marginTop: 2 }}>
    {children}
  </Typography>
);

const Pair = ({ children }: Props) => (
  <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ width: '100%', columnGap: 2 }}>
    {children}
  </Stack>
);
