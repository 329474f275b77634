import type { JobHistory } from './job-histories.ts';

export type HistoryEvent = JobHistory['events'][number];
type Change = (events: HistoryEvent[]) => void;

/** A copy of the history in which something else happened. */
export function changeHistory(history: JobHistory, change: Change): JobHistory {
  const changed = structuredClone(history);
  change(changed.events);
  return changed;
}

/** Wherever the workflow did one thing, it did another. */
export const renameActivity =
  (from: string, to: string): Change =>
  (events) => {
    for (const activity of activitiesIn(events)) if (activity.name === from) activity.rename(to);
  };

/** The last thing that the workflow did was something that no workflow does. */
export const renameLastActivity: Change = (events) => {
  const last = activitiesIn(events).at(-1);
  if (!last) throw new Error('Nothing was done in this history');
  last.rename('somethingElse');
};

type Activity = { readonly name: string; readonly rename: (to: string) => void };
type Scheduled = { readonly activityType: { name: string } };
type Marker = { readonly markerName: string; readonly details: { readonly data: { readonly payloads: Payload[] } } };
type Payload = { data: string };

const activitiesIn = (events: readonly HistoryEvent[]): Activity[] =>
  events.flatMap((event) => {
    const scheduled = event['activityTaskScheduledEventAttributes'] as Scheduled | undefined;
    const marker = event['markerRecordedEventAttributes'] as Marker | undefined;
    if (scheduled) return [remote(scheduled)];
    if (marker?.markerName === 'core_local_activity') return marker.details.data.payloads.map(local);
    return [];
  });

const remote = ({ activityType }: Scheduled): Activity => ({
  name: activityType.name,
  rename(to) {
    activityType.name = to;
  },
});

/** A local activity leaves a marker once it has ended, with its name in JSON inside a payload. */
function local(payload: Payload): Activity {
  const noted = JSON.parse(Buffer.from(payload.data, 'base64').toString('utf8'));
  return {
    name: noted.activity_type,
    rename(to) {
      payload.data = Buffer.from(JSON.stringify({ ...noted, activity_type: to })).toString('base64');
    },
  };
}
