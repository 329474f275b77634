import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What operators can filter jobs by in the Temporal UI. Ids and states only, nothing of a prompt. */
export const teamIdKey = defineSearchAttributeKey('TeamId', SearchAttributeType.KEYWORD);
export const organizationIdKey = defineSearchAttributeKey('OrganizationId', SearchAttributeType.KEYWORD);
export const jobTypeKey = defineSearchAttributeKey('JobType', SearchAttributeType.KEYWORD);
export const jobOutcomeKey = defineSearchAttributeKey('JobOutcome', SearchAttributeType.KEYWORD);

/** Temporal's own: the moment a schedule meant, however late its workflow begins. */
export const scheduledStartTimeKey = defineSearchAttributeKey(
  'TemporalScheduledStartTime',
  SearchAttributeType.DATETIME,
);
