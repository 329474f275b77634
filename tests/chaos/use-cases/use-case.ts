import type { Application } from '../application.ts';

/** What an application does in a job that it has opened and will end. Throws when a call fails for good. */
export type UseCase = (app: Application, jobId: string) => Promise<void>;
