import { ActivityCancellationType, type ActivityOptions, type LocalActivityOptions } from '@temporalio/workflow';

/** Short database writes, run inside the workflow task: try until they land, because money must not be left half-moved. */
export const ledgerWrite = {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
} satisfies LocalActivityOptions;

/**
 * Model calls: a dead worker is noticed by its missing heartbeats and the call moves to another. How often a provider
 * is asked again is decided in `domain/retries.ts`; these limits only end what never ends by itself.
 */
export const modelCall = {
  heartbeatTimeout: '6 seconds',
  startToCloseTimeout: '10 minutes',
  scheduleToCloseTimeout: '20 minutes',
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
} satisfies ActivityOptions;

/** A call's turn: asked for until there is room for it. How long that may take is the team's limit, not this one. */
export const turn = {
  startToCloseTimeout: '10 seconds',
  scheduleToCloseTimeout: '2 hours',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
} satisfies ActivityOptions;

/** Work that nobody waits for: tried until it lands. */
export const upkeep = {
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
} satisfies ActivityOptions;

/** Credits that a team gets again, short database writes: elsewhere soon when their worker dies. */
export const grant = { ...upkeep, startToCloseTimeout: '15 seconds' } satisfies ActivityOptions;

/** Work through what was left, one job after another: tried until it lands, elsewhere when its worker dies. */
export const sweeping = {
  heartbeatTimeout: '20 seconds',
  startToCloseTimeout: '10 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
} satisfies ActivityOptions;

/** A step at LiteLLM's management, at most three requests of 5 seconds: tried until it lands or is refused. */
export const management = {
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
} satisfies ActivityOptions;

/** A comparison of many rows that nobody waits for: tried until it lands. */
export const wideComparison = {
  heartbeatTimeout: '1 minute',
  startToCloseTimeout: '30 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '5 minutes' },
} satisfies ActivityOptions;
