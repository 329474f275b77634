import { describe, expect, it } from 'vitest';
import { DomainError } from '#domain/errors.ts';
import { cancelOpenJobs } from './cancel-open-jobs.ts';
import type { Services } from './services.ts';

const open = Array.from({ length: 20 }, (_, index) => ({
  jobId: `job-${index}`,
  teamId: 'team',
  organizationId: 'organization',
  jobType: 'x',
  deadlineAt: new Date(),
}));

const jobsThat = (finish: Services['jobs']['finish']) => ({ jobs: { finish } as Services['jobs'] });

describe('cancelOpenJobs', () => {
  it('cancels every job once, eight at a time', async () => {
    const seen: string[] = [];
    let running = 0;
    let most = 0;
    const services = jobsThat(async ({ jobId }, outcome) => {
      seen.push(`${jobId} ${outcome}`);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    });

    expect(await cancelOpenJobs(services, open)).toEqual({ cancelled: 20, open: 0 });
    expect(seen.sort()).toEqual(open.map(({ jobId }) => `${jobId} cancelled`).sort());
    expect(most).toBe(8);
  });

  it('goes on after a job that is too slow, and counts it as open', async () => {
    const services = jobsThat(async ({ jobId }) => {
      if (jobId === 'job-3') throw new DomainError('still_running', 'later');
    });

    expect(await cancelOpenJobs(services, open)).toEqual({ cancelled: 19, open: 1 });
  });

  it('does not ask for every job while the engine is away', async () => {
    let asked = 0;
    const services = jobsThat(async () => {
      asked += 1;
      throw new DomainError('engine_unavailable', 'away');
    });

    expect(await cancelOpenJobs(services, open)).toEqual({ cancelled: 0, open: 20 });
    expect(asked).toBe(8);
  });

  it('has nothing to do without open jobs', async () => {
    expect(
      await cancelOpenJobs(
        jobsThat(async () => {}),
        [],
      ),
    ).toEqual({ cancelled: 0, open: 0 });
  });
});
