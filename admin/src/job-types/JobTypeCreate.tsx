import { Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useRedirect } from 'react-admin';
import { Section } from '../display/Section.tsx';
import { Page } from '../panel/Page.tsx';

/** Leads to the page of a job type, which is there for every name that jobs may have. */
export const JobTypeCreate = () => {
  const [name, setName] = useState('');
  const redirect = useRedirect();
  const goOn = (event: FormEvent) => {
    event.preventDefault();
    redirect('show', 'job-types', name.trim());
  };
  return (
    <Page title="Set up a job type">
      <Section title="Which job type?" about="The name that applications give with job_type when they create a job.">
        <form onSubmit={goOn}>
          <TextField label="Job type" value={name} onChange={({ target }) => setName(target.value)} required />
          <Button type="submit" variant="contained" disabled={name.trim() === ''} sx={{ marginTop: 1 }}>
            Go on
          </Button>
        </form>
      </Section>
    </Page>
  );
};
