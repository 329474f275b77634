import { Stack, Typography } from '@mui/material';
import { DateTimeInput } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import type { PriceVersion } from '../price-books/price-book.ts';
import { VersionComparison } from '../price-books/VersionComparison.tsx';
import { inEffect } from '../price-books/version-state.ts';

type Props = { readonly version: PriceVersion; readonly versions: readonly PriceVersion[]; readonly path: string };

/** Publishes a draft, after saying what that changes. */
export const PublishDraft = ({ version, versions, path }: Props) => (
  <ActionButton
    label="Publish"
    variant="outlined"
    method="POST"
    path={`${path}/publish`}
    title={`Publish version ${version.number}?`}
    explanation={<WhatItDoes version={version} present={inEffect(versions, new Date())} />}
    confirm="Publish"
    done="The version is published."
    toBody={({ effective_from: from }) => ({
      effective_from: from ? new Date(from as string | Date).toISOString() : null,
    })}
  >
    <DateTimeInput source="effective_from" label="In effect from (your time)" helperText="At once when empty" />
  </ActionButton>
);

type WhatProps = { readonly version: PriceVersion; readonly present: PriceVersion | undefined };

const WhatItDoes = ({ version, present }: WhatProps) => (
  <Stack sx={{ gap: 1 }}>
    <Typography>
      Jobs that are created from then on, of every team that the book {version.book_id} counts for, are priced by it.
      Open jobs keep their prices. It can never be changed or taken back; publish another version to go on.
    </Typography>
    {present ? (
      <>
        <Typography variant="subtitle2" component="p">
          Against version {present.number}, which is in effect
        </Typography>
        <VersionComparison before={present} after={version} />
      </>
    ) : (
      <Typography>No version of this book is in effect yet: its teams paid by the default book until now.</Typography>
    )}
  </Stack>
);
