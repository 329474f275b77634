import type { ReactNode } from 'react';
import { useRecordContext } from 'react-admin';
import type { z } from 'zod';
import type { accessGroupList } from '#schemas/access-groups.ts';
import type { jobTypeList } from '#schemas/job-types.ts';
import type { modelGroupList } from '#schemas/model-groups.ts';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, NOTHING } from '../format/amounts.ts';
import { TeamLinks } from '../panel/TeamLinks.tsx';
import type { ModelAlias } from './model-alias.ts';

type Use = { readonly key: string; readonly what: string; readonly name: ReactNode; readonly teams: ReactNode };

const all = { query: { limit: 1_000 } };

/** The groups that hold an alias with the teams that have them, and the job types that name it. */
export const AliasUsage = () => {
  const alias = useRecordContext<ModelAlias>()?.model_alias;
  const access = useApi<z.output<typeof accessGroupList>>('/model-access-groups', all);
  const fallback = useApi<z.output<typeof modelGroupList>>('/model-groups', all);
  const jobTypes = useApi<z.output<typeof jobTypeList>>('/job-types', all);
  const uses: Use[] = [
    ...(access.data?.access_groups ?? [])
      .filter(({ model_aliases: models }) => models.some((model) => model.model_alias === alias))
      .map((group) => groupUse('access-groups', 'Access group', group)),
    ...(fallback.data?.model_groups ?? [])
      .filter(({ models }) => models.some((model) => model.model_name === alias))
      .map((group) => groupUse('model-groups', 'Model group', group)),
    ...(jobTypes.data?.job_types ?? []).flatMap(({ job_type: id, default_model: model, switch_to_alias: other }) =>
      [
        ...(model === alias ? ['Default of job type'] : []),
        ...(other === alias ? ['Switched to by job type'] : []),
      ].map((what) => ({
        key: `${what} ${id}`,
        what,
        name: <RecordLink resource="job-types" id={id} />,
        teams: NOTHING,
      })),
    ),
  ];
  return (
    <Section title="Used by" about="Who may call this alias, and what names it." isFlush={uses.length > 0}>
      <Loaded from={access} what="what uses the alias">
        {() =>
          uses.length === 0 ? 'Nobody can call it yet: put it into a group that teams have.' : <UseRows uses={uses} />
        }
      </Loaded>
    </Section>
  );
};

const UseRows = ({ uses }: { readonly uses: readonly Use[] }) => (
  <Rows<Use>
    rows={uses}
    keyOf={({ key }) => key}
    columns={[
      { name: 'Name', value: ({ name }) => name },
      { name: 'What', value: ({ what }) => what },
      { name: 'Teams', value: ({ teams }) => teams },
    ]}
  />
);

type Group = { readonly group_name: string; readonly team_count: number; readonly teams_using: readonly string[] };

const groupUse = (resource: string, what: string, group: Group): Use => ({
  key: `${resource} ${group.group_name}`,
  what,
  name: <RecordLink resource={resource} id={group.group_name} />,
  teams:
    group.team_count === 0 ? (
      `${formatCount(0)} teams`
    ) : (
      <TeamLinks teams={group.teams_using} count={group.team_count} />
    ),
});
